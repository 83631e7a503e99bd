import type { SignaalId } from '../../shared/base/ids.ts'
import type { readProgramma } from '../../shared/doc/programma-doc.ts'
import type { GatBesluit, Gaten } from '../../shared/domain/gat.ts'
import type { Bounds, Gebieden, GebiedNaam } from '../../shared/domain/kaartlaag.ts'
import type { Kanskaart } from '../../shared/domain/kanskaart.ts'
import type { Rangorde } from '../../shared/domain/rangorde.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import type { BordSnapshot, WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Uitslag } from '../../shared/domain/uitslag.ts'
import type { Werksessie } from '../../shared/domain/werksessie.ts'
import type { MapNode, Relation } from '../../shared/domain/wijkkaart.ts'
import type { WantedSpot } from '../../shared/domain/wijkkaart-scene.ts'
import type { Locale } from '../../shared/i18n/messages.ts'
import type { Blad } from './blad.ts'
import { cleanText, mapStrings } from './clean-text.ts'
import type { Huisstijl } from './huisstijl.ts'
import { type OutgoingProgramma, outgoingProgramma } from './outgoing-programma.ts'
import type { SceneBestand } from './scene/scene.ts'

/** What an export works from: frozen plain data, so that it can run in a worker thread. */
export interface ExportInput {
  readonly snapshot: WerksessieSnapshot
  readonly programma: ReturnType<typeof readProgramma>
  /** Left out: `concept` when there is a text, else `leeg`. */
  readonly programmaStatus?: 'leeg' | 'concept' | 'besproken' | 'vastgesteld'
  /** Only after the reveal. */
  readonly rangorde?: Rangorde
  /** Results of the rounds that were revealed. */
  readonly uitslagen?: readonly Uitslag[]
  readonly locale: Locale
  /** Server time in ms since 1970 UTC. */
  readonly now: number
  /** Sheets to join with; only for who may hand them out. */
  readonly bladen?: readonly Blad[]
  /** What the computer suspects is missing or double, and what people said about it. */
  readonly gaten?: Gaten & { readonly besluiten: readonly GatBesluit[] }
  /** The map that was imported: its shapes in metres. */
  readonly ondergrond?: Ondergrond
  /** Pictures on the bord, by the id of their file. */
  readonly bestanden?: Readonly<Record<string, SceneBestand>>
  /** Of the municipality; absent: the plain default. */
  readonly huisstijl?: Huisstijl
}

export interface Ondergrond {
  readonly bounds: Bounds
  readonly namen: readonly GebiedNaam[]
  readonly vormen: Gebieden
}

/** How much did not leave the room (C5): numbers only. */
export interface LeftOut {
  /** Notes flagged privacy or zorg (I12). */
  readonly hidden: number
  /** Withdrawn notes. */
  readonly archived: number
  /** Responses without consent (I5). */
  readonly surveyWithoutConsent: number
  /** Notes that wait for a begeleider or a reveal, and notes that a begeleider gave back, parked or set aside. */
  readonly wachtend?: number
  readonly opzij?: number
  /** Sentences of the programma that quote or sum up a hidden note. */
  readonly statements: number
  /** Characters that the font of the PDF does not have. */
  readonly characters: number
}

/** A note that a document rests on; `text` only when it may be read. */
export interface OutgoingSource {
  readonly id: SignaalId
  readonly code: string
  readonly signaal?: Signaal
  /** Why there is no text. */
  readonly withheld?: 'hidden' | 'archived'
}

/** Everything that may leave, cleaned for documents. Every format is made from this, so the rules live in one place. */
export interface Outgoing {
  readonly werksessie: Werksessie
  /** The whole bord in clean words, for counting and for places; withdrawn and hidden signalen are in it without theirs. */
  readonly bord: BordSnapshot
  readonly locale: Locale
  readonly now: number
  /** Readable notes, by code. */
  readonly signalen: readonly OutgoingSource[]
  readonly themas: readonly Thema[]
  readonly nodes: readonly MapNode[]
  readonly relations: readonly Relation[]
  readonly kanskaarten: readonly Kanskaart[]
  readonly programma: OutgoingProgramma
  readonly rangorde?: Rangorde
  readonly ondergrond?: Ondergrond
  /** White spots that people confirmed, for on the map. */
  readonly spots: readonly WantedSpot[]
  readonly surveyCount: number
  readonly leftOut: LeftOut
  /** The notes behind a list of ids; ids that are unknown are dropped. */
  sourcesOf(ids: readonly string[]): readonly OutgoingSource[]
  /** How many different people wrote these notes; `undefined` when it is not known of any. */
  peopleBehind(ids: readonly string[]): number | undefined
}

/** The signaal or opmerking without an author label that `showAuthors` no longer allows (I13). */
export function withLawfulAuthor<T extends { readonly authorLabel?: string | undefined }>(
  signaal: T,
  snapshot: WerksessieSnapshot,
): Omit<T, 'authorLabel'> & Pick<Partial<T>, 'authorLabel'> {
  if (signaal.authorLabel === undefined) return signaal
  const { showAuthors } = snapshot.werksessie.settings
  const label = signaal.authorLabel.trim().toLowerCase()
  const isOrganisation = snapshot.deelnemers.some((d) => d.organisation?.trim().toLowerCase() === label)
  if (showAuthors === 'organisatie' || (showAuthors === 'groep' && !isOrganisation)) return signaal
  const { authorLabel: _, ...rest } = signaal
  return rest
}

/** Decides what may leave the room. */
export function createOutgoing(input: ExportInput): Outgoing {
  const { snapshot, programma, rangorde } = mapStrings(
    { snapshot: input.snapshot, programma: input.programma, rangorde: input.rangorde },
    cleanText,
  )
  const { bord, werksessie, owners } = snapshot
  const codes = signaalCodes(bord.signalen)
  const sources = new Map<string, OutgoingSource>()
  for (const signaal of bord.signalen) {
    const head = { id: signaal.id, code: codes.get(signaal.id) ?? signaal.id }
    if (signaal.hidden !== undefined) sources.set(signaal.id, { ...head, withheld: 'hidden' })
    else if (signaal.archivedAt !== undefined) sources.set(signaal.id, { ...head, withheld: 'archived' })
    else sources.set(signaal.id, { ...head, signaal: withLawfulAuthor(signaal, snapshot) })
  }
  const all = [...sources.values()].sort((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)))
  const outProgramma = outgoingProgramma({
    programma,
    status: input.programmaStatus ?? (programma.blocks.length === 0 ? 'leeg' : 'concept'),
    isHidden: (id) => sources.get(id)?.withheld === 'hidden',
    locale: input.locale,
  })
  return {
    werksessie,
    bord: {
      ...bord,
      signalen: bord.signalen.map((signaal) =>
        sources.get(signaal.id)?.withheld === undefined ? signaal : { ...signaal, text: '' },
      ),
    },
    locale: input.locale,
    now: input.now,
    signalen: all.filter((source) => source.signaal !== undefined),
    themas: bord.themas.filter((thema) => thema.archivedAt === undefined && thema.status !== 'vervallen'),
    nodes: bord.nodes.filter((node) => node.archivedAt === undefined),
    relations: bord.relations.filter((relation) => relation.archivedAt === undefined),
    kanskaarten: bord.kanskaarten.filter((card) => card.archivedAt === undefined),
    programma: outProgramma,
    ...(rangorde === undefined ? {} : { rangorde }),
    ...(input.ondergrond === undefined ? {} : { ondergrond: input.ondergrond }),
    spots: confirmedSpots(input.gaten?.besluiten ?? []),
    surveyCount: snapshot.survey.length,
    leftOut: {
      hidden: all.filter((source) => source.withheld === 'hidden').length,
      archived: all.filter((source) => source.withheld === 'archived').length,
      surveyWithoutConsent: snapshot.surveyWithoutConsent,
      ...snapshot.nietOpBord,
      statements: outProgramma.withheld,
      characters: 0,
    },
    sourcesOf: (ids) => ids.flatMap((id) => sources.get(id) ?? []),
    peopleBehind: (ids) => {
      const people = new Set(ids.flatMap((id) => owners[id as SignaalId] ?? []))
      return people.size === 0 ? undefined : people.size
    },
  }
}

const confirmedSpots = (besluiten: readonly GatBesluit[]): WantedSpot[] =>
  besluiten
    .filter(({ kind, status, text }) => kind === 'witte_vlek' && status === 'bevestigd' && text.trim() !== '')
    .map(({ id, text, area, geo, nodeIds }, index) => ({
      id,
      nr: index + 1,
      label: cleanText(text),
      nodeIds,
      ...(area === undefined ? {} : { area: cleanText(area) }),
      ...(geo === undefined ? {} : { geo }),
    }))
