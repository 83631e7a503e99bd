/**
 * `npm run -s groepeer`: groups signalen from a file or from standard input, without a server (ARCHITECTURE.md §8).
 *
 * In: lines `{id, text}` (an optional `kind` is used for duplicates). Out: lines `{id, cluster, label, duplicateOf?}`
 * in the same order; `cluster: null` means the signaal belongs nowhere. Everything else goes to standard error.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { AnalysisSignaal } from './find-duplicates.ts'
import type { Grouping } from './group-signalen.ts'
import { groupSignalen } from './group-signalen.ts'

const USAGE =
  'Gebruik: npm run -s groepeer [-- [--in BESTAND] [--out BESTAND] [--quick]] < signalen.jsonl > groepen.jsonl'

type Settings = { readonly input: string | undefined; readonly output: string | undefined; readonly quick: boolean }
type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

/** Runs the command. Returns the exit code: 0 done, 2 wrong input (a message is on standard error, nothing was written). */
export async function main(argv: readonly string[]): Promise<number> {
  const settings = parseArguments(argv)
  if (!settings.ok) return refuse(`${settings.message}\n${USAGE}`)
  const { input, output, quick } = settings.value
  const text = await readInput(input)
  if (!text.ok) return refuse(text.message)
  const signalen = parseSignalen(text.value)
  if (!signalen.ok) return refuse(signalen.message)
  const grouping = groupSignalen(signalen.value, { mode: quick ? 'quick' : 'full' })
  const lines = toLines(signalen.value, grouping)
  if (output === undefined) {
    await new Promise<void>((resolve, reject) =>
      process.stdout.write(lines, (error) => (error ? reject(error) : resolve())),
    )
    return 0
  }
  try {
    // Beside the target first: a full disk must not leave half a result under the wanted name.
    await writeFile(`${output}.deel`, lines, 'utf8')
    await rename(`${output}.deel`, output)
    return 0
  } catch (error) {
    return refuse(`Kan "${output}" niet schrijven (${codeOf(error)}).`)
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'onbekende fout'
}

function parseArguments(argv: readonly string[]): Outcome<Settings> {
  let input: string | undefined
  let output: string | undefined
  let quick = false
  const rest = [...argv]
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--quick') {
      quick = true
      continue
    }
    if (argument !== '--in' && argument !== '--out') return { ok: false, message: `Onbekende optie "${argument}".` }
    const value = rest.shift()
    if (value === undefined || value.startsWith('--'))
      return { ok: false, message: `Na ${argument} hoort een bestandsnaam.` }
    if (argument === '--in') input = value
    else output = value
  }
  return { ok: true, value: { input, output, quick } }
}

async function readInput(path: string | undefined): Promise<Outcome<string>> {
  const bytes: Uint8Array[] = []
  if (path === undefined) {
    for await (const chunk of process.stdin) bytes.push(chunk as Uint8Array)
  } else {
    try {
      bytes.push(await readFile(path))
    } catch (error) {
      return { ok: false, message: `Kan "${path}" niet lezen (${codeOf(error)}).` }
    }
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(bytes)) }
  } catch {
    return { ok: false, message: 'De invoer is geen geldige UTF-8-tekst.' }
  }
}

/** Reads the lines; empty lines are skipped, the first wrong one ends it with a message that names its number. */
export function parseSignalen(text: string): Outcome<readonly AnalysisSignaal[]> {
  const signalen: AnalysisSignaal[] = []
  const lineOfId = new Map<string, number>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const number = index + 1
    const signaal = parseSignaal(line)
    if (!signaal.ok) return { ok: false, message: `Regel ${number}: ${signaal.message}` }
    const earlier = lineOfId.get(signaal.value.id)
    if (earlier !== undefined)
      return { ok: false, message: `Regel ${number}: het id "${signaal.value.id}" staat ook op regel ${earlier}.` }
    lineOfId.set(signaal.value.id, number)
    signalen.push(signaal.value)
  }
  return { ok: true, value: signalen }
}

function parseSignaal(line: string): Outcome<AnalysisSignaal> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { ok: false, message: 'dit is geen geldige JSON. Verwacht: {"id": "…", "text": "…"}.' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, message: 'dit is geen object. Verwacht: {"id": "…", "text": "…"}.' }
  const { id, text, kind } = value as { readonly id?: unknown; readonly text?: unknown; readonly kind?: unknown }
  if (typeof id !== 'string' || id === '') return { ok: false, message: 'het veld "id" ontbreekt of is geen tekst.' }
  if (typeof text !== 'string') return { ok: false, message: 'het veld "text" ontbreekt of is geen tekst.' }
  return { ok: true, value: typeof kind === 'string' ? { id, text, kind } : { id, text } }
}

function toLines(signalen: readonly AnalysisSignaal[], grouping: Grouping): string {
  const labels = new Map(grouping.groups.map(({ id, label }) => [id, label]))
  const places = new Map(grouping.places.map((place) => [place.signaalId, place.groupId]))
  const originals = originalsOf(grouping)
  return signalen
    .map(({ id }) => {
      const cluster = places.get(id) ?? null
      const label = cluster === null ? null : (labels.get(cluster) ?? null)
      const duplicateOf = originals.get(id)
      return `${JSON.stringify({ id, cluster, label, ...(duplicateOf === undefined ? {} : { duplicateOf }) })}\n`
    })
    .join('')
}

/** The first signaal of each chain of near-duplicates, for every later signaal of the chain. */
function originalsOf({ duplicates }: Grouping): ReadonlyMap<string, string> {
  const originals = new Map<string, string>()
  const find = (id: string): string => {
    const next = originals.get(id)
    return next === undefined ? id : find(next)
  }
  for (const { a, b } of duplicates) {
    const first = find(a)
    const second = find(b)
    if (first !== second) originals.set(second, first)
  }
  return new Map([...originals.keys()].map((id) => [id, find(id)]))
}
