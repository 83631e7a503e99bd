// Adds or changes messages in both languages at once and keeps the files sorted.
// Use: echo '{"key": ["Nederlands", "English"]}' | node shared/i18n/add-messages.mjs
// A value may also be Paraglide's variant form. A lock folder lets several people run it at the same time.
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const lock = join(here, '.lock')
const added = JSON.parse(readFileSync(0, 'utf8'))
for (const [key, value] of Object.entries(added)) {
  if (!/^[a-z][a-z0-9_]*$/.test(key)) throw new Error(`key must be snake_case: ${key}`)
  if (!Array.isArray(value) || value.length !== 2) throw new Error(`${key} needs [nl, en]`)
}
for (let tries = 0; ; tries++) {
  try {
    mkdirSync(lock)
    break
  } catch (error) {
    if (tries > 100) throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
}
try {
  for (const [index, locale] of ['nl', 'en'].entries()) {
    const file = join(here, 'messages', `${locale}.json`)
    const all = JSON.parse(readFileSync(file, 'utf8'))
    for (const [key, value] of Object.entries(added)) {
      if (value[index] === null) delete all[key]
      else all[key] = value[index]
    }
    const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
  }
} finally {
  rmdirSync(lock)
}
