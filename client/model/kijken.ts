import type { SessieState } from '../../shared/doc/sessie-doc.ts'
import type { KijkPlek, Oproep } from '../../shared/domain/oproep.ts'
import { createEmitter } from './emitter.ts'
import type { Presence } from './types.ts'

/** What there is to look at along with a begeleider, for one person. */
export type KijkState =
  /** Nobody calls. */
  | { readonly kind: 'geen' }
  /** This person leads: others look along. */
  | { readonly kind: 'leidt'; readonly oproep: Oproep }
  /** A begeleider asks; this person is typing or on a phone and chooses. */
  | { readonly kind: 'gevraagd'; readonly oproep: Oproep }
  /** Looks along. */
  | { readonly kind: 'volgt'; readonly oproep: Oproep }
  /** Left, and may come back while the begeleider still leads. */
  | { readonly kind: 'los'; readonly oproep: Oproep }

/** Go and look there; each `seq` once. */
export interface Kijkopdracht extends KijkPlek {
  readonly seq: number
}

export interface KijkDeps {
  readonly me: string
  /** Typing, dragging, a dialog or menu open: nobody is taken away then. */
  readonly isBusy: () => boolean
  /** Phones are asked, never moved. */
  readonly isAsked: () => boolean
  readonly getSessie: () => SessieState | undefined
  readonly subscribeSessie: (listener: () => void) => () => void
  readonly getPresence: () => readonly Presence[]
  readonly subscribePresence: (listener: () => void) => () => void
}

export interface Kijken {
  state(): KijkState
  /** The newest place to go to; `undefined` until there is one. */
  opdracht(): Kijkopdracht | undefined
  subscribe(listener: () => void): () => void
  /** Yes to what was asked, or back to looking along. */
  accept(): void
  /** Not now; or, while looking along, on one's own again. */
  leave(): void
  /** Not busy any more: what was held back is done now. */
  rest(): void
  close(): void
}

/**
 * Decides who looks where when a begeleider calls: moves people who are free, asks those who are typing or on a phone, and
 * follows positions by presence until the begeleider stops or the person leaves.
 */
export function createKijken(deps: KijkDeps): Kijken {
  const changed = createEmitter()
  let state: KijkState = { kind: 'geen' }
  let opdracht: Kijkopdracht | undefined
  let last: Oproep | undefined
  let hasSeenSessie = false
  /** Where the begeleider looks by presence, as text to compare. */
  let seen = ''
  let held: KijkPlek | undefined

  const go = ({ view, targetId, rect }: KijkPlek) => {
    held = undefined
    opdracht = {
      seq: (opdracht?.seq ?? 0) + 1,
      view,
      ...(targetId === undefined ? {} : { targetId }),
      ...(rect === undefined ? {} : { rect }),
    }
  }
  const goWhenFree = (plek: KijkPlek) => {
    if (deps.isBusy()) held = plek
    else go(plek)
  }
  /** Presence is newer and finer than the call; phones have none. */
  const placeOf = (oproep: Oproep): KijkPlek =>
    deps.getPresence().find(({ kijkt }) => kijkt?.id === oproep.id)?.kijkt ?? oproep

  const begin = (oproep: Oproep) => {
    if (oproep.by === deps.me) {
      state = oproep.kind === 'volg' ? { kind: 'leidt', oproep } : { kind: 'geen' }
      return
    }
    if (oproep.kind === 'los') state = { kind: 'geen' }
    else if (deps.isAsked() || deps.isBusy()) state = { kind: 'gevraagd', oproep }
    else {
      state = oproep.kind === 'volg' ? { kind: 'volgt', oproep } : { kind: 'geen' }
      go(placeOf(oproep))
    }
  }
  const onSessie = () => {
    const sessie = deps.getSessie()
    if (sessie === undefined) return
    const isFirst = !hasSeenSessie
    hasSeenSessie = true
    const { oproep } = sessie
    if (oproep === undefined || oproep === last) return
    const isNew = oproep.id !== last?.id || oproep.kind !== last.kind
    const isMoved = oproep.view !== last?.view || oproep.targetId !== last?.targetId
    last = oproep
    // Whoever comes in later was not called; looking along goes on.
    if (isNew && isFirst && oproep.kind === 'haal') return
    held = undefined
    if (isNew) begin(oproep)
    else if ('oproep' in state && state.oproep.id === oproep.id) {
      state = { ...state, oproep }
      if (state.kind === 'volgt' && isMoved) goWhenFree(placeOf(oproep))
    } else return
    changed.emit()
  }
  const onPresence = () => {
    if (state.kind !== 'volgt') return
    const { id } = state.oproep
    const kijkt = deps.getPresence().find((one) => one.kijkt?.id === id)?.kijkt
    if (kijkt === undefined) return
    const now = JSON.stringify(kijkt)
    if (now === seen) return
    seen = now
    goWhenFree(kijkt)
    changed.emit()
  }
  const stops = [deps.subscribeSessie(onSessie), deps.subscribePresence(onPresence)]
  onSessie()
  return {
    state: () => state,
    opdracht: () => opdracht,
    subscribe: changed.subscribe,
    accept: () => {
      if (state.kind !== 'gevraagd' && state.kind !== 'los') return
      const { oproep } = state
      // On a phone every next place is asked again: it goes to one screen, and stays there.
      state = oproep.kind === 'volg' && !deps.isAsked() ? { kind: 'volgt', oproep } : { kind: 'geen' }
      go(placeOf(oproep))
      changed.emit()
    },
    leave: () => {
      if (state.kind === 'volgt' || (state.kind === 'gevraagd' && state.oproep.kind === 'volg'))
        state = { kind: 'los', oproep: state.oproep }
      else if (state.kind === 'gevraagd' || state.kind === 'los') state = { kind: 'geen' }
      else return
      held = undefined
      changed.emit()
    },
    rest: () => {
      if (held === undefined || state.kind !== 'volgt' || deps.isBusy()) return
      go(held)
      changed.emit()
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}
