import { describe, expect, it } from 'vitest'
import { type ErrorCode, errorCodes } from '../../shared/base/errors.ts'
import { addKanskaart, addThema } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { type ProgrammaBlock, readProgramma } from '../../shared/doc/programma-doc.ts'
import { restoreProgramma } from '../../shared/doc/programma-restore.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { Stemronde } from '../../shared/domain/stem.ts'
import { plateFor } from '../../shared/domain/thema.ts'
import { defaultFasen, defaultSettings } from '../../shared/domain/werksessie.ts'
import {
  aConnector,
  aFrame,
  aKanskaart,
  anAfbeelding,
  anOpmerking,
  aSignaal,
  aTekening,
  aThema,
} from '../../tests/fixtures/builders.ts'
import { aDeelnemer, aWerksessie, createSessieTx, createTx } from '../../tests/support/room-tx.ts'
import { findMisfit } from '../import/check-bord.ts'
import { applyPlan, isEmptyBord } from './apply-plan.ts'
import { cleanFileName } from './export.ts'
import { nextTimer } from './fase.ts'
import { changeSettings } from './instellingen.ts'
import { ApiError, sentenceOf, statusOf } from './problem.ts'
import { isEmptyProgramma } from './programma.ts'
import { readWatAls } from './rangorde.ts'
import { closeRound, openRound, openStemronde } from './rondes.ts'
import { castBallot, castMatrix } from './stemmen.ts'
import { cleanText, submitSignalen } from './submit-signalen.ts'

const writing = defaultFasen[0]!.allow
const rights = (changes: Partial<Rights> = {}): Rights => ({
  rol: 'deelnemer',
  allow: writing,
  settings: { showAuthors: 'groep' },
  status: 'open',
  ...changes,
})
const input = (id: string, more: object = {}) => ({ id, text: 'te weinig licht', kind: 'zorg', ...more })

describe('submitSignalen', () => {
  it('writes what the server knows, not what the sender says', () => {
    const tx = createTx()
    const deelnemer = aDeelnemer({ group: 'professional', organisation: 'Talis', table: 4, device: 'telefoon' })
    submitSignalen(tx, { deelnemer, rights: rights() }, [
      input('s1', { authorGroup: 'inwoner', source: { name: 'GGD', checked: true }, writtenAt: 5 }),
    ])
    expect(readBord(tx.docs.bord).signalen).toEqual([
      {
        id: 's1',
        text: 'te weinig licht',
        kind: 'zorg',
        authorGroup: 'professional',
        channel: 'telefoon',
        table: 4,
        source: { name: 'GGD', checked: false },
        ookThemas: [],
        createdAt: 1_700_000_000_000,
      },
    ])
    expect(tx.rows.get('owner', 'signalen.s1')).toEqual({ deelnemerId: 'p1', at: 1_700_000_000_000 })
    expect(tx.rows.list('history').map(({ value }) => [value.field, value.after])).toEqual([['writtenAt', 5]])
  })

  it('shows the organisation only when authors are shown by organisation', () => {
    const labels = (['groep', 'organisatie', 'niemand'] as const).map((showAuthors) => {
      const tx = createSessieTx({ settings: { ...defaultSettings, showAuthors } })
      const deelnemer = aDeelnemer({ organisation: 'Talis' })
      tx.rows.put('deelnemer', deelnemer.id, deelnemer)
      const by = { deelnemer, rights: rights({ settings: { showAuthors } }) }
      const [placed] = submitSignalen(tx, by, [input('s1')])
      return [placed?.status, readBord(tx.docs.bord).signalen[0]?.authorLabel]
    })
    expect(labels).toEqual([
      ['geplaatst', undefined],
      ['geplaatst', 'Talis'],
      ['geplaatst', undefined],
    ])
  })

  it('puts it in a thema that is there, and leaves it loose otherwise', () => {
    const tx = createTx()
    addThema(tx.docs.bord, aThema())
    addThema(tx.docs.bord, aThema({ id: 't2' as never, archivedAt: 1 }))
    submitSignalen(tx, { deelnemer: aDeelnemer(), rights: rights() }, [
      input('a', { themaId: 't1' }),
      input('b', { themaId: 't2' }),
      input('c', { themaId: 'weg' }),
    ])
    expect(readBord(tx.docs.bord).signalen.map(({ themaId }) => themaId)).toEqual(['t1', undefined, undefined])
  })

  it.each<[Partial<Rights>, ErrorCode | undefined]>([
    [{ rol: 'begeleider', allow: defaultFasen[1]!.allow, status: 'gesloten' }, undefined],
    [{ rol: 'schrijver', allow: defaultFasen[1]!.allow }, undefined],
    [{ allow: defaultFasen[1]!.allow }, 'fase.not_allowed'],
    [{ status: 'gesloten' }, 'werksessie.closed'],
    [{ rol: 'team' }, 'auth.forbidden'],
    [{ rol: 'scherm' as Rol }, 'auth.forbidden'],
  ])('with %j answers %s', (changes, code) => {
    const tx = createTx()
    const [placed] = submitSignalen(tx, { deelnemer: aDeelnemer(), rights: rights(changes) }, [input('s1')])
    expect(placed?.status === 'geweigerd' ? placed.error.code : undefined).toBe(code)
    expect(readBord(tx.docs.bord).signalen).toHaveLength(code === undefined ? 1 : 0)
  })

  it('refuses ids that are names of an object, and things that are no signaal', () => {
    const tx = createTx()
    const placed = submitSignalen(tx, { deelnemer: aDeelnemer(), rights: rights() }, [
      input('__proto__'),
      null,
      'tekst',
      { id: 's', text: 5, kind: 'zorg' },
    ])
    expect(placed.map((item) => item.status)).toEqual(Array(4).fill('geweigerd'))
    expect(readBord(tx.docs.bord).signalen).toEqual([])
  })

  it('cleans only what no screen can hold', () => {
    expect(cleanText(' a\u0000b\r\nc \ud800 😀 e\u0301 ')).toBe('ab\nc \ufffd 😀 e\u0301')
  })
})

describe('the clock', () => {
  const werksessie = aWerksessie()
  const minute = 60_000
  it.each([
    ['start', undefined, undefined, { endsAt: 1000 + 20 * minute }],
    ['start', 5, { endsAt: 9 }, { endsAt: 1000 + 5 * minute }],
    ['pauze', undefined, { endsAt: 31_000 }, { leftMs: 30_000 }],
    ['pauze', undefined, undefined, undefined],
    ['verder', undefined, { leftMs: 30_000 }, { endsAt: 31_000 }],
    ['plus', 2, { endsAt: 31_000 }, { endsAt: 31_000 + 2 * minute }],
    ['plus', -60, { leftMs: 30_000 }, { leftMs: 0 }],
    ['plus', 1, { endsAt: 500 }, { endsAt: 1000 + minute }],
    ['stop', undefined, { endsAt: 9 }, undefined],
  ] as const)('%s %s of %j gives %j', (action, minutes, timer, next) => {
    const sessie = { werksessie, ...(timer === undefined ? {} : { timer }) }
    expect(nextTimer(sessie, { action, ...(minutes === undefined ? {} : { minutes }) }, 1000)).toEqual(next)
  })
})

describe('settings', () => {
  it('change what is given, and what is allowed only in the fase that runs', () => {
    const changed = changeSettings(aWerksessie(), { settings: { alpha: 0.7 }, allow: { castStem: true } })
    if (!changed.ok) throw new Error('refused')
    expect(changed.value.settings).toEqual({ ...defaultSettings, alpha: 0.7 })
    expect(changed.value.fasen.filter(({ allow }) => allow.castStem).map(({ id }) => id)).toEqual(['inloop', 'stemmen'])
  })
  it('refuses a right that does not exist', () => {
    expect(changeSettings(aWerksessie(), { allow: { alles: true } }).ok).toBe(false)
  })
})

describe('a ballot', () => {
  const open = (): [ReturnType<typeof createSessieTx>, Stemronde] => {
    const tx = createSessieTx()
    addThema(tx.docs.bord, aThema())
    addThema(tx.docs.bord, aThema({ id: 't2' as never }))
    addThema(tx.docs.bord, aThema({ id: 't3' as never, status: 'vervallen' }))
    const ronde = openStemronde(tx, aWerksessie())
    if (!ronde.ok) throw new Error('no round')
    return [tx, ronde.value]
  }
  it('[I3] is taken whole or not at all, and the last one counts', () => {
    const [tx, ronde] = open()
    expect(ronde.targets).toEqual(['t1', 't2'])
    expect(castBallot(tx, ronde, aDeelnemer(), { t1: 3, t2: 2 })).toEqual({
      ok: true,
      value: { ballot: { t1: 3, t2: 2 }, left: 0 },
    })
    expect(castBallot(tx, ronde, aDeelnemer(), { t1: 3, t2: 3 })).toMatchObject({
      ok: false,
      error: { code: 'stem.too_many_dots' },
    })
    expect(castBallot(tx, ronde, aDeelnemer(), { t3: 1 })).toMatchObject({
      ok: false,
      error: { code: 'stem.unknown_target' },
    })
    expect(castBallot(tx, ronde, aDeelnemer(), { t1: 1, t2: 0 })).toEqual({
      ok: true,
      value: { ballot: { t1: 1 }, left: 4 },
    })
    expect(tx.rows.list('stem').map(({ value }) => value.ballot)).toEqual([{ t1: 1 }])
    expect(readSessie(tx.docs.sessie)?.ballotsCast).toBe(1)
  })
  it('[I4] is not for begeleiders, nor for a group that does not vote', () => {
    const [tx, ronde] = open()
    expect(castBallot(tx, ronde, aDeelnemer({ begeleider: true }), { t1: 1 })).toMatchObject({
      error: { code: 'stem.no_electorate' },
    })
    const settings = { ...defaultSettings, electorates: { ...defaultSettings.electorates, gemeente: 'geen' as const } }
    const other = createSessieTx({ settings })
    addThema(other.docs.bord, aThema())
    const barred = openStemronde(other, aWerksessie({ settings }))
    if (!barred.ok) throw new Error('no round')
    expect(castBallot(other, barred.value, aDeelnemer({ group: 'gemeente' }), { t1: 1 })).toMatchObject({
      error: { code: 'stem.no_electorate' },
    })
    expect(castBallot(other, barred.value, aDeelnemer(), { t1: 1 }).ok).toBe(true)
    // Who counts where was recorded when the round opened; what is set later is for the next one.
    expect(castBallot(other, ronde, aDeelnemer({ group: 'gemeente' }), { t1: 1 }).ok).toBe(true)
  })
  it('of a matrix is two values per target, and only on targets of the round', () => {
    const tx = createSessieTx()
    addThema(tx.docs.bord, aThema())
    const opened = openStemronde(tx, aWerksessie(), { form: 'matrix', title: ' Wat kan snel? ' })
    if (!opened.ok) throw new Error('no round')
    expect(opened.value).toMatchObject({ form: 'matrix', doel: 'themas', title: 'Wat kan snel?' })
    expect(castMatrix(tx, opened.value, aDeelnemer(), { t1: [20, 90] })).toEqual({
      ok: true,
      value: { ballot: {}, left: 5, matrix: { t1: [20, 90] } },
    })
    expect(castMatrix(tx, opened.value, aDeelnemer(), { weg: [1, 1] })).toMatchObject({
      error: { code: 'stem.unknown_target' },
    })
    expect(tx.rows.list('stem').map(({ value }) => value.matrix)).toEqual([{ t1: [20, 90] }])
    expect(JSON.stringify(Object.values(tx.docs).map((doc) => doc.toJSON()))).not.toContain('90')
  })
  it('from paper stands under its number; an empty one takes it back, and a refused one leaves nothing', () => {
    const [tx, ronde] = open()
    const paper = aDeelnemer({ id: 'stembiljet-7' as never, device: 'papier' })
    expect(castBallot(tx, ronde, paper, { t1: 4 }).ok).toBe(false)
    expect(tx.rows.list('deelnemer')).toEqual([])
    expect(castBallot(tx, ronde, paper, { t1: 3 })).toMatchObject({ value: { replaced: false } })
    expect(castBallot(tx, ronde, paper, { t2: 1 })).toMatchObject({ value: { replaced: true } })
    expect(tx.rows.list('stem').map(({ value }) => [value.ballot, value.electorate])).toEqual([[{ t2: 1 }, 'inwoner']])
    expect(castBallot(tx, ronde, paper, {}).ok).toBe(true)
    expect([tx.rows.list('stem'), tx.rows.list('deelnemer'), readSessie(tx.docs.sessie)?.ballotsCast]).toEqual([
      [],
      [],
      0,
    ])
  })
  it('is for one round at a time: a second one opens when the first is closed, and can be about kanskaarten', () => {
    const [tx, first] = open()
    expect(openRound(tx, { doel: 'kanskaarten' })).toMatchObject({ value: { id: first.id } })
    closeRound(tx)
    expect(openRound(tx, { doel: 'kanskaarten' })).toMatchObject({ error: { code: 'stem.unknown_target' } })
    addKanskaart(tx.docs.bord, aKanskaart())
    const second = openRound(tx, { doel: 'kanskaarten', dotsPerPerson: 2, maxDotsPerTarget: 5 })
    expect(second).toMatchObject({
      value: { doel: 'kanskaarten', dotsPerPerson: 2, maxDotsPerTarget: 2, status: 'open' },
    })
    expect(tx.rows.list('stemronde')).toHaveLength(2)
    closeRound(tx)
    expect(openRound(tx, {})).toMatchObject({ value: { status: 'open', doel: 'kanskaarten' } })
    closeRound(tx)
    const id = readSessie(tx.docs.sessie)?.stemronde?.id ?? ''
    writeSessie(tx.docs.sessie, { onthulling: { rondeId: id, step: 1, ballots: {}, rows: [] } })
    const third = openRound(tx, {})
    expect(third.ok && third.value.id !== id).toBe(true)
  })
  it('[I3] never stands in a shared document', () => {
    const [tx, ronde] = open()
    castBallot(tx, ronde, aDeelnemer({ id: 'iemand' as never }), { t2: 3 })
    const shared = JSON.stringify(Object.values(tx.docs).map((doc) => doc.toJSON()))
    expect(shared).not.toContain('iemand')
    expect(readSessie(tx.docs.sessie)?.rangorde).toBeUndefined()
  })
})

describe('a programma', () => {
  const text = (words: string, bold = false) => ({ type: 'text' as const, text: words, bold, italic: false })
  const blocks: ProgrammaBlock[] = [
    { type: 'heading', level: 1, inline: [text('Titel')] },
    {
      type: 'paragraph',
      inline: [text('Een '), text('vet', true), text(' woord'), { type: 'bron', bronId: 'b1' }, text(' ')],
    },
    { type: 'listItem', inline: [text('punt'), { type: 'invulplek', slotId: 'i1', label: 'wie?' }] },
    { type: 'listItem', inline: [] },
  ]
  it('reads the same after it was written back', () => {
    const tx = createTx()
    expect(isEmptyProgramma(tx)).toBe(true)
    restoreProgramma(tx.docs.programma, blocks, {})
    expect(readProgramma(tx.docs.programma)).toEqual({ blocks, bronnen: {}, openSlots: 1 })
    expect(isEmptyProgramma(tx)).toBe(false)
  })
  it('is empty when an editor left an empty paragraph', () => {
    const tx = createTx()
    restoreProgramma(tx.docs.programma, [{ type: 'paragraph', inline: [text('  ')] }], {})
    expect(isEmptyProgramma(tx)).toBe(true)
  })
})

describe('a whole werksessie', () => {
  const bord = {
    signalen: [aSignaal({ themaId: 't1' as never, about: { level: 'wijk' }, pos: [1, 2], ookThemas: [] })],
    themas: [aThema({ criteria: { ...aThema().criteria, urgency: 4, socialQuality: ['cohesie'] } })],
    nodes: [],
    relations: [],
    kanskaarten: [
      aKanskaart({
        contributions: [
          { id: 'r1', order: 'a1', who: 'Talis', what: 'uren' },
          { id: 'r0', order: 'a2', who: 'HAN', what: '' },
        ],
      }),
    ],
    opmerkingen: [
      anOpmerking({ authorLabel: 'Talis', editedAt: 3 }),
      anOpmerking({ id: 'o2' as never, archivedAt: 4 }),
    ],
    frames: [aFrame({ table: 3 })],
    connectors: [aConnector()],
    tekeningen: [aTekening({ points: [0, 0, 4, 5] })],
    afbeeldingen: [anAfbeelding()],
  }
  it('comes out as it went in', () => {
    const tx = createSessieTx()
    expect(isEmptyBord(tx)).toBe(true)
    const { id: _id, createdAt: _at, ...werksessie } = aWerksessie({ title: 'Uit archief' })
    applyPlan(tx, { werksessie, bord, deelnemers: [], owners: {}, ballots: [], survey: [], surveyWithoutConsent: 2 })
    expect(readBord(tx.docs.bord)).toEqual(bord)
    expect(isEmptyBord(tx)).toBe(false)
    expect(readSessie(tx.docs.sessie)?.werksessie).toMatchObject({ id: 'w1', title: 'Uit archief' })
    expect(tx.rows.get('telling', 'zonder_toestemming')).toEqual({ count: 2 })
  })
  it('is refused when something does not fit the layout', () => {
    expect(findMisfit(bord)).toBeUndefined()
    const withSignaal = (changes: object) => findMisfit({ ...bord, signalen: [{ ...aSignaal(), ...changes } as never] })
    expect(withSignaal({ text: 'x'.repeat(1001) })).toBe('signalen.s1.text')
    expect(withSignaal({ kind: 'mening' })).toBe('signalen.s1.kind')
    expect(withSignaal({ id: 'constructor' })).toBe('signalen.constructor')
    expect(withSignaal({ vreemd: 1 })).toBe('signalen.s1.vreemd')
    expect(withSignaal({ authorGroup: undefined })).toBe('signalen.s1.authorGroup')
    expect(findMisfit({ ...bord, signalen: [aSignaal(), aSignaal()] })).toBe('signalen.s1')
  })
})

describe('answers', () => {
  it('have a status and a sentence for every error', () => {
    for (const code of errorCodes) {
      expect([code, statusOf(code)]).toEqual([code, expect.any(Number)])
      for (const locale of ['nl', 'en'] as const) expect(sentenceOf({ code }, locale).length).toBeGreaterThan(10)
    }
  })
  it('read wat als from the address', () => {
    expect(readWatAls('0.25', '{"support":40}')).toEqual({ alpha: 0.25, weights: { support: 40 } })
    for (const [alpha, weights] of [
      ['2', undefined],
      ['x', undefined],
      [undefined, '{'],
      [undefined, '{"support":-1}'],
    ] as const)
      expect(() => readWatAls(alpha, weights)).toThrow(ApiError)
  })
  it('have clean file names', () => {
    expect(['Wijk é "x"\r\n.pdf', '../../etc/passwd', 'kaart-1.pdf', '€'].map(cleanFileName)).toEqual([
      'Wijk-e-x.pdf',
      'etc-passwd',
      'kaart-1.pdf',
      'wijkbord',
    ])
  })
  it('give a ninth thema a colour again with another pictogram', () => {
    const all = Array.from({ length: 12 }, (_, index) => plateFor(index))
    expect(all[7]?.plaat).toBe(all[0]?.plaat)
    expect(new Set(all.map(({ plaat, pictogram }) => `${plaat} ${pictogram}`)).size).toBe(12)
  })
})
