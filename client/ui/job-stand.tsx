import { LoaderCircle, RotateCcw, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from './button.tsx'

/** What this shows of a job; a `Job` of `regie` fits. `progress` is 0..1, `error` a reason of the server. */
export interface JobView {
  readonly status: 'wacht' | 'bezig' | 'klaar' | 'mislukt' | 'geannuleerd'
  readonly progress: number
  readonly error?: string | undefined
}

/** Why a job did not finish, as the server names it; anything else is `fout`. */
const reasons: Readonly<Record<string, () => string>> = {
  tijd_op: m.job_reden_tijd_op,
  gestopt: m.job_reden_gestopt,
  niet_bewaard: m.job_reden_niet_bewaard,
}

/**
 * How far work of the computer is: waiting, busy with a bar and a way to stop, failed with the reason and a way to try again,
 * stopped. Shows nothing when there is no job or it is done; what it made speaks for itself.
 */
export function JobStand({
  job,
  isAsked = false,
  what,
  onCancel,
  onRetry,
}: {
  readonly job: JobView | undefined
  /** Asked for a moment ago, and the server has not answered yet: `job` is an earlier one. */
  readonly isAsked?: boolean
  /** What the computer does, as a sentence without a full stop: "De computer leest alle briefjes". */
  readonly what: string
  readonly onCancel?: (() => void) | undefined
  readonly onRetry?: (() => void) | undefined
}): ReactNode {
  const status = isAsked ? 'wacht' : job?.status
  if (job === undefined ? !isAsked : status === 'klaar') return null
  if (job === undefined || status === 'wacht' || status === 'bezig') {
    const isRunning = job !== undefined && status === 'bezig'
    const percent = isRunning ? Math.round(Math.min(1, Math.max(0, job.progress)) * 100) : 0
    return (
      <div className="ui-job">
        <div className="ui-job-rij">
          <LoaderCircle size={18} aria-hidden="true" className="ui-job-draait" />
          {/* A screen reader hears that it began and that it ended; every percent in between would be a nuisance. */}
          <p role="status">{isRunning ? `${what}.` : m.job_wacht()}</p>
          {isRunning ? <span className="ui-job-procent">{m.job_procent({ procent: percent })}</span> : null}
          {onCancel === undefined || isAsked ? null : (
            <Button size="klein" kind="stil" icon={<X size={16} aria-hidden="true" />} onPress={onCancel}>
              {m.job_stop()}
            </Button>
          )}
        </div>
        <progress max={100} {...(isRunning ? { value: percent } : {})} aria-label={what} />
      </div>
    )
  }
  const isFailed = status === 'mislukt'
  return (
    <div className={`ui-job ${isFailed ? 'ui-job-mislukt' : ''}`} role={isFailed ? 'alert' : 'status'}>
      <div className="ui-job-rij">
        {isFailed ? <TriangleAlert size={18} aria-hidden="true" /> : null}
        <p>
          {isFailed ? (
            <>
              <strong>{m.job_mislukt()}</strong> {(reasons[job.error ?? ''] ?? m.job_reden_fout)()}
            </>
          ) : (
            m.job_geannuleerd()
          )}
        </p>
        {onRetry === undefined ? null : (
          <Button size="klein" icon={<RotateCcw size={16} aria-hidden="true" />} onPress={onRetry}>
            {m.job_opnieuw()}
          </Button>
        )}
      </div>
    </div>
  )
}
