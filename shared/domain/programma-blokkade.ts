/** What of a thema keeps a programme from being settled (DOMAIN §5.3). */
export interface Blokkade {
  readonly section: string
  readonly themaId: string
  readonly wat: 'opdracht' | 'trekker' | 'resultaat'
  /** Open places that say so; 0 when the whole part was taken away. */
  readonly open: number
}

/** The part of a block that this rule looks at. */
interface LooksAt {
  readonly type: 'heading' | 'paragraph' | 'listItem'
  readonly sectionKey?: string
  readonly inline: readonly (
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'bron' }
    | { readonly type: 'invulplek'; readonly slotId: string; readonly label: string }
  )[]
}

/**
 * What must be filled in before a programme may be settled: assignment, lead and result of every thema that is worked out
 * (sections 6 and 7). Other open places may stay open. A part that was emptied is as open as one that was never filled in.
 */
export function blokkades(blocks: readonly LooksAt[]): readonly Blokkade[] {
  const found: Blokkade[] = []
  let section = ''
  let open: { readonly label: string }[] = []
  let hasWords = false
  const close = (): void => {
    const [, part, themaId] = /^([67])\.(.+)$/.exec(section) ?? []
    if (part === undefined || themaId === undefined) return
    const leads = open.filter(({ label }) => /^trekker/i.test(label)).length
    const add = (wat: Blokkade['wat'], count: number): void => {
      found.push({ section, themaId, wat, open: count })
    }
    if (part === '7') {
      if (open.length > 0 || !hasWords) add('resultaat', open.length)
      return
    }
    if (open.length > leads || !hasWords) add('opdracht', open.length - leads)
    if (leads > 0 || !hasWords) add('trekker', leads)
  }
  for (const { type, sectionKey, inline } of blocks) {
    if (type === 'heading' && sectionKey !== undefined) {
      close()
      section = sectionKey
      open = []
      hasWords = false
      continue
    }
    for (const part of inline) {
      if (part.type === 'invulplek') open.push(part)
      if (part.type === 'text' && part.text.trim() !== '') hasWords = true
    }
  }
  close()
  return found
}
