/**
 * Quality of grouping over many boards: `npx tsx tests/bench/grouping.ts [--quick] [--seeds 3] [--type europa]`.
 * Prints V-measure, ARI, number of groups and time per type of bord, the averages over types and the worst.
 */
import { groupSignalen } from '../../server/analysis/group-signalen.ts'
import { agreement } from '../quality/scores.ts'
import { makeBoards } from './boards.ts'

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const mode = process.argv.includes('--quick') ? 'quick' : 'full'
const only = argument('--type')
const rows = new Map<
  string,
  { v: number[]; ari: number[]; ratio: number[]; ms: number[]; alone: number[]; n: number[] }
>()
groupSignalen([{ id: 'a', text: 'de eerste keer leest de woordenlijst' }], { mode })
for (const { type, notes } of makeBoards(Number(argument('--seeds') ?? 3))) {
  if (only !== undefined && !type.includes(only)) continue
  const start = performance.now()
  const { places } = groupSignalen(notes, { mode })
  const ms = performance.now() - start
  const found = places.map(({ groupId }) => groupId)
  const { v, ari, topics } = agreement(
    notes.map(({ gold }) => gold),
    found,
  )
  const row = rows.get(type) ?? { v: [], ari: [], ratio: [], ms: [], alone: [], n: [] }
  row.v.push(v)
  row.ari.push(ari)
  row.ratio.push(new Set(found.filter((id) => id !== null)).size / topics)
  row.alone.push(found.filter((id) => id === null).length / notes.length)
  row.ms.push(ms)
  row.n.push(notes.length)
  rows.set(type, row)
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const all = { v: [] as number[], ari: [] as number[] }
for (const [type, { v, ari, ratio, ms, alone, n }] of rows) {
  all.v.push(mean(v))
  all.ari.push(mean(ari))
  console.info(
    `${type.padEnd(16)} V ${mean(v).toFixed(3)} (min ${Math.min(...v).toFixed(3)})  ARI ${mean(ari).toFixed(3)} (min ${Math.min(...ari).toFixed(3)})  groups/topics ${mean(ratio).toFixed(2)}  nowhere ${(100 * mean(alone)).toFixed(0)}%  n ${mean(n).toFixed(0)}  ${mean(ms).toFixed(0)} ms`,
  )
}
console.info(
  `average of types V ${mean(all.v).toFixed(3)} ARI ${mean(all.ari).toFixed(3)}; worst V ${Math.min(...all.v).toFixed(3)} ARI ${Math.min(...all.ari).toFixed(3)}`,
)
