import type { SignaalId } from '../../../shared/base/ids.ts'
import type { Fate, SignaalFate } from '../../../shared/domain/coverage.ts'
import type { DraftBlock, DraftStatement } from '../../../shared/domain/programma.ts'
import type { Signaal, SignaalKind } from '../../../shared/domain/signaal.ts'
import { type Facts, mayQuote } from './facts.ts'
import { groupWord } from './quotes.ts'
import { createStatements, heading, list, paragraph, type Statements } from './statements.ts'
import { capital, count, literal, typed } from './words.ts'

const kindWords: Readonly<Record<SignaalKind, string>> = {
  praktijksignaal: 'praktijksignaal',
  cijfer: 'cijfer, bron niet gecontroleerd',
  bewonersinput: 'bewonersinput',
  aanbod: 'aanbod',
  kans: 'kans',
  gaat_goed: 'gaat goed',
  zorg: 'zorg',
  wens: 'wens',
  oplossing: 'oplossing',
}

const fateWords: Readonly<Record<Fate, readonly [one: string, more: string]>> = {
  thema: ['heeft een plek in een thema', 'hebben een plek in een thema'],
  samengevoegd: ['ligt onder een ander briefje', 'liggen onder een ander briefje'],
  los: ['ligt los', 'liggen los'],
  geparkeerd: ['is geparkeerd', 'zijn geparkeerd'],
  geen_thema: ['past bij geen thema', 'passen bij geen thema'],
  verborgen: ['is verborgen', 'zijn verborgen'],
  ingetrokken: ['is ingetrokken', 'zijn ingetrokken'],
}
const shownOrder: readonly Fate[] = [
  'thema',
  'samengevoegd',
  'los',
  'geparkeerd',
  'geen_thema',
  'verborgen',
  'ingetrokken',
]

/** Bijlage B: every signaal that was entered and what became of it; the numbers add up. Hidden and withdrawn ones without text. */
export function bijlageSignalen(facts: Facts): DraftBlock[] {
  const { coverage } = facts
  const { telling, regel } = createStatements('B')
  const withFate = (fate: Fate): readonly SignaalFate[] => coverage.fates.filter((line) => line.fate === fate)
  const groups: { readonly key: string; readonly title: string; readonly lines: readonly SignaalFate[] }[] = [
    ...facts.snapshot.bord.themas
      .map((thema) => ({ key: thema.id as string, title: thema.title, place: placeOf(facts, thema.id) }))
      .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1))
      .map(({ key, title }) => ({
        key,
        title: typed(title) === '' ? 'Thema zonder naam' : typed(title),
        lines: withFate('thema').filter((line) => line.themaId === key),
      })),
    { key: 'samengevoegd', title: 'Samengevoegd', lines: withFate('samengevoegd') },
    { key: 'los', title: 'Nog zonder thema', lines: withFate('los') },
    { key: 'geparkeerd', title: 'Geparkeerd', lines: withFate('geparkeerd') },
    { key: 'geen_thema', title: 'Geen thema', lines: withFate('geen_thema') },
    { key: 'verborgen', title: 'Verborgen', lines: withFate('verborgen') },
    { key: 'ingetrokken', title: 'Ingetrokken', lines: withFate('ingetrokken') },
  ]
  const byId = new Map(facts.entered.map((signaal) => [signaal.id, signaal]))
  return [
    heading(2, 'Bijlage B: alle signalen', 'B'),
    ...paragraph(
      telling(
        { signaalIds: facts.entered.map((signaal) => signaal.id) },
        `Er zijn ${count(coverage.entered, 'signaal', 'signalen')} ingebracht. Elk signaal staat hier één keer.`,
      ),
      ...shownOrder
        .filter((fate) => coverage.counts[fate] > 0)
        .map((fate) => {
          const n = coverage.counts[fate]
          return telling(
            { signaalIds: idsOf(withFate(fate)) },
            `${capital(n === 1 ? 'één' : String(n))} ${fateWords[fate][n === 1 ? 0 : 1]}.`,
          )
        }),
      regel('De tekst is precies zoals iemand hem schreef.'),
    ),
    ...groups
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ key, title, lines }) => [
        heading(3, title, `B.${key}`),
        ...list(
          lines.map((line) => sayFate(facts, createStatements('B', line.signaalId), line, byId.get(line.signaalId))),
        ),
      ]),
  ]
}

const idsOf = (lines: readonly SignaalFate[]): SignaalId[] => lines.map((line) => line.signaalId)

function placeOf(facts: Facts, themaId: string): number {
  const index = facts.themas.findIndex(({ thema }) => thema.id === themaId)
  return index === -1 ? facts.themas.length : index
}

function sayFate(
  facts: Facts,
  statements: Statements,
  line: SignaalFate,
  signaal: Signaal | undefined,
): DraftStatement {
  const refs = { signaalIds: [line.signaalId] }
  const label = facts.labelOf(line.signaalId)
  if (signaal === undefined || !mayQuote(signaal)) {
    const reason =
      line.fate === 'verborgen'
        ? 'verborgen, de begeleider kent de tekst'
        : line.fate === 'ingetrokken'
          ? 'ingetrokken, de tekst staat in het archief'
          : 'zonder tekst'
    return statements.telling(refs, `${label}: ${reason}.`)
  }
  const kind =
    signaal.kind === 'cijfer' && signaal.source?.checked === true
      ? 'cijfer, bron gecontroleerd'
      : kindWords[signaal.kind]
  const details = [
    groupWord(facts, signaal),
    kind,
    line.mergedInto === undefined ? '' : `ligt onder ${facts.labelOf(line.mergedInto)}`,
  ].filter((part) => part !== '')
  return statements.citaat(refs, `${label}: ${literal(signaal.text)} (${details.join(', ')}).`)
}
