import { useCallback, useState } from 'react'

/** What was typed per note and not sent yet, as long as this screen is open. */
export function useDrafts(): {
  readonly draftOf: (id: string) => string
  readonly setDraft: (id: string, text: string) => void
} {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map())
  const setDraft = useCallback((id: string, text: string) => setDrafts((before) => new Map(before).set(id, text)), [])
  return { draftOf: (id) => drafts.get(id) ?? '', setDraft }
}
