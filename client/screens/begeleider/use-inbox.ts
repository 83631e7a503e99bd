import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BesluitSoort, InboxItem, InboxStatus } from '../../../shared/domain/inbox.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useRegie } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { useCommand } from '../shell/use-command.ts'

/** What is looked through: the inbox by status, or what lies on the bord. */
export type Stapel = InboxStatus | 'bord'
export const stapels: readonly Stapel[] = ['wacht', 'geparkeerd', 'apart', 'terug', 'bord']

export interface InboxQueue {
  /** What is left to decide about, the oldest first. */
  readonly items: readonly InboxItem[]
  readonly counts: Readonly<Record<Stapel, number>>
  readonly selected: InboxItem | undefined
  select(id: string): void
  step(by: 1 | -1): void
  decide(besluit: BesluitSoort, options?: { readonly reason?: string; readonly doelId?: string }): void
  undo(): void
  readonly canUndo: boolean
  /** How many decisions were made here. */
  readonly decided: number
}

const said: Readonly<Record<BesluitSoort, () => string>> = {
  plaats: m.moderatie_plaats,
  terug: m.moderatie_terug,
  samen: m.moderatie_samen,
  parkeer: m.moderatie_parkeer,
  apart: m.moderatie_apart,
  privacy: m.moderatie_privacy,
  zorg: m.moderatie_zorg,
}

/**
 * The queue of one console. A decision takes the item away and selects the next at once; the commands follow in the same
 * order. What the server refuses comes back, with its sentence.
 */
export function useInbox(stapel: Stapel): InboxQueue {
  const regie = useRegie()
  const signalen = useCollection('signalen')
  const command = useCommand()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<readonly { readonly id: string; readonly stapel: Stapel }[]>([])
  const [selectedId, setSelectedId] = useState<string>()
  const lastIndex = useRef(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const inbox = useMemo(() => regie?.inbox ?? [], [regie])
  // What left its pile may come into it again: its author wrote it anew.
  useEffect(() => {
    const there = new Set(inbox.map(({ id, status }) => `${status}.${id}`))
    setGone((now) => {
      const kept = [...now].filter((one) => one.startsWith('bord.') || there.has(one))
      return kept.length === now.size ? now : new Set(kept)
    })
  }, [inbox])
  const onBord = useMemo(
    () =>
      signalen
        .filter((one) => isActive(one) && one.hidden === undefined && one.mergedInto === undefined)
        .map(
          (one): InboxItem => ({
            id: one.id,
            text: one.text,
            kind: one.kind,
            authorGroup: one.authorGroup,
            ...(one.table === undefined ? {} : { table: one.table }),
            channel: one.channel,
            at: one.createdAt,
            faseId: '',
            status: one.offTopic === true ? 'apart' : one.parked === true ? 'geparkeerd' : 'wacht',
          }),
        )
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    [signalen],
  )
  const key = (id: string): string => `${stapel}.${id}`
  const items = (stapel === 'bord' ? onBord : inbox.filter(({ status }) => status === stapel)).filter(
    ({ id }) => !gone.has(`${stapel}.${id}`),
  )
  const count = (status: InboxStatus): number =>
    inbox.filter((one) => one.status === status && !gone.has(`${status}.${one.id}`)).length
  const found = items.findIndex(({ id }) => id === selectedId)
  const index = found >= 0 ? found : Math.min(lastIndex.current, items.length - 1)
  if (found >= 0) lastIndex.current = found
  const selected = items[index]

  const run = useCallback((work: () => Promise<unknown>) => {
    queue.current = queue.current.then(work, work)
  }, [])
  const bringBack = (id: string): void =>
    setGone((now) => {
      const next = new Set(now)
      for (const one of stapels) next.delete(`${one}.${id}`)
      return next
    })

  return {
    items,
    counts: {
      wacht: count('wacht'),
      geparkeerd: count('geparkeerd'),
      apart: count('apart'),
      terug: count('terug'),
      bord: onBord.filter(({ id }) => !gone.has(`bord.${id}`)).length,
    },
    selected,
    select: setSelectedId,
    step: (by) => {
      const next = items[Math.max(0, Math.min(items.length - 1, index + by))]
      if (next !== undefined) setSelectedId(next.id)
    },
    decide: (besluit, options = {}) => {
      if (selected === undefined) return
      const { id } = selected
      const next = items[index + 1] ?? items[index - 1]
      lastIndex.current = Math.max(0, items[index + 1] === undefined ? index - 1 : index)
      setGone((now) => new Set([...now, key(id)]))
      setDone((now) => [...now, { id, stapel }])
      setSelectedId(next?.id)
      const left = items.length - 1
      announce(
        next === undefined
          ? m.inbox_zeg_leeg({ besluit: said[besluit]() })
          : m.inbox_zeg_volgende({ besluit: said[besluit](), aantal: left, tekst: next.text }),
      )
      run(async () => {
        const answer = await command('/inbox', { signaalId: id, besluit, ...options })
        if (answer !== undefined) return
        bringBack(id)
        setDone((now) => now.filter((one) => one.id !== id))
      })
    },
    undo: () => {
      const last = done.at(-1)
      if (last === undefined) return
      setDone((now) => now.slice(0, -1))
      run(async () => {
        const answer = await command('/inbox/herstel', { signaalId: last.id })
        if (answer === undefined) return
        bringBack(last.id)
        setSelectedId(last.id)
        announce(m.moderatie_herstel())
      })
    },
    canUndo: done.length > 0,
    decided: done.length,
  }
}
