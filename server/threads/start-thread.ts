import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { WorkerOptions } from 'node:worker_threads'
import { Worker } from 'node:worker_threads'

/**
 * Starts a thread from the module `name` (no extension) beside the module `caller` (its `import.meta.url`). Compiled
 * code starts the `.js` file; under vitest or tsx it starts the `.ts` file, read by tsx, because Node 20 reads no types.
 */
export function startThread(caller: string, name: string, options: Omit<WorkerOptions, 'eval'> = {}): Worker {
  // Node 22 warns at every start that its own SQLite is young; these threads are the only ones that load it.
  const all = { execArgv: ['--disable-warning=ExperimentalWarning'], ...options }
  if (!caller.endsWith('.ts')) return new Worker(new URL(`${name}.js`, caller), all)
  // `--import tsx` does nothing in a thread of Node 20, so the thread registers it itself.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(
    'index.cjs',
    'index.mjs',
  )
  const entry = new URL(`${name}.ts`, caller).href
  const bootstrap = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}) })`
  return new Worker(bootstrap, { ...all, eval: true })
}
