import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder with our package.json. Templates stay in the source tree, while the code runs from `server/` in tests and
 * from `dist/server/` in production; both lie below this folder.
 */
export function projectRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('broken assumption: no package.json above this module')
    folder = parent
  }
  return folder
}
