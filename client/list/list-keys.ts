/** What a key on a row asks for, besides what the outline itself does with arrows, Home, End, space and Escape. */
export type ListCommand =
  | 'edit'
  | 'withdraw'
  | 'thema'
  | 'verplaats'
  | 'merge'
  | 'opmerkingen'
  | 'new'
  | 'lock'
  | 'duplicate'
  | 'bord'
  | 'wie'
  | 'help'
  | 'search'
  | 'all'
  /** A letter that means nothing here: the outline must not jump to a row that starts with it. */
  | 'nothing'

const letters: Readonly<Record<string, ListCommand>> = {
  t: 'thema',
  v: 'verplaats',
  m: 'merge',
  r: 'opmerkingen',
  n: 'new',
  l: 'lock',
  b: 'bord',
  w: 'wie',
  '?': 'help',
  '/': 'search',
}

/** Reads a key that was pressed on a row; `undefined`: the outline knows what to do with it. */
export function listCommandOf(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}): ListCommand | undefined {
  const { key } = event
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) {
    const letter = key.toLowerCase()
    return letter === 'd' ? 'duplicate' : letter === 'a' ? 'all' : undefined
  }
  if (key === 'Enter' || key === 'F2') return 'edit'
  if (key === 'Delete' || key === 'Backspace') return 'withdraw'
  if (key.length !== 1 || key === ' ') return undefined
  return letters[key.toLowerCase()] ?? 'nothing'
}
