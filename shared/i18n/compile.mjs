// Compiles shared/i18n/messages/{nl,en}.json to typed functions in shared/i18n/generated: a module per sentence, so that
// a page only gets its own. `--per-language FOLDER` writes them there as one module per language instead: a server needs
// all of them, and opening 1,400 files was a third of its start.
// Paraglide exits 0 with no messages when its plug-in cannot be loaded, so the result is counted here.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '@inlang/paraglide-js'

const here = dirname(fileURLToPath(import.meta.url))
const keysOf = (locale) =>
  Object.keys(JSON.parse(readFileSync(join(here, 'messages', `${locale}.json`), 'utf8'))).filter((k) => k !== '$schema')
const nl = keysOf('nl')
const en = new Set(keysOf('en'))
const missing = nl.filter((k) => !en.has(k)).concat([...en].filter((k) => !nl.includes(k)))
if (missing.length > 0) {
  console.error(`i18n: these keys are not in both languages: ${missing.join(', ')}`)
  process.exit(1)
}
const perLanguage = process.argv[2] === '--per-language' ? process.argv[3] : undefined
const outdir = perLanguage ?? join(here, 'generated')
await compile({
  project: join(here, 'project.inlang'),
  outdir,
  strategy: ['globalVariable', 'baseLocale'],
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
  disableAsyncLocalStorage: true,
  ...(perLanguage === undefined ? {} : { outputStructure: 'locale-modules', cleanOutdir: false }),
})
if (perLanguage !== undefined) {
  // V8 keeps the text of every module: without comments and beyond-Latin characters these take a tenth.
  for (const name of ['_index', 'nl', 'en']) {
    const file = join(outdir, 'messages', `${name}.js`)
    const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
    const plain = code.replaceAll(
      /[\u0100-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    writeFileSync(file, plain.replaceAll(/^\s*\n/gm, ''))
  }
  const written = readFileSync(join(outdir, 'messages', 'nl.js'), 'utf8')
  const found = nl.filter((key) => written.includes(`export const ${key} =`)).length
  console.log(`i18n: ${found} messages per language`)
  process.exit(found === nl.length ? 0 : 1)
}
const made = readdirSync(join(outdir, 'messages')).filter((f) => f.endsWith('.js') && f !== '_index.js').length
if (made < nl.length) {
  console.error(`i18n: ${nl.length} messages expected, ${made} compiled`)
  process.exit(1)
}
console.log(`i18n: ${made} messages in nl and en`)
// Paraglide leaves a timer behind that would keep this process waiting for half a minute.
process.exit(0)
