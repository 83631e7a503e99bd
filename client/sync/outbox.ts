import type { SignaalInput } from '../../shared/domain/signaal.ts'
import type { Submitted } from '../../shared/protocol/api.ts'
import { callApi } from './api.ts'
import type { LocalStore, OutboxItem } from './local-store.ts'

/** How the outbox reaches the server; tests give their own. */
export type Transport = (item: OutboxItem) => Promise<
  /** `existed`: an earlier attempt had arrived after all, and the server kept the text of that one. */
  | { readonly kind: 'bewaard'; readonly existed?: boolean }
  | { readonly kind: 'later' }
  | { readonly kind: 'geweigerd'; readonly reason: string }
>

export interface Outbox {
  /** Own signalen in the order of writing, with what became of each. */
  list(): readonly OutboxItem[]
  /** The last attempt did not reach the server: what waits here is on this device only. */
  isFailing(): boolean
  add(input: SignaalInput): Promise<void>
  /** Changes the text of one that still waits; false when it does not wait (any more). */
  edit(id: string, text: string): Promise<boolean>
  /** Tries now; also by itself when the network returns, and with growing pauses. */
  flush(): Promise<void>
  retry(id: string): Promise<void>
  dismiss(id: string): Promise<void>
  subscribe(listener: () => void): () => void
  close(): void
}

/** Sends over HTTP; the server keeps an id once, however often it is sent. */
export const httpTransport: Transport = async (item) => {
  const answer = await callApi<Submitted>('POST', `/werksessies/${item.werksessieId}/signalen`, {
    body: item.input,
    toegang: item.toegang,
  })
  if (!answer.ok) {
    const isPassing = answer.code === 'offline' || answer.status >= 500 || answer.status === 429
    return isPassing ? { kind: 'later' } : { kind: 'geweigerd', reason: answer.message }
  }
  const one = answer.value.signalen[0]
  return one?.status === 'geweigerd'
    ? { kind: 'geweigerd', reason: one.message ?? one.code ?? '' }
    : { kind: 'bewaard', existed: one?.status === 'bestond_al' }
}

export interface OutboxOptions {
  readonly transport?: Transport
  readonly firstPauseMs?: number
  /** The server has a signaal with the text from before the last edit: it must be edited where it is now. */
  readonly onLateEdit?: (id: string, text: string) => void
  /** Keeps what the server does not take somewhere else; without it that stays here, as `niet_geplaatst`. */
  readonly onRefused?: (item: OutboxItem, reason: string) => Promise<void>
}

/**
 * Signalen that were typed here and are not on the server's disk yet: sent one by one in the order of writing, again after
 * a reload, once in the end. What the server does not take stays, with its text and the reason, until the person chooses.
 */
export async function openOutbox(
  store: LocalStore,
  toegang: string,
  werksessieId: string,
  { transport = httpTransport, firstPauseMs = 500, onLateEdit, onRefused }: OutboxOptions = {},
): Promise<Outbox> {
  let items = [...(await store.listOutbox(toegang))]
  const listeners = new Set<() => void>()
  let isSending = false
  let isFailing = false
  let isClosed = false
  let pauseMs = firstPauseMs
  let timer: ReturnType<typeof setTimeout> | undefined

  const notify = () => {
    for (const listener of [...listeners]) listener()
  }
  const setFailing = (next: boolean) => {
    if (isFailing === next) return
    isFailing = next
    notify()
  }
  const change = async (item: OutboxItem): Promise<void> => {
    items = items.some((other) => other.id === item.id)
      ? items.map((other) => (other.id === item.id ? item : other))
      : [...items, item]
    notify()
    await store.putOutbox(item)
  }

  const forget = async (id: string): Promise<void> => {
    items = items.filter((item) => item.id !== id)
    notify()
    await store.removeOutbox(id)
  }

  async function flush(): Promise<void> {
    if (isSending || isClosed) return
    isSending = true
    clearTimeout(timer)
    try {
      for (;;) {
        const next = items.find((item) => item.state === 'wacht')
        if (next === undefined) break
        const outcome = await transport(next)
        if (outcome.kind === 'later') {
          timer = setTimeout(() => void flush(), pauseMs * (0.75 + Math.random() / 2))
          pauseMs = Math.min(pauseMs * 2, 15_000)
          setFailing(true)
          return
        }
        setFailing(false)
        pauseMs = firstPauseMs
        // The person may have changed or thrown away the text while it was under way.
        const now = items.find((item) => item.id === next.id)
        if (now === undefined) continue
        const { edited, ...rest } = now
        if (outcome.kind === 'geweigerd') {
          if (onRefused === undefined) await change({ ...rest, state: 'niet_geplaatst', reason: outcome.reason })
          else {
            await onRefused(rest, outcome.reason)
            await forget(rest.id)
          }
        } else {
          await change({ ...rest, state: 'bewaard' })
          const isOther = now.input.text !== next.input.text || (outcome.existed === true && edited === true)
          if (isOther) onLateEdit?.(now.id, now.input.text)
        }
      }
    } finally {
      isSending = false
    }
  }

  const onOnline = () => {
    pauseMs = firstPauseMs
    void flush()
  }
  if (typeof window !== 'undefined') window.addEventListener('online', onOnline)
  void flush()

  return {
    list: () => items,
    isFailing: () => isFailing,
    add: async (input) => {
      const seq = Math.max(0, ...items.map((item) => item.seq)) + 1
      await change({ id: input.id, toegang, werksessieId, seq, input, state: 'wacht' })
      void flush()
    },
    edit: async (id, text) => {
      const item = items.find((other) => other.id === id)
      if (item?.state !== 'wacht') return false
      await change({ ...item, input: { ...item.input, text }, edited: true })
      void flush()
      return true
    },
    flush,
    retry: async (id) => {
      const item = items.find((other) => other.id === id)
      if (item === undefined) return
      const { reason: _, ...rest } = item
      await change({ ...rest, state: 'wacht' })
      void flush()
    },
    dismiss: forget,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
      if (typeof window !== 'undefined') window.removeEventListener('online', onOnline)
    },
  }
}
