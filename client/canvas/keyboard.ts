import { kindLetters, type SignaalKind } from '../../shared/domain/signaal.ts'
import type { Direction } from './spatial.ts'

/** What a key on the canvas asks for. */
export type KeyCommand =
  | { readonly kind: 'walk'; readonly direction: Direction; readonly extend: boolean }
  | { readonly kind: 'nudge' | 'resize'; readonly direction: Direction; readonly far: boolean }
  | { readonly kind: 'add'; readonly signaalKind: SignaalKind | undefined }
  | {
      readonly kind:
        | 'edit'
        | 'toggle'
        | 'thema'
        | 'withdraw'
        | 'merge'
        | 'opmerkingen'
        | 'selectAll'
        | 'selectArea'
        | 'duplicate'
        | 'lock'
        | 'toFront'
        | 'toBack'
        | 'menu'
        | 'search'
        | 'filter'
        | 'minimap'
        | 'undo'
        | 'redo'
        | 'help'
        | 'escape'
        | 'accept'
        | 'refuse'
        | 'zoomIn'
        | 'zoomOut'
        | 'fitAll'
        | 'fitSelection'
        | 'fitThema'
        | 'fullSize'
        | 'lassoTool'
        | 'handTool'
        | 'selectTool'
    }

export interface KeyLike {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const kindOfLetter = new Map(Object.entries(kindLetters).map(([kind, letter]) => [letter, kind as SignaalKind]))

/** Reads a key. `onGhost`: a suggestion has the keyboard, so A and X answer it. `undefined`: not ours. */
export function commandOf(event: KeyLike, { onGhost }: { readonly onGhost: boolean }): KeyCommand | undefined {
  const { key } = event
  const command = event.ctrlKey || event.metaKey
  const direction = arrows[key]
  if (direction !== undefined) {
    if (event.altKey) return { kind: command ? 'resize' : 'nudge', direction, far: event.shiftKey }
    return command ? undefined : { kind: 'walk', direction, extend: event.shiftKey }
  }
  if (command) {
    switch (key.toLowerCase()) {
      case 'z':
        return { kind: event.shiftKey ? 'redo' : 'undo' }
      case 'y':
        return { kind: 'redo' }
      case 'a':
        return { kind: event.shiftKey ? 'selectArea' : 'selectAll' }
      case 'd':
        return { kind: 'duplicate' }
      case 'l':
        return event.shiftKey ? { kind: 'lock' } : undefined
      case 'f':
        return { kind: 'search' }
      default:
        return undefined
    }
  }
  if (event.altKey) return undefined
  switch (key) {
    case 'Enter':
    case 'F2':
      return { kind: onGhost && key === 'Enter' ? 'accept' : 'edit' }
    case ' ':
      return { kind: 'toggle' }
    case 'Delete':
    case 'Backspace':
      return { kind: onGhost ? 'refuse' : 'withdraw' }
    case 'Escape':
      return { kind: 'escape' }
    case '?':
      return { kind: 'help' }
    case '+':
    case '=':
      return { kind: 'zoomIn' }
    case '-':
      return { kind: 'zoomOut' }
    case '0':
      return { kind: 'fullSize' }
    case '1':
      return { kind: 'fitAll' }
    case '2':
      return { kind: 'fitSelection' }
    case '3':
      return { kind: 'fitThema' }
    case ']':
      return { kind: 'toFront' }
    case '[':
      return { kind: 'toBack' }
    case '/':
      return { kind: 'search' }
    case 'ContextMenu':
      return { kind: 'menu' }
    case 'F10':
      return event.shiftKey ? { kind: 'menu' } : undefined
    default:
      return commandOfLetter(key.toLowerCase(), onGhost)
  }
}

function commandOfLetter(letter: string, onGhost: boolean): KeyCommand | undefined {
  if (onGhost && letter === 'a') return { kind: 'accept' }
  if (onGhost && letter === 'x') return { kind: 'refuse' }
  switch (letter) {
    case 'n':
      return { kind: 'add', signaalKind: undefined }
    case 't':
      return { kind: 'thema' }
    case 'm':
      return { kind: 'merge' }
    case 'r':
      return { kind: 'opmerkingen' }
    case 'h':
      return { kind: 'handTool' }
    case 'l':
      return { kind: 'lassoTool' }
    case 'f':
      return { kind: 'filter' }
    case 'i':
      return { kind: 'minimap' }
    case 'v':
      return { kind: 'selectTool' }
    default: {
      const signaalKind = kindOfLetter.get(letter)
      return signaalKind === undefined ? undefined : { kind: 'add', signaalKind }
    }
  }
}
