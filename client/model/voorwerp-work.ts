import { generateNKeysBetween } from 'fractional-indexing'
import { type BestandId, randomIds } from '../../shared/base/ids.ts'
import { type BestandInfo, bestandLimits } from '../../shared/domain/bestand.ts'
import { compareRang, gewoneRang } from '../../shared/domain/rang.ts'
import { isActive, type Pos } from '../../shared/domain/signaal.ts'
import type { ConnectorMeaning, End } from '../../shared/domain/tekening.ts'
import { m } from '../../shared/i18n/messages.ts'
import { callApi } from '../sync/api.ts'
import type { ThemaWorkDeps } from './thema-work.ts'
import type { Session } from './types.ts'
import type { Sjabloon, VoorwerpActions, VoorwerpRef } from './voorwerp-types.ts'

/** Longest side of a new picture on the bord, in bord units. */
const pictureSide = 420

/** What people do with connectors, drawings, pictures and cards, with rights, sentence and undo. */
export interface VoorwerpWork {
  /** May draw, connect and put pictures on the bord. */
  canDraw(): boolean
  /** May move or change this one; held ones are not moved. */
  canChange(ref: VoorwerpRef): boolean
  isHeld(ref: VoorwerpRef): boolean
  connect(from: End, to: End, meaning: ConnectorMeaning, label?: string): string | undefined
  addTekening(input: Parameters<VoorwerpActions['addTekening']>[0]): string | undefined
  /** Sends a picture and puts it on the bord, its middle at `at`. Says itself what went wrong. */
  addPicture(file: Blob, alt: string, at: Pos): Promise<string | undefined>
  moveVoorwerpen(moves: Parameters<VoorwerpActions['moveVoorwerpen']>[0]): boolean
  removeVoorwerpen(refs: readonly VoorwerpRef[]): boolean
  holdVoorwerpen(refs: readonly VoorwerpRef[], locked: boolean): boolean
  orderVoorwerpen(refs: readonly VoorwerpRef[], to: 'voor' | 'achter'): boolean
  copyVoorwerpen(refs: readonly VoorwerpRef[]): readonly string[]
  canUseSjabloon(): boolean
  addSjabloon(naam: string, sjabloon: Sjabloon, at: Pos): boolean
  /** Erases the picture itself, for everybody and for good. */
  canErasePicture(): boolean
  erasePicture(bestandId: string): Promise<boolean>
}

/** Where a browser finds the bytes of a file of this werksessie. */
export const bestandUrl = ({ werksessieId, toegang }: Pick<Session, 'werksessieId' | 'toegang'>, id: string): string =>
  `/api/werksessies/${werksessieId}/bestanden/${id}?toegang=${encodeURIComponent(toegang)}`

/** Creates the part of `BordWork` that is about things that are drawn. */
export function createVoorwerpWork({ session, say, refused }: ThemaWorkDeps): VoorwerpWork {
  const { bord, actions } = session
  const maySet = ({ collection, id }: VoorwerpRef, field: string): boolean =>
    session.may({ doc: 'bord', collection, id, action: 'set', field, own: session.isMine(collection, id) })
  const mayAdd = (collection: string): boolean =>
    session.may({ doc: 'bord', collection, id: '', action: 'add', own: true })
  const work: VoorwerpWork = {
    canDraw: () => mayAdd('tekeningen'),
    canChange: (ref) => maySet(ref, ref.collection === 'connectors' ? 'meaning' : 'pos'),
    isHeld: ({ collection, id }) =>
      (collection === 'tekeningen' || collection === 'afbeeldingen') && bord.get(collection, id)?.locked === true,
    connect(from, to, meaning, label) {
      if (from.kind === to.kind && from.id === to.id) return undefined
      const id = actions.addConnector({ from, to, meaning, ...(label === undefined ? {} : { label }) })
      if (id === '') {
        refused()
        return undefined
      }
      say(m.voorwerp_verbonden())
      return id
    },
    addTekening(input) {
      const id = actions.addTekening(input)
      if (id !== '') return id
      refused()
      return undefined
    },
    async addPicture(file, alt, at) {
      if (!work.canDraw()) {
        refused()
        return undefined
      }
      if (file.size > bestandLimits.pictureBytes) {
        say(m.voorwerp_te_groot({ max: bestandLimits.pictureBytes / 1024 / 1024 }), false)
        return undefined
      }
      const answer = await callApi<BestandInfo>(
        'POST',
        `/werksessies/${session.werksessieId}/bestanden?soort=afbeelding&id=${randomIds.next<BestandId>()}`,
        { body: file, toegang: session.toegang },
      )
      if (!answer.ok) {
        say(answer.message, false)
        return undefined
      }
      const { id: bestandId, width = 400, height = 300 } = answer.value
      const scale = pictureSide / Math.max(width, height)
      // Nothing on the bord is smaller than 120: a thin strip keeps its paper around it.
      const size: [number, number] = [
        Math.max(120, Math.round(width * scale)),
        Math.max(120, Math.round(height * scale)),
      ]
      const pos: Pos = [Math.round(at[0] - size[0] / 2), Math.round(at[1] - size[1] / 2)]
      const id = actions.addAfbeelding({ bestandId, pos, size, alt })
      if (id === '') {
        refused()
        return undefined
      }
      say(m.voorwerp_plaatje_erbij())
      return id
    },
    moveVoorwerpen(moves) {
      const allowed = moves.filter((one) => work.canChange(one) && !work.isHeld(one))
      if (allowed.length === 0) {
        if (moves.length > 0 && moves.every((one) => work.isHeld(one))) say(m.keuze_staat_vast(), false)
        else if (moves.length > 0) refused()
        return false
      }
      return actions.moveVoorwerpen(allowed) || refused()
    },
    removeVoorwerpen(refs) {
      const allowed = refs.filter((ref) => work.canChange(ref) && !work.isHeld(ref))
      if (allowed.length === 0) {
        if (refs.length > 0 && refs.every((ref) => work.isHeld(ref))) say(m.keuze_staat_vast(), false)
        else if (refs.length > 0) refused()
        return false
      }
      if (!actions.takeAway(allowed)) return refused()
      say(m.voorwerp_weggehaald({ aantal: allowed.length }))
      return true
    },
    holdVoorwerpen(refs, locked) {
      const allowed = refs.filter((ref) => maySet(ref, 'locked'))
      if (allowed.length === 0 || !actions.lockVoorwerpen(allowed, locked)) return refused()
      say(locked ? m.voorwerp_vast() : m.voorwerp_los())
      return true
    },
    orderVoorwerpen(refs, to) {
      const drawn = refs.flatMap((ref) => {
        if (ref.collection !== 'tekeningen' && ref.collection !== 'afbeeldingen') return []
        const record = bord.get(ref.collection, ref.id)
        return record === undefined ? [] : [{ ref, record }]
      })
      const chosen = drawn.sort((a, b) => compareRang(a.record, b.record) || a.record.createdAt - b.record.createdAt)
      if (chosen.length === 0) return false
      const others = [...bord.all('tekeningen'), ...bord.all('afbeeldingen'), ...bord.all('signalen')].filter(
        (one) => isActive(one) && !refs.some(({ id }) => id === one.id),
      )
      const ranks = [gewoneRang, ...others.flatMap(({ rank }) => rank ?? [])].sort()
      const keys =
        to === 'voor'
          ? generateNKeysBetween(ranks.at(-1) ?? null, null, chosen.length)
          : generateNKeysBetween(null, ranks[0] ?? null, chosen.length)
      const ranked = chosen.map(({ ref }, index) => ({ ...ref, rank: keys[index] ?? gewoneRang }))
      return actions.rankVoorwerpen(ranked) || refused()
    },
    copyVoorwerpen: (refs) => actions.duplicateVoorwerpen(refs),
    canUseSjabloon: () => mayAdd('frames') && mayAdd('tekeningen'),
    addSjabloon(naam, sjabloon, at) {
      if (actions.addSjabloon(sjabloon, at).length === 0) return refused()
      say(m.voorwerp_sjabloon_erbij({ naam }))
      return true
    },
    canErasePicture: () => session.rol === 'begeleider',
    async erasePicture(bestandId) {
      const answer = await session.api<unknown>(
        'POST',
        `/werksessies/${session.werksessieId}/bestanden/${bestandId}/wissen`,
        {},
      )
      say(answer.ok ? m.voorwerp_plaatje_gewist() : answer.message, false)
      return answer.ok
    },
  }
  return work
}
