import { boundsOf, fitRect, type Viewport } from '../../../client/canvas/geometry.ts'
import { createLayout } from '../../../client/canvas/layout.ts'
import { createWrapper } from '../../../client/canvas/wrap.ts'
import { createPrng } from '../../../shared/base/prng.ts'
import { type Signaal, signaalKinds } from '../../../shared/domain/signaal.ts'
import { type Plaat, platen, type Thema } from '../../../shared/domain/thema.ts'

/** A note as the peers get it, in bord units. */
export interface BenchNote {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly text: string
  readonly kind: number
}

/** The same board for everybody: what is on it, where it lies, and which part is seen first. */
export interface BenchBord {
  readonly notes: readonly BenchNote[]
  readonly areas: readonly {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }[]
  readonly view: Viewport
  /** Of the notes, for ours: text, kind and the title of the thema. */
  readonly rows: readonly { readonly tekst: string; readonly soort: string; readonly thema: string }[]
  readonly themas: readonly string[]
}

const words =
  'licht vijver koffie buurt geld wachtlijst schimmel zondag bankje samen eten spreekuur jongeren moeders huur brief bus school plein avond taal fiets speeltuin hulp aanvraag formulier eenzaam kookgroep sportveld wandelen dokter'.split(
    ' ',
  )
const themas = [
  'Geldzorgen',
  'Ontmoeten',
  'Mentaal',
  'Wegwijs',
  'Meedoen',
  'Wonen',
  'Gezond',
  'Veilig',
  'Groen',
  'Jeugd',
]

/** Makes a board of `count` notes in ten themas; the same one for the same count. */
export function makeBord(count: number): BenchBord {
  const random = createPrng(count)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const signalen = Array.from({ length: count }, (_, at): Signaal => {
    const text = Array.from({ length: 4 + Math.floor(random() * 12) }, () => pick(words)).join(' ')
    return {
      id: `s${String(at).padStart(5, '0')}`,
      text,
      kind: pick(signaalKinds),
      authorGroup: 'professional',
      channel: 'bord',
      ookThemas: [],
      themaId: `t${at % themas.length}`,
      createdAt: at + 1,
    } as unknown as Signaal
  })
  const layout = createLayout(createWrapper((word) => word.length * 0.46))
  const { items } = layout.update({
    themas: themas.map((title, at) => themaOf(`t${at}`, title, at)),
    signalen,
    ghosts: [],
    titles: { los: 'Nog los', nergens: 'Past nergens', hidden: '' },
  })
  const notes: BenchNote[] = []
  const areas: { id: string; x: number; y: number; w: number; h: number }[] = []
  for (const item of items.values()) {
    const { x, y, w, h } = item
    if (item.type === 'area') areas.push({ id: item.id.replace(':', '-'), x, y, w, h })
    else if (item.type === 'signaal')
      notes.push({ id: item.id, x, y, w, h, text: item.signaal.text, kind: signaalKinds.indexOf(item.signaal.kind) })
  }
  const bounds = boundsOf(areas) ?? { x: 0, y: 0, w: 1000, h: 1000 }
  const scale = Math.max(0.5, Math.min(1, fitRect(bounds, { x: 12, y: 12, w: 1112, h: 744 }).scale))
  return {
    notes,
    areas,
    view: { scale, x: 12 - bounds.x * scale, y: 12 - bounds.y * scale },
    rows: signalen.map(({ text, kind }, at) => ({
      tekst: text,
      soort: kind,
      thema: themas[at % themas.length] ?? '',
    })),
    themas,
  }
}

const themaOf = (id: string, title: string, at: number): Thema =>
  ({
    id,
    title,
    urgencyStatement: '',
    targetGroup: '',
    level: 'wijk',
    status: 'herkend',
    plaat: platen[at % platen.length] as Plaat,
    pictogram: 'house',
    order: `a${at}`,
    criteria: {},
    createdAt: 1,
  }) as unknown as Thema
