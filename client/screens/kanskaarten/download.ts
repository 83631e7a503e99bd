import { getLocale, m } from '../../../shared/i18n/messages.ts'
import type { Problem } from '../../../shared/protocol/api.ts'
import { toast } from '../../ui/toast.tsx'

/** Fetches one export of a werksessie (`kanskaarten.pdf`) and gives it to the browser as a file; says what went wrong. */
export async function downloadExport(werksessieId: string, toegang: string, file: string): Promise<void> {
  const url = `/api/werksessies/${werksessieId}/export/${file}?toegang=${encodeURIComponent(toegang)}&taal=${getLocale()}`
  try {
    const response = await fetch(url, { credentials: 'same-origin' })
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
      toast(m.kk_download_mislukt({ reden: problem.detail ?? m.net_onverwacht() }))
      return
    }
    const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
    const address = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = address
    link.download = named ?? file
    link.click()
    // The browser reads the address after this turn; a minute is plenty.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    toast(m.kk_download_klaar())
  } catch {
    toast(m.kk_download_mislukt({ reden: m.net_offline() }))
  }
}
