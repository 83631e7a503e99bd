import { m } from '../../shared/i18n/messages.ts'
import { plaatColors, printedFrame, printedSource } from './kanskaarten-print.ts'
import type { Outgoing } from './outgoing.ts'
import { readPictogramPaths } from './scene/icon-path.ts'
import type { TextMeasure } from './scene/measure.ts'
import type { Scene, SceneParts } from './scene/scene.ts'
import { sceneToSvg } from './scene/scene-svg.ts'
import type { Stuk } from './stuk/stuk.ts'
import { wijkkaartStuk } from './stuk/wijkkaart-stuk.ts'

/** Data of `templates/signalen.typ`: the notes under the plate of their thema, the loose ones last. */
export function printSignalen(out: Outgoing, missingCharacters: number) {
  const l = { locale: out.locale }
  const place = out.werksessie.area || out.werksessie.title
  const group = (title: string, color: string, icon: string, belongs: (themaId: string | undefined) => boolean) => {
    const items = out.signalen.filter(({ signaal }) => belongs(signaal?.themaId))
    return {
      title,
      color,
      icon,
      count: m.signalen_count({ count: items.length }, l),
      items: items.map((source) => printedSource(source, out, { showBy: true })),
    }
  }
  const known = new Set<string>(out.themas.map((thema) => thema.id))
  const groups = [
    ...out.themas.map((thema) =>
      group(thema.title, plaatColors[thema.plaat], thema.pictogram, (themaId) => themaId === thema.id),
    ),
    group(
      m.export_geen_thema({}, l),
      plaatColors.los,
      'layers',
      (themaId) => themaId === undefined || !known.has(themaId),
    ),
  ]
  return {
    ...printedFrame(out, { ...out.leftOut, characters: missingCharacters }, `${m.export_signalen({}, l)} ${place}`),
    count: m.signalen_count({ count: out.signalen.length }, l),
    groups: groups.filter(({ items }) => items.length > 0),
  }
}

/** Data of `templates/stuk.typ`: a document of parts. Shapes of drawings are in `raw`, their words are text like all other. */
export function printStuk(
  stuk: Stuk,
  out: Outgoing,
  missingCharacters: number,
  options: { readonly landscape?: boolean } = {},
) {
  const l = { locale: out.locale }
  const raw: string[] = []
  const blocks = stuk.blocks.map((block) => {
    switch (block.type) {
      case 'heading':
        return { ...block, newPage: block.newPage === true, color: block.color ?? null }
      case 'field':
        return { ...block, open: block.open ?? null }
      case 'drawing': {
        const { bounds, description } = block.scene
        raw.push(new TextDecoder().decode(sceneToSvg(block.scene, printedParts(), { words: false })))
        return {
          type: 'drawing',
          picture: raw.length - 1,
          w: bounds.w,
          h: bounds.h,
          alt: description,
          texts: textsOf(block.scene),
        }
      }
      default:
        return block
    }
  })
  const leftOut = { ...out.leftOut, characters: missingCharacters }
  return {
    ...printedFrame(out, leftOut, stuk.title),
    leftOut:
      missingCharacters === 0 ? stuk.leftOut : [...stuk.leftOut, m.export_weg_tekens({ count: missingCharacters }, l)],
    status: stuk.status,
    landscape: options.landscape === true,
    words: {
      none: m.export_geen_regels({}, l),
      leftOut: m.export_wat_ontbreekt({}, l),
      nothing: m.export_niets_weg({}, l),
    },
    blocks,
    raw,
  }
}

/** Data of `templates/stuk.typ` for the wijkkaart: two drawings, then everything on them as tables (C4). */
export const printWijkkaart = (out: Outgoing, measure: TextMeasure, missingCharacters: number) =>
  printStuk(wijkkaartStuk(out, measure), out, missingCharacters, { landscape: true })

/** Drawings in a document have icons and no pictures of the bord. */
const printedParts = (): SceneParts => ({ icons: readPictogramPaths(), bestanden: {} })

function textsOf(scene: Scene) {
  const leaves = scene.items.flatMap((item) => (item.type === 'group' ? item.items : [item]))
  return leaves.flatMap((leaf) =>
    leaf.type === 'text'
      ? [
          {
            x: leaf.x - scene.bounds.x,
            y: leaf.y - scene.bounds.y,
            size: leaf.size,
            weight: leaf.weight,
            fill: leaf.fill,
            text: leaf.text,
          },
        ]
      : [],
  )
}
