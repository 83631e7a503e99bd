import { smallCell } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Huisstijl } from '../huisstijl.ts'
import type { Outgoing } from '../outgoing.ts'
import type { TextMeasure } from '../scene/measure.ts'
import type { Scene, SceneParts } from '../scene/scene.ts'
import { sceneToPng } from '../scene/scene-png.ts'
import { mapScene, networkScene } from '../scene/wijkkaart-scene.ts'
import { createDeck, type Deck, margin, slideWidth } from './deck.ts'
import { addCards, addThemas } from './signalen-slides.ts'

/** Room for a drawing below the title. */
const room = { x: margin, y: 1.7, w: slideWidth - 2 * margin, h: 5.2 }

/** The whole werksessie: the order, a slide per thema, the wijkkaart, a slide per kanskaart. */
export async function rapportSlides(
  out: Outgoing,
  { huisstijl, measure, parts }: { huisstijl: Huisstijl; measure: TextMeasure; parts: SceneParts },
): Promise<Uint8Array> {
  const l = { locale: out.locale }
  const place = out.werksessie.area || out.werksessie.title
  const deck = createDeck(out, huisstijl, `${m.export_rapport({}, l)} ${place}`)
  addRanking(deck, out)
  addThemas(deck, out)
  await addDrawings(deck, out, { measure, parts })
  addCards(deck, out)
  return deck.pack()
}

/** The wijkkaart on two slides, with everything on it in the notes. */
export async function wijkkaartSlides(
  out: Outgoing,
  { huisstijl, measure, parts }: { huisstijl: Huisstijl; measure: TextMeasure; parts: SceneParts },
): Promise<Uint8Array> {
  const place = out.werksessie.area || out.werksessie.title
  const deck = createDeck(out, huisstijl, `${m.export_wijkkaart({}, { locale: out.locale })} ${place}`)
  await addDrawings(deck, out, { measure, parts })
  return deck.pack()
}

function addRanking(deck: Deck, out: Outgoing): void {
  const l = { locale: out.locale }
  const { rangorde } = out
  if (rangorde === undefined || rangorde.themas.length === 0) return
  const few = m.uitslag_te_weinig({}, l)
  const told = (side: 'professional' | 'inwoner', share: number): string =>
    rangorde.ballots[side] < smallCell ? few : `${Math.round(share * 100)}%`
  const rows = [
    [
      m.export_prog_rang({}, l),
      m.export_kol_thema({}, l),
      m.export_prog_professionals({ count: rangorde.ballots.professional }, l),
      m.export_prog_bewoners({ count: rangorde.ballots.inwoner }, l),
    ],
    ...rangorde.themas.map(({ rank, title, share }) => [
      String(rank),
      title,
      told('professional', share.professional),
      told('inwoner', share.inwoner),
    ]),
  ]
  const status = rangorde.status === 'definitief' ? m.export_prog_definitief({}, l) : m.export_prog_voorlopig({}, l)
  // More themas than fit go on to a next slide.
  const perSlide = 12
  for (let from = 1; from < rows.length; from += perSlide) {
    const part = rows.slice(from, from + perSlide)
    const notes = part.map((row) => row.join(' · ')).join('\n')
    const slide = deck.slide(m.export_prog_volgorde({}, l), { over: status, notes })
    deck.table(slide, [rows[0] ?? [], ...part], room, [1, 6, 3, 3])
  }
}

async function addDrawings(
  deck: Deck,
  out: Outgoing,
  { measure, parts }: { measure: TextMeasure; parts: SceneParts },
): Promise<void> {
  const l = { locale: out.locale }
  const nameOf = (id: string): string => out.nodes.find((node) => node.id === id)?.name ?? ''
  const drawings: readonly (readonly [title: string, scene: Scene | undefined, notes: string])[] = [
    [m.export_wijkkaart_kaart({}, l), mapScene(out, measure), out.nodes.map(({ name }) => name).join('\n')],
    [
      m.export_wijkkaart_netwerk({}, l),
      networkScene(out, measure),
      out.relations
        .map(({ from, to, remark }) => `${nameOf(from)} – ${nameOf(to)}${remark === '' ? '' : `: ${remark}`}`)
        .join('\n'),
    ],
  ]
  for (const [title, scene, notes] of drawings) {
    if (scene === undefined) continue
    const slide = deck.slide(title, { notes })
    const { w, h } = scene.bounds
    const scale = Math.min(room.w / w, room.h / h)
    const box = { x: room.x + (room.w - w * scale) / 2, y: room.y, w: w * scale, h: h * scale }
    deck.picture(slide, await sceneToPng(scene, parts), box, scene.description)
  }
}
