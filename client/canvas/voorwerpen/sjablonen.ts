import type { Size } from '../../../shared/domain/frame.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Sjabloon } from '../../model/voorwerp-types.ts'

/** A ready layout with its name and what it is for; words are those of the language of now. */
export interface SjabloonKeuze {
  readonly id: string
  readonly naam: string
  readonly uitleg: string
  readonly sjabloon: Sjabloon
}

const gap = 24
const vak: Size = [460, 360]

/** Frames beside and under one another, row by row. */
const grid = (titles: readonly string[], columns: number, size: Size = vak): Sjabloon['frames'] =>
  titles.map((title, index) => ({
    title,
    size,
    pos: [(index % columns) * (size[0] + gap), Math.floor(index / columns) * (size[1] + gap)],
  }))

/** The layouts that people choose from. */
export function sjablonen(): readonly SjabloonKeuze[] {
  const none = { teksten: [], lijnen: [] }
  const kolom: Size = [311, 520]
  return [
    {
      id: 'vier',
      naam: m.sjabloon_vier(),
      uitleg: m.sjabloon_vier_uitleg(),
      sjabloon: {
        ...none,
        frames: grid(
          [m.sjabloon_vier_goed(), m.sjabloon_vier_beter(), m.sjabloon_vier_kansen(), m.sjabloon_vier_zorgen()],
          2,
        ),
      },
    },
    {
      id: 'tijd',
      naam: m.sjabloon_tijd(),
      uitleg: m.sjabloon_tijd_uitleg(),
      sjabloon: {
        teksten: [],
        frames: grid(
          [m.sjabloon_tijd_nu(), m.sjabloon_tijd_kwartaal(), m.sjabloon_tijd_jaar(), m.sjabloon_tijd_later()],
          4,
          kolom,
        ),
        lijnen: [{ kind: 'pijl', pos: [0, -28], points: [0, 0, 4 * kolom[0] + 3 * gap, 0] }],
      },
    },
    {
      id: 'voor',
      naam: m.sjabloon_voor(),
      uitleg: m.sjabloon_voor_uitleg(),
      sjabloon: {
        frames: grid([m.sjabloon_voor_voor(), m.sjabloon_voor_tegen()], 2, [460, 520]),
        teksten: [{ text: m.sjabloon_voor_vraag(), pos: [0, -48] }],
        lijnen: [],
      },
    },
    {
      id: 'effect',
      naam: m.sjabloon_effect(),
      uitleg: m.sjabloon_effect_uitleg(),
      sjabloon: {
        frames: grid(
          [m.sjabloon_effect_snel(), m.sjabloon_effect_groot(), m.sjabloon_effect_klein(), m.sjabloon_effect_niet()],
          2,
        ),
        teksten: [
          { text: m.sjabloon_effect_as_effect(), pos: [-150, 0] },
          { text: m.sjabloon_effect_as_moeite(), pos: [2 * vak[0] + gap - 150, 2 * vak[1] + gap + 34] },
        ],
        lijnen: [
          { kind: 'pijl', pos: [-24, 0], points: [0, 2 * vak[1] + gap, 0, 0] },
          { kind: 'pijl', pos: [0, 2 * vak[1] + gap + 24], points: [0, 0, 2 * vak[0] + gap, 0] },
        ],
      },
    },
    {
      id: 'wie',
      naam: m.sjabloon_wie(),
      uitleg: m.sjabloon_wie_uitleg(),
      sjabloon: {
        ...none,
        frames: grid(
          [
            m.sjabloon_wie_bewoners(),
            m.sjabloon_wie_professionals(),
            m.sjabloon_wie_gemeente(),
            m.sjabloon_wie_samen(),
          ],
          4,
          kolom,
        ),
      },
    },
  ]
}
