import { type Dispatch, type SetStateAction, useMemo, useRef } from 'react'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { getLocale, m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import { objectKey } from '../model/object-words.ts'
import type { SamenState, SamenStore } from '../model/samen.ts'
import type { Ghost, Session } from '../model/types.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { copyLink } from '../ui/link.ts'
import type { ListHandlers } from './list-context.ts'
import type { ListDialog } from './list-dialogs.tsx'
import type { ObjectWork } from './object-work.ts'
import type { OutlineNode } from './outline.ts'
import { rowActions } from './row-actions.tsx'
import { connectAction, objectActions, sectionActions, splitIcon } from './section-actions.tsx'

export interface SignalenListProps {
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly ghosts: readonly Ghost[]
  readonly voorstel: Voorstel | undefined
  readonly suggestedKind: SignaalKind
  /** `id` as the canvas calls it. */
  readonly onShowOnBord: (id: string) => void
  readonly onOpenThema?: ((themaId: string) => void) | undefined
  readonly onOpenKanskaart?: ((id: string) => void) | undefined
}

/** What rows ask of the list. One object for as long as the list is open; what it works with is always the newest. */
export function useListHandlers({
  ui,
  setEditing,
  setThemaOpen,
  addTo,
  open,
  now: given,
}: {
  readonly ui: BordUi
  readonly setEditing: Dispatch<SetStateAction<string | undefined>>
  readonly setThemaOpen: (key: string | undefined) => void
  readonly addTo: (sectionId: string) => void
  readonly open: (dialog: ListDialog) => void
  readonly now: {
    readonly props: SignalenListProps
    readonly objects: ObjectWork
    readonly own: SamenState['own']
    readonly samen: SamenStore
    readonly nodeOf: (key: string) => OutlineNode | undefined
    readonly showOnBord: (key: string) => void
    readonly focusRow: (key: string | undefined, where?: ScrollLogicalPosition, then?: () => void) => void
  }
}): ListHandlers {
  const newest = useRef(given)
  newest.current = given
  return useMemo<ListHandlers>(() => {
    const toggle = (id: string): void => {
      const next = new Set(ui.getState().selected)
      if (!next.delete(id)) next.add(id)
      ui.setState({ selected: next })
    }
    const chosenWith = (id: string): readonly string[] => {
      const { selected } = ui.getState()
      return selected.has(id) ? [...selected] : [id]
    }
    const time = new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit' })
    const edit = (key: string | undefined): void => {
      const { session: open } = newest.current.props
      setEditing((before) => {
        if (key === undefined && before !== undefined) requestAnimationFrame(() => newest.current.focusRow(before))
        return key
      })
      open.setPresence({ editing: key !== undefined && newest.current.nodeOf(key)?.type === 'signaal' ? key : null })
    }
    return {
      timeOf: (at) => time.format(at),
      toggle,
      edit,
      saveText: (key, text) => {
        const { session: open, work: now } = newest.current.props
        const node = newest.current.nodeOf(key)
        if (node === undefined) return
        if (node.type === 'object') newest.current.objects.write(node.object, text)
        else if (node.type === 'sectie') {
          if (node.section.thema !== undefined) open.actions.updateThema(node.section.thema.id, { title: text })
          else if (node.section.frame !== undefined) now.renameFrame(node.section.frame.id, text)
        } else if (node.type === 'signaal' && !open.actions.editSignaalText(key, text)) {
          const kind = open.bord.get('signalen', key)?.kind ?? 'praktijksignaal'
          open.keepNietGeplaatst({ text, kind, id: key })
        }
      },
      place: (id, themaId) => {
        const { selected: now } = ui.getState()
        newest.current.props.work.place(now.has(id) ? [...now] : [id], themaId)
        requestAnimationFrame(() => newest.current.focusRow(id))
      },
      accept: ({ row: { ghost } }) => {
        const { voorstel: proposal, work: now } = newest.current.props
        if (ghost !== undefined && proposal !== undefined) now.acceptGhosts(proposal, [ghost])
      },
      refuse: ({ row: { ghost } }) => {
        if (ghost !== undefined) newest.current.props.work.refuseGhost(ghost)
      },
      closeThemaMenu: () => setThemaOpen(undefined),
      addTo,
      addKanskaart: () => {
        const id = newest.current.props.session.actions.addKanskaart({ title: '' })
        if (id === '') return
        const key = objectKey('kanskaarten', id)
        newest.current.focusRow(key, 'nearest', () => edit(key))
      },
      actionsOf: (node) => {
        const { props: now, objects: others, samen: with_, own: mine, showOnBord: show } = newest.current
        const go = { edit, showOnBord: show, open }
        switch (node.type) {
          case 'signaal':
            return rowActions(node.row, now.work, {
              toggle,
              edit,
              showOnBord: show,
              move: (id) => open({ kind: 'verplaats', ids: chosenWith(id) }),
              more: (id) => [
                ...connectAction(node, now.work, go),
                ...(now.work.canManageThemas()
                  ? [
                      {
                        id: 'splits',
                        text: m.lijst_splits(),
                        icon: splitIcon,
                        act: () => open({ kind: 'splits', ids: chosenWith(id) }),
                      },
                    ]
                  : []),
              ],
              openOpmerkingen: (id) => ui.setState({ opmerkingenBij: id }),
              copyLink: (id) => copyLink('sig', id, now.session.werksessieId),
              reacties: { samen: with_, own: mine },
            })
          case 'sectie':
            return sectionActions(node, {
              session: now.session,
              work: now.work,
              go,
              openThema: now.onOpenThema,
            })
          case 'object':
            return objectActions(node, {
              work: others,
              bordWork: now.work,
              session: now.session,
              go,
              openKanskaart: now.onOpenKanskaart,
            })
          case 'groep':
            return []
        }
      },
    }
  }, [ui, setEditing, setThemaOpen, addTo, open])
}
