import { m } from '../../shared/i18n/messages.ts'
import { copyFlavours } from './kopieer.ts'
import { toast } from './toast.tsx'

/** What an address can point at, by the name of its parameter. */
export type LinkSoort = 'sig' | 'thema' | 'kader' | 'kaart'

/** The address of one thing on the bord. Without a toegang: whoever opens it uses their own. */
export const linkTo = (soort: LinkSoort, id: string, werksessieId: string): string =>
  `${location.origin}/w/${encodeURIComponent(werksessieId)}/${soort === 'kaart' ? 'kanskaarten' : 'bord'}?${soort}=${encodeURIComponent(id)}`

/** Copies the address and says so; where the browser refuses, it shows the address to copy by hand. */
export function copyLink(soort: LinkSoort, id: string, werksessieId: string): void {
  const link = linkTo(soort, id, werksessieId)
  toast(copyFlavours({ 'text/plain': link }) ? m.keuze_link_gekopieerd() : m.keuze_link_zelf({ link }))
}
