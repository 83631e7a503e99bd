import { encode } from 'uqr'
import { m } from '../../shared/i18n/messages.ts'
import type { Blad } from './blad.ts'
import { printedFrame } from './kanskaarten-print.ts'
import type { Outgoing } from './outgoing.ts'

/** Data of `templates/bladen.typ`: a page per sheet, with a QR code that any camera reads, the code, and three sentences. */
export function printBladen(out: Outgoing, bladen: readonly Blad[], missingCharacters: number) {
  const l = { locale: out.locale }
  const { area, title } = out.werksessie
  return {
    ...printedFrame(
      out,
      { hidden: 0, archived: 0, surveyWithoutConsent: 0, statements: 0, characters: missingCharacters },
      `${m.blad_titel({}, l)}: ${title}`,
    ),
    place: area || title,
    subtitle: area === '' ? '' : title,
    heading: m.blad_titel({}, l),
    noPhone: m.blad_geen_telefoon({}, l),
    qrLabel: m.blad_qr({}, l),
    sheets: bladen.map(({ table, link, code }) => ({
      table: table === undefined ? '' : m.blad_tafel({ nummer: table }, l),
      code,
      qr: qrSquares(link),
      steps: [m.blad_stap_1({}, l), m.blad_stap_2({ adres: new URL(link).host, code }, l), m.blad_stap_3({}, l)],
    })),
  }
}

/** The dark squares, in modules from the top left: numbers, because text of that length would be given places to break. */
function qrSquares(text: string): { readonly size: number; readonly dark: readonly (readonly [number, number])[] } {
  const { size, data } = encode(text, { ecc: 'M', border: 0 })
  return { size, dark: data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [[x, y] as const] : []))) }
}
