import type { Draft } from './draft.ts'

const key = 'beheer-concept'

/** What an earlier visit of this browser kept; not parsed yet. */
export function keptDraft(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch (error) {
    // A browser may refuse storage (private window): the draft then lasts as long as the page.
    console.info('no storage for the draft', error)
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(key)
  } catch (error) {
    console.info('no storage for the draft', error)
  }
}
