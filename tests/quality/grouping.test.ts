import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { assignToThemas } from '../../server/analysis/assign-to-themas.ts'
import { findDuplicates } from '../../server/analysis/find-duplicates.ts'
import { groupSignalen } from '../../server/analysis/group-signalen.ts'
import type { Agreement } from './scores.ts'
import { agreement } from './scores.ts'

const SAMPLE = new URL('../../server/demo/lindenholt-2023/', import.meta.url)
/** Development texts lie beside the checkout, never in it; without them these scores are left out. */
const DEVELOPMENT = new URL('../../../shared/eval/dutch-dev/', import.meta.url)

type GoldNote = { readonly id: string; readonly text: string; readonly kind?: string; readonly gold: string }
type Expected = {
  readonly also_themes: Record<string, string[]>
  readonly duplicate_groups: Record<string, string[]>
  readonly same_need_groups: Record<string, string[]>
}
/** Pairs outside the list that a reader calls the same statement: it is too dark at the pond. */
const SAME_TO_A_READER: ReadonlySet<string> = new Set(['s058 s161', 's058 s237', 's161 s238', 's237 s238'])
type Session = {
  readonly themes: readonly { readonly id: string; readonly title: string; readonly target_group: string }[]
}

const readJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, SAMPLE), 'utf8')) as T

function readSample(): readonly GoldNote[] {
  const csv = readFileSync(new URL('signals.csv', SAMPLE), 'utf8').trim()
  const rows = Papa.parse<Record<string, string>>(csv, { header: true }).data
  return rows.map((row) => ({ id: row.id!, text: row.text!, kind: row.kind!, gold: row.gold_theme! }))
}

function report(name: string, { v, ari, clusters, topics }: Agreement): void {
  console.info(`${name}: V ${v.toFixed(3)} ARI ${ari.toFixed(3)} groups ${clusters} of ${topics}`)
}

function score(notes: readonly GoldNote[], mode: 'quick' | 'full'): Agreement {
  const { places } = groupSignalen(notes, { mode })
  return agreement(
    notes.map(({ gold }) => gold),
    places.map(({ groupId }) => groupId),
  )
}

describe('Lindenholt', () => {
  const notes = readSample()
  const onTopic = notes.filter(({ gold }) => gold !== 'geen thema')

  it.each([
    { mode: 'full' as const, v: 0.38, ari: 0.28 },
    { mode: 'quick' as const, v: 0.38, ari: 0.25 },
  ])('groups ($mode) stay above the recorded floor', ({ mode, v, ari }) => {
    const found = score(onTopic, mode)
    report(`lindenholt ${mode}`, found)
    expect(found.v).toBeGreaterThanOrEqual(v)
    expect(found.ari).toBeGreaterThanOrEqual(ari)
  })

  it.each([
    { tenths: 0, precision: 0.8, found: 0.5 },
    { tenths: 1, precision: 0.8, found: 0.5 },
    { tenths: 3, precision: 0.8, found: 0.55 },
    { tenths: 5, precision: 0.78, found: 0.6 },
  ])('given themas and $tenths placed notes in ten: what is proposed is right', ({ tenths, precision, found }) => {
    const { also_themes } = readJson<Expected>('expected.json')
    const themas = readJson<Session>('session.json').themes.map(({ id, title, target_group }) => ({
      id,
      title,
      description: target_group,
      signaalIds: onTopic.filter(({ gold }, index) => gold === id && index % 10 < tenths).map((note) => note.id),
    }))
    const placed = new Set(themas.flatMap(({ signaalIds }) => signaalIds))
    const open = notes.filter(({ id }) => !placed.has(id))
    const places = new Map(assignToThemas(notes, themas).map((place) => [place.signaalId, place.themaId]))
    const proposed = open.filter(({ id }) => places.get(id) != null)
    const right = proposed.filter(({ id, gold }) => [gold, ...(also_themes[id] ?? [])].includes(places.get(id) ?? ''))
    const offTopic = open.filter(({ gold }) => gold === 'geen thema')
    const left = offTopic.filter(({ id }) => places.get(id) == null)
    const share = right.length / (open.length - offTopic.length)
    console.info(
      `lindenholt given themas, ${tenths}/10 placed: ${right.length} of ${proposed.length} proposals right, ` +
        `${(100 * share).toFixed(0)} % of the themed ones placed right, ${left.length} of ${offTopic.length} others left alone`,
    )
    expect(right.length / proposed.length).toBeGreaterThanOrEqual(precision)
    expect(share).toBeGreaterThanOrEqual(found)
    expect(left.length / offTopic.length).toBeGreaterThanOrEqual(0.85)
  })

  it('near-duplicates: what is proposed is right', () => {
    const { duplicate_groups, same_need_groups } = readJson<Expected>('expected.json')
    const shareGroup = (groups: Record<string, string[]>, a: string, b: string): boolean =>
      Object.values(groups).some((ids) => ids.includes(a) && ids.includes(b))
    const pairs = findDuplicates(notes)
    const listed = pairs.filter(({ a, b }) => shareGroup(duplicate_groups, a, b))
    const right = pairs.filter((pair) => listed.includes(pair) || SAME_TO_A_READER.has(`${pair.a} ${pair.b}`))
    const groups = Object.values(duplicate_groups)
    const found = groups.filter((ids) => listed.some(({ a, b }) => ids.includes(a) && ids.includes(b)))
    console.info(
      `lindenholt duplicates: ${right.length} of ${pairs.length} pairs right (${listed.length} listed), ${found.length} of ${groups.length} groups`,
    )
    expect(right.length / pairs.length).toBeGreaterThanOrEqual(0.9)
    expect(found.length).toBeGreaterThanOrEqual(13)
    const needOnly = pairs.filter(
      ({ a, b }) => !shareGroup(duplicate_groups, a, b) && shareGroup(same_need_groups, a, b),
    )
    expect(needOnly).toEqual([])
  })
})

describe.skipIf(!existsSync(DEVELOPMENT))('development texts', () => {
  it.each([
    { file: 'europa-2024.jsonl', v: 0.69, ari: 0.44 },
    { file: 'xsid-nl.jsonl', v: 0.74, ari: 0.54 },
  ])('$file', ({ file, v, ari }) => {
    const lines = readFileSync(new URL(file, DEVELOPMENT), 'utf8').trim().split('\n')
    const notes = lines.map((line) => JSON.parse(line) as GoldNote)
    report(`${file} quick`, score(notes, 'quick'))
    const found = score(notes, 'full')
    report(`${file} full`, found)
    expect(found.v).toBeGreaterThanOrEqual(v)
    expect(found.ari).toBeGreaterThanOrEqual(ari)
  })
})
