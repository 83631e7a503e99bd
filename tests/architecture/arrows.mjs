// Runs dependency-cruiser over the tree and fails when it looked at nothing.
import { cruise } from 'dependency-cruiser'
import config from '../../.dependency-cruiser.cjs'

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
