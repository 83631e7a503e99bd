import type { InktKleur, Tekening } from '../../../shared/domain/tekening.ts'

/** Ink on the light paper of the bord, and on the dark one: readable on both (4.5 to 1, tested). */
export const inktKleurenOp: Readonly<Record<'licht' | 'donker', Readonly<Record<InktKleur, string>>>> = {
  licht: {
    inkt: '#12212b',
    blauw: '#0b4f9e',
    groen: '#1f6b3b',
    rood: '#a8182c',
    paars: '#6a3d9e',
    oranje: '#b24a00',
  },
  donker: {
    inkt: '#f2f5f4',
    blauw: '#8ec5ff',
    groen: '#86d9a5',
    rood: '#ff9aa6',
    paars: '#cdb0ff',
    oranje: '#ffb67a',
  },
}

/** Bord units; the same as in the exports. */
export const lijnDikte: Readonly<Record<NonNullable<Tekening['dikte']>, number>> = { dun: 2, gewoon: 4, dik: 8 }
export const tekstMaat = { size: 20, line: 26, width: 320, baseline: 19 } as const
export const stipStraal = 9
/** Width of a kanskaart and of a place of the wijkkaart on the bord. */
export const kaartBreedte = 240
