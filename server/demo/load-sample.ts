import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '../../shared/base/result.ts'
import type { ImportPlan } from '../import/plan.ts'
import { readSample, type SampleBundle, sampleFiles } from '../import/sample.ts'

/** The folder with `package.json` above this file: the same one for the sources and for what is built from them. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('broken assumption: no package.json above the server')
    folder = above
  }
  return folder
}

/** Reads the synthetic werksessie that comes with the product. */
export function loadSample(): Result<ImportPlan> {
  const folder = join(projectRoot(), 'server', 'demo', 'lindenholt-2023')
  const bundle: SampleBundle = Object.fromEntries(
    sampleFiles.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
  return readSample(bundle)
}
