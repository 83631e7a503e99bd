import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ThemaId } from '../../shared/base/ids.ts'
import { type DraftProgramma, type DraftStatement, traceSchema } from '../../shared/domain/programma.ts'
import { demandKinds } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { arbitraryWerksessie } from '../../tests/fixtures/arbitrary-werksessie.ts'
import { emptyBord } from '../../tests/fixtures/builders.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { dateWords, typed } from './draft/words.ts'
import { draftProgramma } from './draft-programma.ts'
import { rankThemas } from './rank-themas.ts'

const lindenholt = loadLindenholt()
const draft = draftProgramma(lindenholt, rankThemas(lindenholt))
const draftOf = (snapshot: WerksessieSnapshot): DraftProgramma => draftProgramma(snapshot, rankThemas(snapshot))

const statementsOf = (programma: DraftProgramma): DraftStatement[] =>
  programma.blocks.flatMap((block) =>
    block.type === 'heading' ? [] : [...(block.type === 'paragraph' ? block.statements : block.items)],
  )
const textOf = ({ parts }: DraftStatement): string =>
  parts.map((part) => (part.type === 'text' ? part.text : '[INVULLEN]')).join('')
const wholeText = (programma: DraftProgramma): string =>
  programma.blocks
    .map((block) =>
      block.type === 'heading'
        ? block.text
        : (block.type === 'paragraph' ? block.statements : block.items).map(textOf).join(' '),
    )
    .join('\n')

/** Everything that people typed, longest first, so that what is left is the system's own text. */
function typedBy(snapshot: WerksessieSnapshot): string[] {
  const { werksessie, bord } = snapshot
  const texts = [
    werksessie.title,
    werksessie.area,
    werksessie.targetGroup,
    dateWords(werksessie.date),
    werksessie.start,
    werksessie.end,
    ...bord.signalen.flatMap((signaal) => [
      signaal.text.replace(/\s+/g, ' ').trim(),
      ...(signaal.source === undefined ? [] : [signaal.source.name]),
    ]),
    ...bord.themas.flatMap((thema) => [thema.title, thema.targetGroup, thema.urgencyStatement]),
    ...bord.nodes.flatMap((node) => [node.name, node.area ?? '', ...node.schedule]),
    ...bord.kanskaarten.flatMap((card) => [
      card.title,
      card.kans,
      card.goal,
      card.targetGroup,
      card.synergy,
      card.firstStepWhat,
      card.firstStepWho,
      dateWords(card.firstStepWhen),
      card.leadRole,
      card.leadOrganisation,
      card.obstacles,
      card.learningQuestion,
      ...card.contributions.flatMap((row) => [row.who, row.what]),
      ...card.fundingSources.map((row) => row.name),
    ]),
  ]
  return [...new Set(texts.flatMap((text) => [text, typed(text)]))]
    .filter((text) => text.length > 1)
    .sort((a, b) => b.length - a.length)
}

/** The system's own words: quotes, typed words and references to signalen replaced by X. */
function ownWords(text: string, typedTexts: readonly string[], ids: readonly string[]): string {
  let own = text
  for (const one of typedTexts) own = own.split(`"${one}"`).join('X')
  for (const one of typedTexts) own = own.split(one).join('X')
  for (const id of [...ids].sort((a, b) => b.length - a.length))
    own = own.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), 'X')
  return own
}

/** The invariants of DOMAIN §3 and the rules of §5.2 that hold for any draft. */
function checkDraft(snapshot: WerksessieSnapshot, programma: DraftProgramma): void {
  const statements = statementsOf(programma)
  const ids = statements.map((statement) => statement.trace.id)
  expect(new Set(ids).size).toBe(ids.length)
  const slots = statements.flatMap(({ parts }) => parts.filter((part) => part.type === 'slot').map((part) => part.id))
  expect(new Set(slots).size).toBe(slots.length)
  expect(programma.openSlots).toBe(slots.length)
  const keys = programma.blocks.flatMap((block) => (block.type === 'heading' ? [block.key] : []))
  expect(new Set(keys).size).toBe(keys.length)
  const byId = new Map(snapshot.bord.signalen.map((signaal) => [signaal.id as string, signaal]))
  const typedTexts = typedBy(snapshot)
  const signaalIds = snapshot.bord.signalen.map((signaal) => signaal.id as string)
  for (const statement of statements) {
    const { trace } = statement
    // I8
    expect(() => traceSchema.parse(trace)).not.toThrow()
    expect(trace.signaalIds.every((id) => byId.has(id))).toBe(true)
    const text = textOf(statement)
    const own = ownWords(text, typedTexts, signaalIds)
    // I9: figures of the system are counts; quotes, cards and open places have none of their own.
    if (['citaat', 'mens', 'invulplek'].includes(trace.kind) && !/mensen zeggen dit/.test(own))
      expect(own.replace(/\d+ euro/g, ''), text).not.toMatch(/\d/)
    expect(own, text).not.toMatch(/[%€]|procent/)
    expect(own, text).not.toMatch(/\b(?:veel|de meeste|meerdere|undefined|NaN|null)\b/i)
    for (const sentence of own.split(/(?<=[.!?])\s/)) {
      expect(sentence.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length, sentence).toBeLessThanOrEqual(20)
    }
    if (trace.kind === 'citaat') {
      // A quote is literally what one of its signalen says, and of one that may be shown.
      const quoted = trace.signaalIds.map((id) => byId.get(id)!)
      expect(quoted.some((signaal) => text.includes(`"${signaal.text.replace(/\s+/g, ' ').trim()}"`))).toBe(true)
      for (const signaal of quoted) {
        expect(signaal.archivedAt).toBeUndefined()
        expect(signaal.hidden).toBeUndefined()
        if (signaal.kind === 'cijfer' && signaal.source?.checked !== true)
          expect(text).toContain('bron niet gecontroleerd')
      }
    }
  }
  let quotes = 0
  let inBijlage = false
  for (const block of programma.blocks) {
    if (block.type === 'heading') {
      quotes = 0
      inBijlage = block.key === 'B' || (inBijlage && block.level === 3)
    } else if (!inBijlage) {
      quotes += (block.type === 'paragraph' ? block.statements : block.items).filter(
        (s) => s.trace.kind === 'citaat',
      ).length
      expect(quotes).toBeLessThanOrEqual(3)
    }
  }
  checkStrengths(snapshot, programma)
}

/** I10: what goes well is in the draft of its thema and never among what people ask for. */
function checkStrengths(snapshot: WerksessieSnapshot, programma: DraftProgramma): void {
  const drafted = new Set(
    programma.blocks.flatMap((block) =>
      block.type === 'heading' && /^(?:4|ander\.4)\./.test(block.key)
        ? [block.key.replace(/^(?:ander\.)?4\./, '')]
        : [],
    ),
  )
  const tracesIn = (section: string): Set<string> =>
    new Set(
      statementsOf(programma)
        .filter(({ trace }) => trace.id.startsWith(`st.${section}.`))
        .flatMap(({ trace }) => trace.signaalIds),
    )
  for (const signaal of snapshot.bord.signalen) {
    if (signaal.kind !== 'gaat_goed' || signaal.themaId === undefined || !drafted.has(signaal.themaId)) continue
    expect(tracesIn(`5a.${signaal.themaId}`).has(signaal.id)).toBe(false)
    const shown =
      signaal.archivedAt === undefined &&
      signaal.hidden === undefined &&
      signaal.offTopic !== true &&
      signaal.text.trim() !== ''
    expect(tracesIn(`4.${signaal.themaId}`).has(signaal.id), signaal.id).toBe(shown)
  }
}

describe('the draft of Lindenholt', () => {
  const text = wholeText(draft)

  it('[I8 I9 I10] keeps the rules', () => checkDraft(lindenholt, draft))

  it('has every section of DOMAIN §5.1', () => {
    const headings = draft.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []))
    for (const wanted of [
      '1 Waarom en hoe',
      '2 Wat we hoorden',
      '14 Stedelijke agenda',
      '15 Waar beelden',
      '16 Terug naar',
      '17 Leerpunten',
      'Bijlage A',
      'Bijlage B',
    ])
      expect(headings.filter((title) => title.startsWith(wanted))).toHaveLength(1)
    for (let section = 3; section <= 13; section += 1)
      expect(headings.filter((title) => title.startsWith(`${section} `))).toHaveLength(3)
  })

  it('says the place, the place in the room, the people and the status as in the worked example of §5.4', () => {
    for (const wanted of [
      'Dit thema staat op plek 1 (definitief). In de zaal, zonder vragenlijst, stond het op plek 2.',
      'Het staat in 30 van 30 varianten in de top 3 (zie bijlage A).',
      'We kregen 42 signalen van 27 mensen. 18 van hen zijn professional of van de gemeente. 9 van hen zijn bewoner of vrijwilliger.',
      '"samenwerking buurtteam en corporaties bij huurachterstand loopt gewoon goed!" (professional, s217)',
      'Op het bord noemen 4 signalen aanbod (s054, s073, s099, s101).',
      '6 mensen uit de zaal willen meewerken. 3 invullers van de vragenlijst willen meedoen.',
      'Samen op plek 5 (definitief): Mee (kunnen) doen in de wijk en Prettig en veilig wonen.',
      'Prettig en veilig wonen: bij bewoners plek 1, bij professionals plek 7.',
      'Er deden 49 mensen mee: 30 professionals en gemeente, en 19 bewoners en vrijwilligers.',
    ])
      expect(text).toContain(wanted)
  })

  it('reads easily: 15 words a sentence or fewer on average', () => {
    const typedTexts = typedBy(lindenholt)
    const sentences = statementsOf(draft)
      .filter(({ trace }) => !trace.id.startsWith('st.B.'))
      .flatMap((statement) => ownWords(textOf(statement), typedTexts, []).split(/(?<=[.!?])\s/))
    const words = sentences.map((sentence) => sentence.split(/\s+/).length)
    expect(words.length).toBeGreaterThan(200)
    expect(words.reduce((a, b) => a + b, 0) / words.length).toBeLessThanOrEqual(15)
  })

  it('[I13] names nobody', () => {
    const own = ownWords(text, typedBy(lindenholt), [])
    for (const { alias } of lindenholt.deelnemers) expect(own).not.toMatch(new RegExp(`\\b${alias}\\b`, 'i'))
  })

  it('[I12] never shows a hidden or withdrawn signaal, even if its text is there', () => {
    const leaky: WerksessieSnapshot = {
      ...lindenholt,
      bord: {
        ...lindenholt.bord,
        signalen: lindenholt.bord.signalen.map((signaal) =>
          signaal.id === 's129'
            ? { ...signaal, text: 'GEHEIM mevr. J.' }
            : signaal.id === 's217'
              ? { ...signaal, text: 'GEHEIM ingetrokken', archivedAt: 1 }
              : signaal,
        ),
      },
    }
    const leakyDraft = draftOf(leaky)
    checkDraft(leaky, leakyDraft)
    expect(wholeText(leakyDraft)).not.toContain('GEHEIM')
    expect(wholeText(leakyDraft)).toContain('s129: verborgen')
    expect(JSON.stringify(leakyDraft)).not.toContain('GEHEIM')
  })

  it('lists every signaal once in bijlage B', () => {
    const inBijlage = statementsOf(draft).filter(({ trace }) => /^st\.B\.s\d+\.1$/.test(trace.id))
    expect(inBijlage.flatMap(({ trace }) => trace.signaalIds).sort()).toEqual(
      lindenholt.bord.signalen.map((signaal) => signaal.id).sort(),
    )
  })

  it('quotes what most people said first, with everything merged under it', () => {
    const merged: WerksessieSnapshot = {
      ...lindenholt,
      bord: {
        ...lindenholt.bord,
        signalen: lindenholt.bord.signalen.map((signaal) =>
          signaal.id === 's193' ? { ...signaal, mergedInto: lindenholt.bord.signalen[151]!.id } : signaal,
        ),
      },
    }
    expect(wholeText(draftOf(merged))).toContain(
      '"Werkenden met schulden melden zich veel te laat, vaak pas bij deurwaarder" (2 mensen zeggen dit, s152, s193).',
    )
  })

  it('[I10] names what goes well and is not quoted', () => {
    const praised: WerksessieSnapshot = {
      ...lindenholt,
      bord: {
        ...lindenholt.bord,
        signalen: lindenholt.bord.signalen.map((signaal) =>
          ['s005', 's006', 's048', 's054'].includes(signaal.id) ? { ...signaal, kind: 'gaat_goed' } : signaal,
        ),
      },
    }
    checkDraft(praised, draftOf(praised))
    expect(wholeText(draftOf(praised))).toContain('Nog 3 signalen noemen iets dat goed gaat (s048, s106, s217).')
  })

  it('shows no group when authors are not shown', () => {
    const silent: WerksessieSnapshot = {
      ...lindenholt,
      werksessie: { ...lindenholt.werksessie, settings: { ...lindenholt.werksessie.settings, showAuthors: 'niemand' } },
    }
    expect(wholeText(draftOf(silent))).toContain('loopt gewoon goed!" (s217).')
    expect(wholeText(draftOf(silent))).not.toMatch(/\((?:professional|bewoner), s/)
  })

  it('is provisional without the survey and says nothing of a place without a ranking', () => {
    const room = { ...lindenholt, survey: [] }
    expect(wholeText(draftOf(room))).toContain('Dit thema staat op plek 1 (voorlopig).')
    expect(wholeText(draftOf(room))).not.toContain('definitief')
    const bare = draftProgramma(lindenholt, undefined)
    checkDraft(lindenholt, bare)
    expect(wholeText(bare)).toContain('Er is nog geen rangorde.')
    expect(wholeText(bare)).not.toMatch(/op plek \d/)
  })

  it('works out the themas that people chose', () => {
    const chosen = draftProgramma(lindenholt, rankThemas(lindenholt), { themaIds: ['wonen' as ThemaId] })
    const headings = chosen.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []))
    expect(headings.filter((title) => title.startsWith('Thema: '))).toEqual(['Thema: Prettig en veilig wonen'])
    expect(wholeText(chosen)).toContain('Hierna is één thema uitgewerkt, omdat mensen die kozen.')
  })

  it('refers to signalen by the codes of the exports when their ids are random', () => {
    const renamed = JSON.parse(
      JSON.stringify(lindenholt).replace(/"s(\d{3})"/g, '"aB$1cDeFgHiJk"'),
    ) as WerksessieSnapshot
    expect(wholeText(draftOf(renamed))).toContain('loopt gewoon goed!" (professional, s217).')
    expect(wholeText(draftOf(renamed))).not.toContain('cDeFgHiJk')
  })
})

describe('any draft', () => {
  it('[I7–I13] keeps the rules on random werksessies, with and without a ranking', () => {
    let quoted = 0
    fc.assert(
      fc.property(arbitraryWerksessie, fc.boolean(), (snapshot, ranked) => {
        const programma = draftProgramma(snapshot, ranked ? rankThemas(snapshot) : undefined)
        checkDraft(snapshot, programma)
        const own = ownWords(wholeText(programma), typedBy(snapshot), [])
        expect(own).not.toMatch(/Jansen|Mevr|5\.000|Alias/)
        quoted += statementsOf(programma).filter(({ trace }) => trace.kind === 'citaat').length
      }),
      { numRuns: 150 },
    )
    expect(quoted).toBeGreaterThan(100)
  })

  it('[I14] is byte-identical for the same werksessie in any order', () => {
    const reversed = <T>(list: readonly T[]): T[] => [...list].reverse()
    const turn = (snapshot: WerksessieSnapshot): WerksessieSnapshot => ({
      ...snapshot,
      bord: {
        signalen: reversed(snapshot.bord.signalen),
        themas: reversed(snapshot.bord.themas),
        nodes: reversed(snapshot.bord.nodes),
        relations: reversed(snapshot.bord.relations),
        kanskaarten: reversed(snapshot.bord.kanskaarten),
        opmerkingen: reversed(snapshot.bord.opmerkingen),
        frames: reversed(snapshot.bord.frames),
        connectors: reversed(snapshot.bord.connectors),
        tekeningen: reversed(snapshot.bord.tekeningen),
        afbeeldingen: reversed(snapshot.bord.afbeeldingen),
      },
      deelnemers: reversed(snapshot.deelnemers),
      owners: Object.fromEntries(reversed(Object.entries(snapshot.owners))),
      ballots: reversed(snapshot.ballots),
      survey: reversed(snapshot.survey),
    })
    expect(JSON.stringify(draftOf(turn(lindenholt)))).toBe(JSON.stringify(draft))
    fc.assert(
      fc.property(arbitraryWerksessie, (snapshot) => {
        expect(JSON.stringify(draftOf(turn(snapshot)))).toBe(JSON.stringify(draftOf(snapshot)))
      }),
      { numRuns: 60 },
    )
  })

  it('is a draft of open places when there is nothing yet', () => {
    const empty: WerksessieSnapshot = {
      ...lindenholt,
      bord: emptyBord,
      deelnemers: [],
      owners: {},
      ballots: [],
      survey: [],
      surveyWithoutConsent: 0,
    }
    const programma = draftProgramma(empty, undefined)
    checkDraft(empty, programma)
    expect(wholeText(programma)).toContain('Samen schreven zij geen signalen.')
    expect(programma.openSlots).toBeGreaterThan(0)
  })

  it('counts one person as one, in words', () => {
    const only = lindenholt.bord.signalen.find((s) => demandKinds.has(s.kind) && s.themaId === 'wonen')!
    const single: WerksessieSnapshot = { ...lindenholt, bord: { ...lindenholt.bord, signalen: [only] } }
    const programma = draftProgramma(single, undefined)
    checkDraft(single, programma)
    expect(wholeText(programma)).toContain('We kregen één signaal van één deelnemer.')
    expect(wholeText(programma)).toContain('Eén deelnemer noemt een zorg')
  })
})
