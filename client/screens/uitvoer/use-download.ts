import { useCallback, useEffect, useRef, useState } from 'react'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import type { Problem } from '../../../shared/protocol/api.ts'
import { leftOutHeader } from '../../../shared/protocol/export.ts'
import { useSession } from '../../model/hooks.ts'
import type { JobView } from '../../ui/job-stand.tsx'
import type { LeftOut } from './files.ts'

/** How often the page asks how far a file is, in ms. */
const askMs = 700

export interface Download {
  readonly job: JobView | undefined
  /** Why it did not come, as a sentence. */
  readonly error: string | undefined
  readonly done: { readonly fileName: string; readonly leftOut: LeftOut | undefined } | undefined
  /** Asks for `{what}.{ext}` and gives it to the browser as a file. */
  start(file: string, choices: Readonly<Record<string, string>>): void
  /** Closes the connection: the server stops working on it. */
  stop(): void
}

/** One file at a time, with how far it is and a way to stop. */
export function useDownload(): Download {
  const { werksessieId, toegang } = useSession()
  const [job, setJob] = useState<JobView>()
  const [error, setError] = useState<string>()
  const [done, setDone] = useState<Download['done']>()
  const control = useRef<AbortController>(undefined)
  useEffect(() => () => control.current?.abort(), [])

  const start = useCallback(
    (file: string, choices: Readonly<Record<string, string>>) => {
      control.current?.abort()
      const own = new AbortController()
      control.current = own
      // Only this page asks under it; it need not be a secret.
      const taak = `t${performance.now().toString(36).replace('.', '')}${file.replace(/\W/g, '')}`
        .slice(0, 38)
        .padEnd(10, '0')
      const base = `/api/werksessies/${werksessieId}`
      const query = new URLSearchParams({ toegang, taal: getLocale(), taak, ...choices })
      setError(undefined)
      setDone(undefined)
      setJob({ status: 'wacht', progress: 0 })
      const asking = setInterval(() => {
        fetch(`${base}/exporttaken/${taak}?toegang=${encodeURIComponent(toegang)}`, { signal: own.signal })
          .then((response) => (response.ok ? response.json() : undefined))
          .then((found: JobView | undefined) => {
            if (found !== undefined && control.current === own && found.status === 'bezig') setJob(found)
          })
          .catch(() => {
            // The file itself says what went wrong.
          })
      }, askMs)
      const run = async (): Promise<void> => {
        const response = await fetch(`${base}/export/${file}?${query}`, {
          signal: own.signal,
          credentials: 'same-origin',
        })
        if (!response.ok) {
          const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
          throw new Error(problem.detail ?? m.net_onverwacht())
        }
        const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? file
        const left = response.headers.get(leftOutHeader)
        giveToBrowser(await response.blob(), named)
        setDone({ fileName: named, leftOut: left === null ? undefined : (JSON.parse(left) as LeftOut) })
        setJob({ status: 'klaar', progress: 1 })
      }
      run()
        .catch((thrown: unknown) => {
          if (own.signal.aborted) {
            if (control.current === own) setJob({ status: 'geannuleerd', progress: 0 })
            return
          }
          setJob(undefined)
          // A failed fetch has no words for people.
          setError(
            thrown instanceof TypeError
              ? m.net_offline()
              : thrown instanceof Error
                ? thrown.message
                : m.net_onverwacht(),
          )
        })
        .finally(() => clearInterval(asking))
    },
    [werksessieId, toegang],
  )
  const stop = useCallback(() => control.current?.abort(), [])
  return { job, error, done, start, stop }
}

function giveToBrowser(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the address after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
