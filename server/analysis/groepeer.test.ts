import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { main, parseSignalen } from './groepeer.ts'

describe('lines', () => {
  it.each([
    ['{"id":"a","text":"x"}\n{"id":', 'Regel 2: dit is geen geldige JSON'],
    ['[1]', 'Regel 1: dit is geen object'],
    ['\n{"text":"x"}', 'Regel 2: het veld "id"'],
    ['{"id":1,"text":"x"}', 'Regel 1: het veld "id"'],
    ['{"id":"a"}', 'Regel 1: het veld "text"'],
    ['{"id":"a","text":"x"}\n{"id":"a","text":"y"}', 'Regel 2: het id "a" staat ook op regel 1'],
  ])('names the wrong one in %j', (text, message) => {
    const signalen = parseSignalen(text)
    expect(signalen.ok ? '' : signalen.message).toContain(message)
  })

  it('allows empty lines, Windows line ends and further fields', () => {
    expect(parseSignalen('{"id":"a","text":"x","gold":"g"}\r\n\r\n')).toEqual({
      ok: true,
      value: [{ id: 'a', text: 'x' }],
    })
  })
})

describe('command', () => {
  let folder = ''
  let said = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groepeer-'))
    said = ''
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await rm(folder, { recursive: true })
  })
  const run = async (lines: string, ...more: string[]): Promise<number> => {
    await writeFile(join(folder, 'in.jsonl'), lines)
    return await main(['--in', join(folder, 'in.jsonl'), '--out', join(folder, 'out.jsonl'), ...more])
  }

  it('writes one line per signaal in the same order', async () => {
    const texts = [
      'meer bankjes in het park',
      'de huur is te hoog',
      'Meer bankjes in het park!',
      'energie is duur, huur ook',
      '?',
    ]
    expect(await run(texts.map((text, index) => JSON.stringify({ id: `n${index}`, text })).join('\n'), '--quick')).toBe(
      0,
    )
    const lines = (await readFile(join(folder, 'out.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ id }) => id)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4'])
    expect(lines[4]).toEqual({ id: 'n4', cluster: null, label: null })
    expect(lines[0]?.cluster).toBe(lines[2]?.cluster)
    expect(lines.filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(1)
    expect(said).toBe('')
  })

  it('refuses wrong input and leaves nothing behind', async () => {
    expect(await run('{"id":"a","text":"x"}\nhallo\n')).toBe(2)
    expect(said).toContain('Regel 2')
    expect(await readdir(folder)).toEqual(['in.jsonl'])
  })

  it.each([[['--snel']], [['--in']], [['--in', 'bestaat-niet.jsonl']]])('refuses %j', async (argv) => {
    expect(await main(argv)).toBe(2)
    expect(said).not.toBe('')
  })

  it('an empty list gives an empty list', async () => {
    expect(await run('')).toBe(0)
    expect(await readFile(join(folder, 'out.jsonl'), 'utf8')).toBe('')
  })
})
