import type { BesluitSoort } from '../../../shared/domain/inbox.ts'
import { m } from '../../../shared/i18n/messages.ts'

/** What one key does in the inbox. `eigen`: asks for a reason first. */
export type InboxAction =
  | { readonly kind: 'besluit'; readonly besluit: BesluitSoort; readonly reason?: string }
  | { readonly kind: 'eigen'; readonly besluit: 'terug' | 'apart' }
  | { readonly kind: 'samen' }
  | { readonly kind: 'herstel' }
  | { readonly kind: 'stap'; readonly by: 1 | -1 }
  | { readonly kind: 'kandidaat'; readonly by: 1 | -1 }
  | { readonly kind: 'zoek' }

interface KeyInfo {
  /** As `KeyboardEvent.key`, letters small. */
  readonly key: string
  /** As it stands on the screen. */
  readonly shown: string
  readonly label: () => string
  readonly action: () => InboxAction
  /** Not for what lies on the bord already: others work with it. */
  readonly isInboxOnly?: boolean
}

/** The reasons for giving back that one key gives: in words for the author, not about them. */
export const returnReasons: readonly (() => string)[] = [
  m.inbox_reden_een_ding,
  m.inbox_reden_duidelijker,
  m.inbox_reden_persoon,
]

/** Every key of the inbox, in the order of the legend: one per decision. */
export const inboxKeys: readonly KeyInfo[] = [
  { key: 'g', shown: 'G', label: m.inbox_doe_plaats, action: () => ({ kind: 'besluit', besluit: 'plaats' }) },
  ...returnReasons.map(
    (reason, index): KeyInfo => ({
      key: String(index + 1),
      shown: String(index + 1),
      label: () => m.inbox_doe_terug_met({ reden: reason() }),
      action: () => ({ kind: 'besluit', besluit: 'terug', reason: reason() }),
      isInboxOnly: true,
    }),
  ),
  {
    key: 't',
    shown: 'T',
    label: m.inbox_doe_terug_eigen,
    action: () => ({ kind: 'eigen', besluit: 'terug' }),
    isInboxOnly: true,
  },
  { key: 's', shown: 'S', label: m.inbox_doe_samen, action: () => ({ kind: 'samen' }) },
  { key: 'p', shown: 'P', label: m.inbox_doe_parkeer, action: () => ({ kind: 'besluit', besluit: 'parkeer' }) },
  {
    key: 'a',
    shown: 'A',
    label: m.inbox_doe_apart,
    action: () => ({ kind: 'besluit', besluit: 'apart', reason: m.inbox_reden_andere_vraag() }),
  },
  { key: 'r', shown: 'R', label: m.inbox_doe_apart_eigen, action: () => ({ kind: 'eigen', besluit: 'apart' }) },
  { key: 'v', shown: 'V', label: m.inbox_doe_privacy, action: () => ({ kind: 'besluit', besluit: 'privacy' }) },
  { key: 'z', shown: 'Z', label: m.inbox_doe_zorg, action: () => ({ kind: 'besluit', besluit: 'zorg' }) },
  { key: 'u', shown: 'U', label: m.inbox_doe_herstel, action: () => ({ kind: 'herstel' }) },
]

const moves: Readonly<Record<string, InboxAction>> = {
  arrowdown: { kind: 'stap', by: 1 },
  arrowup: { kind: 'stap', by: -1 },
  arrowright: { kind: 'kandidaat', by: 1 },
  arrowleft: { kind: 'kandidaat', by: -1 },
  '/': { kind: 'zoek' },
}

/** What a key press does, or `undefined` when it is not ours; keys with Ctrl, Alt or Meta are the browser's. */
export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  isOnBord: boolean,
): InboxAction | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  const key = event.key.toLowerCase()
  const info = inboxKeys.find((one) => one.key === key && !(isOnBord && one.isInboxOnly === true))
  return info?.action() ?? moves[key]
}
