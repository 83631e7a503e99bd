import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createToken, type RandomBytes } from './token.ts'

/**
 * The secret of the beheerder: the one that was set, else the one in the data folder, else a new one that is kept there,
 * readable by the owner of the process alone.
 */
export function ensureAdminToken(dataDir: string, given: string | undefined, random: RandomBytes): string {
  if (given !== undefined) return given
  const file = join(dataDir, 'beheer-sleutel')
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim()
    if (kept.length >= 16) return kept
  }
  const made = createToken(random)
  writeFileSync(file, `${made}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return made
}
