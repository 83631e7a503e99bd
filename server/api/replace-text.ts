import * as Y from 'yjs'

/** What must not be read anywhere any more. */
export interface Needles {
  /** Replaced wherever they stand, also inside a longer text. */
  readonly anywhere: readonly string[]
  /** Replaced only where they are all there is: too short, or too common a beginning, to be looked for inside others. */
  readonly alone: readonly string[]
}

/** Stands where erased text stood. */
export const erasedMark = '[gewist]'

/** Replaces the needles in one string. */
export function replaceIn(text: string, { anywhere, alone }: Needles): string {
  if ([...anywhere, ...alone].includes(text.trim())) return erasedMark
  return anywhere.reduce((rest, needle) => rest.split(needle).join(erasedMark), text)
}

/** Where a single word is what somebody wrote; anywhere else it is a value of ours, like the kind `zorg`. */
const wordKeys: ReadonlySet<string> = new Set(['text', 'title', 'name', 'remark', 'followUp', 'label', 'alias'])

/** An id, or one of our own words: somebody's signaal may be the same word, and must not break what it stands in. */
const isOurs = (text: string, key: string): boolean =>
  /^id$|Ids?$/.test(key) || (!wordKeys.has(key) && /^[a-z][a-z0-9_-]*$/.test(text))

/**
 * Replaces them in every string of plain data that people wrote; the same object comes back when nothing stood there.
 * `key` is the name under which it stands.
 */
export function replaceInPlain<T>(plain: T, needles: Needles, key = ''): T {
  if (typeof plain === 'string') return (isOurs(plain, key) ? plain : replaceIn(plain, needles)) as T
  if (typeof plain !== 'object' || plain === null) return plain
  if (Array.isArray(plain)) {
    const next = plain.map((entry: unknown) => replaceInPlain(entry, needles, key))
    return next.every((entry, index) => entry === plain[index]) ? plain : (next as T)
  }
  const entries = Object.entries(plain)
  const next = entries.map(([name, entry]) => [name, replaceInPlain(entry, needles, name)] as const)
  return next.every(([, entry], index) => entry === entries[index]?.[1]) ? plain : (Object.fromEntries(next) as T)
}

/** Replaces them in everything below a Yjs type; gives in how many places they stood. Call inside a transaction. */
export function replaceInType(type: unknown, needles: Needles): number {
  if (type instanceof Y.Text) return replaceInText(type, needles)
  if (type instanceof Y.XmlFragment) {
    let count = type instanceof Y.XmlElement ? replaceInAttributes(type, needles) : 0
    for (const child of type.toArray()) count += replaceInType(child, needles)
    return count
  }
  if (!(type instanceof Y.Map)) return 0
  let count = 0
  for (const [key, entry] of [...(type as Y.Map<unknown>).entries()]) {
    if (entry instanceof Y.AbstractType) {
      count += replaceInType(entry, needles)
      continue
    }
    const next = replaceInPlain(entry, needles, key)
    if (next === entry) continue
    ;(type as Y.Map<unknown>).set(key, next)
    count++
  }
  return count
}

function replaceInAttributes(element: Y.XmlElement, needles: Needles): number {
  let count = 0
  for (const [key, entry] of Object.entries(element.getAttributes())) {
    const next = replaceInPlain(entry as unknown, needles, key)
    if (next === entry) continue
    element.setAttribute(key, next as string)
    count++
  }
  return count
}

function replaceInText(text: Y.Text, needles: Needles): number {
  // What is embedded takes one place; it keeps it here, so that positions stay those of the text.
  const plain = (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('')
  if (plain === '') return 0
  if ([...needles.anywhere, ...needles.alone].includes(plain.trim())) {
    text.delete(0, text.length)
    text.insert(0, erasedMark)
    return 1
  }
  let count = 0
  for (const needle of needles.anywhere) {
    for (let at = plain.lastIndexOf(needle); at >= 0; at = at === 0 ? -1 : plain.lastIndexOf(needle, at - 1)) {
      text.delete(at, needle.length)
      text.insert(at, erasedMark)
      count++
    }
    if (count > 0) return count + replaceInText(text, needles)
  }
  return count
}
