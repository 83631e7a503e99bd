import * as z from 'zod/mini'
import type { SignaalId } from '../base/ids.ts'
import type { DeelnemerGroep } from './deelnemer.ts'
import type { Channel, SignaalKind } from './signaal.ts'

/** Where a signaal in the inbox stands: `wacht` for the begeleider, given back to its author, kept for later, set aside. */
export type InboxStatus = 'wacht' | 'terug' | 'geparkeerd' | 'apart'

/** A signaal that is not on the bord (yet), as begeleiders see it in `regie`. Whose it is stays in a table of the server. */
export interface InboxItem {
  readonly id: SignaalId
  readonly text: string
  readonly kind: SignaalKind
  readonly authorGroup: DeelnemerGroep
  readonly table?: number
  readonly channel: Channel
  /** When it reached the server, and when it was written on the device (server ms). */
  readonly at: number
  readonly writtenAt?: number
  /** It came after its fase had ended. */
  readonly laat?: boolean
  /** The fase in which it was written. */
  readonly faseId: string
  readonly status: InboxStatus
  readonly reason?: string
}

/**
 * What a begeleider decides about a signaal: on the bord, back to its author with a reason, under another one, later,
 * set aside with a reason, or out of sight (privacy, zorg).
 */
export const besluiten = ['plaats', 'terug', 'samen', 'parkeer', 'apart', 'privacy', 'zorg'] as const
export const besluitSoortSchema = z.enum(besluiten)
export type BesluitSoort = z.infer<typeof besluitSoortSchema>

/** Where a signaal of one's own is: on the bord, with its author alone, or somewhere in the inbox. */
export const plekSchema = z.enum(['bord', 'prive', 'inbox', 'terug', 'geparkeerd', 'apart'])
export type Plek = z.infer<typeof plekSchema>

/** Decisions that tell the author why. */
export const needsReason: ReadonlySet<BesluitSoort> = new Set(['terug', 'apart'])
