/**
 * Makes every export of the sample and prints how long each takes: `npx tsx tests/bench/exports.ts`. With `--notes 500` the
 * werksessie has so many signalen and 12 cards; `--only rapport` makes those alone; `--out DIR` keeps the files to look at.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { draftProgramma } from '../../server/analysis/draft-programma.ts'
import { findGaps } from '../../server/analysis/find-gaps.ts'
import { rankThemas } from '../../server/analysis/rank-themas.ts'
import { type ExportInput, type ExportKeuze, exportWerksessie } from '../../server/export/export.ts'
import { exportPairs } from '../../server/export/makers.ts'
import { createTypstRenderer } from '../../server/export/pdf-renderer.ts'
import type { KanskaartId, SignaalId } from '../../shared/base/ids.ts'
import { readProgramma, writeDraft } from '../../shared/doc/programma-doc.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { loadLindenholt } from '../fixtures/lindenholt.ts'

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** The sample with so many signalen and cards, by repeating what is there. */
function grown(base: WerksessieSnapshot, signalen: number, cards: number): WerksessieSnapshot {
  const repeat = <T>(items: readonly T[], count: number, rename: (item: T, index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => {
      const item = items[index % items.length]
      if (item === undefined) throw new Error('nothing to repeat')
      return index < items.length ? item : rename(item, index)
    })
  return {
    ...base,
    bord: {
      ...base.bord,
      signalen: repeat(base.bord.signalen, signalen, (one, index) => ({ ...one, id: `x${index}` as SignaalId })),
      kanskaarten: repeat(base.bord.kanskaarten, cards, (one, index) => ({ ...one, id: `kx${index}` as KanskaartId })),
    },
  }
}

function inputOf(snapshot: WerksessieSnapshot): ExportInput {
  const rangorde = rankThemas(snapshot)
  const doc = new Y.Doc()
  writeDraft(doc, draftProgramma(snapshot, rangorde))
  const { whiteSpots, overlaps } = findGaps(snapshot)
  return {
    snapshot,
    programma: readProgramma(doc),
    programmaStatus: 'concept',
    rangorde,
    locale: 'nl',
    now: Date.UTC(2023, 5, 22, 10),
    gaten: { witteVlekken: whiteSpots, dubbel: overlaps, besluiten: [] },
  }
}

const variants: readonly (readonly [what: string, ext: string, keuze: ExportKeuze])[] = [
  ...exportPairs().map(([what, ext]) => [what, ext, {}] as const),
  ['kanskaarten', 'pdf', { formaat: 'a5' }],
  ['kanskaarten', 'pdf', { formaat: 'a3' }],
  ['wijkkaart', 'svg', { weergave: 'netwerk' }],
  ['bord', 'png', { vlak: 'geldzorgen' }],
]

async function run(): Promise<void> {
  const [notes, only, out] = [argument('notes'), argument('only'), argument('out')]
  const sample = loadLindenholt()
  const input = inputOf(notes === undefined ? sample : grown(sample, Number(notes), 12))
  const renderer = createTypstRenderer()
  if (out !== undefined) mkdirSync(out, { recursive: true })
  console.log(`${input.snapshot.bord.signalen.length} signalen, ${input.snapshot.bord.kanskaarten.length} cards`)
  for (const [what, ext, keuze] of variants) {
    const name = [what, ...Object.values(keuze).map(String)].join('-')
    if (only !== undefined && !`${name}.${ext}`.includes(only)) continue
    const began = performance.now()
    const made = await exportWerksessie(input, what, ext, { keuze, renderer })
    const ms = Math.round(performance.now() - began)
    if (!made.ok) throw new Error(`${name}.${ext}: ${made.error.code}`)
    console.log(
      `${`${name}.${ext}`.padEnd(26)} ${String(ms).padStart(6)} ms ${String(made.value.bytes.length).padStart(9)} bytes`,
    )
    if (out !== undefined) writeFileSync(join(out, `${name}.${ext}`), made.value.bytes)
  }
}

await run()
