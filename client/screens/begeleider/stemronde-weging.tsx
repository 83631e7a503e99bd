import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { makesRangorde, type Stemronde } from '../../../shared/domain/stem.ts'
import { criteria } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { criterionName } from '../rangorde/criterion-words.ts'
import { listed, weighing } from '../shell/words.ts'

/** What a round counts with: recorded before it opens, and fixed from then on. */
export function VasteWeging({
  ronde,
  isRecorded = true,
}: {
  readonly ronde:
    | Pick<Stemronde, 'form' | 'doel' | 'weights' | 'alpha' | 'dotsPerPerson' | 'maxDotsPerTarget'>
    | undefined
  /** False: what will be recorded when it opens. */
  readonly isRecorded?: boolean
}): ReactNode {
  if (ronde === undefined) return null
  const { form, weights, alpha, dotsPerPerson, maxDotsPerTarget } = ronde
  return (
    <div className="rg-vast">
      <h3>
        <LockKeyhole size={16} aria-hidden="true" /> {isRecorded ? m.regie_stem_vast_nu() : m.regie_stem_vast()}
      </h3>
      <p>
        {weighing(alpha)}{' '}
        {form === 'stippen' ? m.regie_stem_limieten({ stippen: dotsPerPerson, max: maxDotsPerTarget }) : ''}
      </p>
      {makesRangorde(ronde) ? (
        <p>
          {m.regie_stem_gewichten({
            gewichten: listed(
              criteria.map((criterion) => `${criterionName[criterion]().toLowerCase()} ${weights[criterion]}`),
            ),
          })}
        </p>
      ) : null}
    </div>
  )
}
