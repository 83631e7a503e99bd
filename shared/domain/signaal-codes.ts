import type { Signaal } from './signaal.ts'

const sampleCode = /^s\d{1,6}$/

/**
 * Short provenance codes (`s042`), the same in every text and export. Ids that look like a code stay what they are;
 * others are numbered on from there in the order in which they came, withdrawn ones included, so that a code keeps its
 * signaal when more come.
 */
export function signaalCodes(signalen: readonly Pick<Signaal, 'id' | 'createdAt'>[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  let highest = 0
  for (const { id } of signalen) {
    if (!sampleCode.test(id)) continue
    codes.set(id, id)
    highest = Math.max(highest, Number(id.slice(1)))
  }
  const others = signalen.filter(({ id }) => !codes.has(id))
  others.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  for (const { id } of others) codes.set(id, `s${String(++highest).padStart(3, '0')}`)
  return codes
}
