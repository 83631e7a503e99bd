import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The words of STYLE §4 that must not stand inside an identifier: translated, they collide with technical ones. */
const forbidden = ['workshop', 'sticky', 'participant', 'facilitator', 'neighbourhood', 'opportunity', 'programme']
/** Words that are only wrong as a whole word inside a camelCase identifier. */
const asWord = ['note', 'theme', 'vote', 'board']

/** Platform and library names that contain such a word. */
const allowed = new Set([
  'clipboard',
  'Keyboard',
  'keyboard',
  'keyboardDelegate',
  'ClipboardEvent',
  'KeyboardEvent',
  'onKeyboard',
])

const files = execFileSync('git', ['ls-files', 'shared', 'server', 'client'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.includes('/generated/') && !file.startsWith('server/demo/'))

/** Names that a file declares: const, function, class, interface, type, properties in a type. Imports and strings do not count. */
function declaredNames(source: string): string[] {
  const names: string[] = []
  for (const match of source.matchAll(/\b(?:const|let|function|class|interface|type)\s+([A-Za-z_$][\w$]*)/g))
    names.push(match[1]!)
  return names
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)

describe('glossary', () => {
  it('looks at the whole tree', () => {
    expect(files.length).toBeGreaterThan(40)
  })

  it('finds a planted word', () => {
    expect(offences('const stickyColour = 1\nfunction addNote() {}')).toEqual(['stickyColour', 'addNote'])
  })

  it('has Dutch nouns for what a begeleider points at', () => {
    const found = files.flatMap((file) => offences(readFileSync(file, 'utf8')).map((name) => `${file}: ${name}`))
    expect(found).toEqual([])
  })
})

function offences(source: string): string[] {
  return declaredNames(source).filter((name) => {
    if (allowed.has(name)) return false
    // `note…` as the verb of a function (noteOwn) is English for writing down, not a sticky.
    const words = wordsOf(name).slice(name.startsWith('note') ? 1 : 0)
    return (
      forbidden.some((word) => name.toLowerCase().includes(word)) ||
      asWord.some((word) => words.includes(word) || words.includes(`${word}s`))
    )
  })
}
