// Runs dependency-cruiser over the tree and fails when it looked at nothing.
import { createRequire } from 'node:module'
import config from '../../.dependency-cruiser.cjs'

// dependency-cruiser's swc reader has no JSX switched on; swc itself can, so it is told before it is loaded.
const swc = createRequire(import.meta.url)('@swc/core')
const parseFileSync = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
const { cruise } = await import('dependency-cruiser')

const { forbidden, options } = config
const { output } = await cruise(['client', 'server', 'shared', 'tests'], {
  ...options,
  validate: true,
  ruleSet: { forbidden },
  outputType: 'json',
})
const result = JSON.parse(output)
const ours = result.modules.filter((m) => /^(client|server|shared|tests)\//.test(m.source))
const withImports = ours.filter((m) => m.dependencies.some((d) => /^(client|server|shared)\//.test(d.resolved)))
for (const v of result.summary.violations) console.error(`${v.rule.name}: ${v.from} → ${v.to}`)
if (withImports.length < 20) {
  console.error(`arrows: only ${withImports.length} modules with imports of our own were read; the parser sees nothing`)
  process.exit(1)
}
console.log(`arrows: ${ours.length} modules, ${result.summary.violations.length} violations`)
process.exit(result.summary.violations.length > 0 ? 1 : 0)
