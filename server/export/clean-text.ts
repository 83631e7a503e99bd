/** Characters that turn the reading direction around: they can make a sentence look like another one. */
const isDirectionOverride = (code: number): boolean =>
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0x200e || code === 0x200f

/** Control characters and non-characters that XML, PDF and spreadsheets cannot hold; tab and line end may stay. */
const isUnstorable = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a) ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0xfeff ||
  (code & 0xfffe) === 0xfffe ||
  (code >= 0xfdd0 && code <= 0xfdef)

const isLoneSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

/**
 * Text as a document can hold it: line ends become `\n`, NUL and other control characters and direction overrides go,
 * half of a surrogate pair becomes U+FFFD. Words are never changed.
 */
export function cleanText(text: string): string {
  let result = ''
  // A string iterates by code point, so only a surrogate without its other half is seen as one.
  for (const char of text.replace(/\r\n?|[\u2028\u2029]/g, '\n')) {
    const code = char.codePointAt(0) ?? 0
    if (isLoneSurrogate(code)) result += '\ufffd'
    else if (!isUnstorable(code) && !isDirectionOverride(code)) result += char
  }
  return result
}

/** The same value with `change` applied to every string in it, keys excepted. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change)) as T
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)] as const)
    return Object.fromEntries(entries) as T
  }
  return value
}
