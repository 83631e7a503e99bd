import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const idsIn = (text: string): string[] => [...text.matchAll(/\[([GRCHA]\d+[a-z]?)\]/g)].map(([, id]) => id ?? '')

it('every rule of SPEC.md has a test that quotes it, and every quoted rule exists', () => {
  const rules = idsIn(readFileSync(join(root, 'server/sync/SPEC.md'), 'utf8'))
  const tests = ['server/sync', 'tests/property', 'tests/integration'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.test.ts') && name !== 'spec.test.ts')
      .filter((name) => folder === 'server/sync' || /gate|honest|sync/.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  expect(rules.length).toBeGreaterThan(30)
  expect(new Set(rules).size).toBe(rules.length)
  expect([...new Set(tests.flatMap(idsIn))].sort()).toEqual([...rules].sort())
})
