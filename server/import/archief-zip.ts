import { unzipSync } from 'fflate'
import { appError } from '../../shared/base/errors.ts'
import { type BestandId, bestandIdSchema } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { bestandLimits } from '../../shared/domain/bestand.ts'
import { parseJson, readArchief } from './archief.ts'
import type { ImportPlan } from './plan.ts'
import { decodeText } from './table.ts'

const dataPath = 'data/archief.json'
const picturePath = /^bestanden\/([A-Za-z0-9_-]{1,40})\.(?:png|jpg|webp)$/

/** Does this ZIP have our archive in it? Unpacks nothing. */
export function isArchiefZip(bytes: Uint8Array): boolean {
  let found = false
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name === dataPath
        return false
      },
    })
  } catch {
    // A damaged ZIP is no archive.
    return false
  }
  return found
}

/**
 * Reads our archive with the pictures of its bord. Only the two kinds of names that we write are unpacked; whatever else is
 * in the file stays shut. Check its unpacked size first.
 */
export function readArchiefZip(bytes: Uint8Array): Result<ImportPlan> {
  let files: Readonly<Record<string, Uint8Array>>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        name === dataPath || (picturePath.test(name) && originalSize <= bestandLimits.pictureBytes),
    })
  } catch {
    return fail(appError('import.unreadable'))
  }
  const data = files[dataPath]
  if (data === undefined) return fail(appError('import.unreadable'))
  const json = parseJson(decodeText(data))
  if (!json.ok) return json
  const plan = readArchief(json.value)
  if (!plan.ok) return plan
  const wanted = new Set<string>(plan.value.bord.afbeeldingen.map(({ bestandId }) => bestandId))
  const bestanden = Object.entries(files).flatMap(([name, content]): { id: BestandId; bytes: Uint8Array }[] => {
    const id = bestandIdSchema.safeParse(picturePath.exec(name)?.[1])
    return id.success && wanted.has(id.data) ? [{ id: id.data, bytes: content }] : []
  })
  return ok({ ...plan.value, bestanden: bestanden.slice(0, bestandLimits.quotaFiles) })
}
