import type * as Y from 'yjs'
import type { DeelnemerGroep } from '../domain/deelnemer.ts'
import type { GatBesluit } from '../domain/gat.ts'
import type { Kaart } from '../domain/kaartlaag.ts'
import type { Oproep } from '../domain/oproep.ts'
import type { PriveRonde } from '../domain/prive.ts'
import type { Gelijkbesluit, Rangorde } from '../domain/rangorde.ts'
import type { SchermKeuze } from '../domain/scherm.ts'
import type { Stemronde } from '../domain/stem.ts'
import type { TrekkerJa } from '../domain/trekker.ts'
import type { Onthulling, Uitslag } from '../domain/uitslag.ts'
import type { Voorstel } from '../domain/voorstel.ts'
import type { Werksessie } from '../domain/werksessie.ts'

/** Everything in `sessie`, each key one JSON value written by the server alone (door 2). */
export interface SessieState {
  readonly werksessie: Werksessie
  /** `endsAt` in server ms; while paused, `leftMs` says what remains. */
  readonly timer?: { readonly endsAt: number } | { readonly leftMs: number }
  /** Server ms at which the fase that runs began. */
  readonly faseSince?: number
  /** A private round: how many wrote, never what, until the begeleider reveals. */
  readonly prive?: PriveRonde
  readonly stemronde?: Stemronde
  /** How many have cast a ballot: a number, never a total per target, before the reveal. */
  readonly ballotsCast?: number
  /** A reveal under way, press by press: what was not pressed yet is not in here. */
  readonly onthulling?: Onthulling
  /** Results of all rounds that were revealed, oldest first. */
  readonly uitslagen?: readonly Uitslag[]
  /** Present only after the reveal: the order of the newest round of stippen about themas. */
  readonly rangorde?: Rangorde
  readonly rangordeZaal?: Rangorde
  /** What begeleiders decided about ties, the newest last. */
  readonly gelijkbesluiten?: readonly Gelijkbesluit[]
  /** How many signed up, by thema id. */
  readonly aanmeldingen?: Readonly<Record<string, number>>
  readonly aanwezig?: { readonly online: number; readonly byGroup: Readonly<Record<DeelnemerGroep, number>> }
  readonly voorstel?: Voorstel
  /** A language model may help with the programma here; everybody is told. */
  readonly taalmodel?: { readonly model: string }
  readonly programma?: {
    readonly status: 'leeg' | 'concept' | 'besproken' | 'vastgesteld'
    readonly published: boolean
    readonly openSlots: number
  }
  /** What people said about white spots and doubled supply, and drew by hand; oldest first. */
  readonly gaten?: readonly GatBesluit[]
  /** What lies under the wijkkaart. */
  readonly kaart?: Kaart
  /** By kanskaart id: how its trekker said yes. */
  readonly trekkers?: Readonly<Record<string, TrekkerJa>>
  /** What the begeleider chose for the projector in this fase; absent: what belongs to the fase (`shownScherm`). */
  readonly scherm?: SchermKeuze
  /** The last call to look along. */
  readonly oproep?: Oproep
  /** Which begeleider steers now; others may as well, this only says who does. */
  readonly leiding?: { readonly deelnemerId: string; readonly alias: string; readonly since: number }
}

const root = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('sessie')

/** Reads `sessie`; `undefined` until the first sync has brought the werksessie. */
export function readSessie(doc: Y.Doc): SessieState | undefined {
  const map = root(doc)
  return map.has('werksessie')
    ? (Object.freeze(Object.fromEntries(map.entries())) as unknown as SessieState)
    : undefined
}

/** Sets keys of `sessie` (server only); `undefined` removes a key. */
export function writeSessie(
  doc: Y.Doc,
  changes: { readonly [K in keyof SessieState]?: SessieState[K] | undefined },
): void {
  const map = root(doc)
  doc.transact(() => {
    for (const [key, next] of Object.entries(changes)) {
      if (next === undefined) {
        if (map.has(key)) map.delete(key)
      } else if (JSON.stringify(map.get(key)) !== JSON.stringify(next)) map.set(key, next)
    }
  })
}
