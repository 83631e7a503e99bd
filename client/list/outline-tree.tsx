import { type ComponentProps, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import {
  Collection,
  type DragAndDropHooks,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { useSession } from '../model/hooks.ts'
import { objectInWords } from '../model/object-words.ts'
import type { BordModel } from '../model/types.ts'
import { AuthorsShown } from '../ui/groep-vorm.tsx'
import { useList } from './list-context.ts'
import { ObjectRow } from './object-row.tsx'
import type { OutlineNode } from './outline.ts'
import { GroupRow, groupTitle, SectionRow, sectionInWords, titleOf } from './section-row.tsx'
import { SignaalRow, signaalInWords, wordsOf } from './signaal-row.tsx'

export interface OutlineTreeProps {
  readonly nodes: readonly OutlineNode[]
  readonly nodeOf: (key: string) => OutlineNode | undefined
  readonly expanded: ReadonlySet<string>
  readonly onExpanded: (keys: ReadonlySet<string>) => void
  readonly selected: ReadonlySet<string>
  readonly onSelected: (keys: ReadonlySet<string> | 'all') => void
  /** Rows that cannot be chosen: headings and objects. */
  readonly unselectable: readonly string[]
  /** Would this row take these notes? `byKeyboard`: only headings are offered, or there would be thousands. */
  readonly canDrop: (keys: ReadonlySet<string>, target: string, byKeyboard: boolean) => boolean
  readonly onDrop: (keys: ReadonlySet<string>, target: string) => void
}

/** What a row measures before it is measured itself, in CSS px: too much leaves a gap for a moment, too little an overlap. */
const wide = { estimatedRowSize: 50 }
const narrow = { estimatedRowSize: 172 }
/** Below this width (CSS px) the parts of a row stand below each other; as in `list.css`. */
const narrowWidth = 820

/** The outline as a treegrid: thirty rows on the page, ten thousand by keyboard and to a screen reader. */
export function OutlineTree(props: OutlineTreeProps): ReactNode {
  const { nodes, nodeOf, canDrop, onDrop } = props
  const { canDrag } = useList()
  const { bord } = useSession()
  const authorsShown = useContext(AuthorsShown)
  const dragged = useRef<ReadonlySet<string>>(new Set())
  const hooks = useRef<DragAndDropHooks<OutlineNode>>(undefined)
  const { dragAndDropHooks } = useDragAndDrop<OutlineNode>({
    isDisabled: !canDrag,
    getItems: (keys) =>
      [...keys].map((key) => {
        const node = nodeOf(String(key))
        return { 'text/plain': node?.type === 'signaal' ? wordsOf(node.row.signaal) : '' }
      }),
    onDragStart: ({ keys }) => {
      dragged.current = new Set([...keys].map(String))
    },
    // By keyboard only the headings are offered: nobody walks past thousands of notes to a thema.
    getDropOperation: (target) =>
      target.type === 'item' &&
      target.dropPosition === 'on' &&
      canDrop(dragged.current, String(target.key), hooks.current?.isVirtualDragging?.() === true)
        ? 'move'
        : 'cancel',
    onMove: ({ keys, target }) => onDrop(new Set([...keys].map(String)), String(target.key)),
  })
  hooks.current = dragAndDropHooks
  const ownHooks = useMemo(() => onlySignalen(dragAndDropHooks, nodeOf), [dragAndDropHooks, nodeOf])
  const { rowNumber } = useList()
  const [layoutOptions] = useState(() => (window.innerWidth <= narrowWidth ? narrow : wide))
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions} shouldObserveItemSize>
      <Tree
        className="ls-boom"
        aria-label={m.lijst_titel()}
        items={nodes}
        selectionMode="multiple"
        selectionBehavior="toggle"
        disabledBehavior="selection"
        disabledKeys={props.unselectable}
        selectedKeys={props.selected}
        onSelectionChange={(keys) => props.onSelected(keys === 'all' ? 'all' : new Set([...keys].map(String)))}
        expandedKeys={props.expanded}
        onExpandedChange={(keys) => props.onExpanded(new Set([...keys].map(String)))}
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={ownHooks}
        render={(dom) => <div {...dom} {...{ 'aria-rowcount': rowNumber.size }} />}
      >
        {(node) => rowOf(node, { bord, authorsShown })}
      </Tree>
    </Virtualizer>
  )
}

interface RowInput {
  readonly bord: BordModel
  readonly authorsShown: boolean
}

/** One row and the rows below it. Kept by react-aria as long as the node is the same object. */
function rowOf(node: OutlineNode, input: RowInput): ReactNode {
  return (
    <TreeItem
      id={node.key}
      textValue={textOf(node, input.bord)}
      aria-label={labelOf(node, input)}
      className={classOf(node)}
      data-section={node.type === 'sectie' ? node.section.id : undefined}
      render={(dom) => <RowBox {...dom} rowKey={node.key} />}
    >
      <TreeItemContent>
        {({ isFocused }) => (
          <RowShell node={node}>
            {node.type === 'signaal' ? (
              <SignaalRow node={node} isCurrent={isFocused} />
            ) : node.type === 'sectie' ? (
              <SectionRow node={node} />
            ) : node.type === 'groep' ? (
              <GroupRow node={node} />
            ) : (
              <ObjectRow node={node} />
            )}
          </RowShell>
        )}
      </TreeItemContent>
      {node.children.length === 0 ? null : (
        <Collection items={node.children}>{(child) => rowOf(child, input)}</Collection>
      )}
    </TreeItem>
  )
}

/** The element of a row, with its number in the whole list: most rows are not on the page. */
function RowBox({ rowKey, ...dom }: ComponentProps<'div'> & { readonly rowKey: string }): ReactNode {
  const number = useList().rowNumber.get(rowKey)
  return <div {...dom} {...{ 'aria-rowindex': number }} />
}

/**
 * Keeps a press inside a row from choosing it: only with Ctrl, Cmd or Shift, as people know from lists of files. The space
 * bar and the menu choose as well. The end of a press is let through: buttons in the row wait for it at the document.
 */
function RowShell({ node, children }: { readonly node: OutlineNode; readonly children: ReactNode }): ReactNode {
  const { work, handlers, editing } = useList()
  const hold = (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; stopPropagation(): void }): void => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey) || editing === node.key) event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row around it has the keyboard; this only holds back a press
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={`ls-rijlijf ls-rijlijf-${node.type}`}
      onPointerDown={hold}
      onMouseDown={hold}
      onClick={hold}
      onDoubleClick={() => {
        if (node.type !== 'signaal' || work.canEdit(node.key)) handlers.edit(node.key)
      }}
    >
      {children}
    </div>
  )
}

const classOf = (node: OutlineNode): string => {
  if (node.type === 'sectie' || node.type === 'groep') return 'ls-sectie'
  return node.type === 'signaal' && node.row.signaal.archivedAt !== undefined ? 'ls-rij ls-weg' : 'ls-rij'
}

const labelOf = (node: OutlineNode, { bord, authorsShown }: RowInput): string => {
  if (node.type === 'sectie') return sectionInWords(node.section)
  if (node.type === 'groep') return `${groupTitle(node.collection)}. ${node.children.length}`
  return node.type === 'signaal' ? signaalInWords(node, authorsShown) : objectInWords(bord, node.object)
}

/** Headings and objects stay where they are: only notes are dragged here. */
function onlySignalen(
  hooks: DragAndDropHooks<OutlineNode>,
  nodeOf: (key: string) => OutlineNode | undefined,
): DragAndDropHooks<OutlineNode> {
  const { useDraggableItem } = hooks
  if (useDraggableItem === undefined) return hooks
  return {
    ...hooks,
    useDraggableItem: (props, state) => {
      const node = nodeOf(String(props.key))
      const isFixed = node?.type !== 'signaal' || node.row.signaal.archivedAt !== undefined
      return useDraggableItem(props, isFixed ? Object.assign(Object.create(state), { isDisabled: true }) : state)
    },
  }
}

const textOf = (node: OutlineNode, bord: BordModel): string => {
  switch (node.type) {
    case 'sectie':
      return titleOf(node.section)
    case 'groep':
      return groupTitle(node.collection)
    case 'signaal':
      return wordsOf(node.row.signaal)
    case 'object':
      return objectInWords(bord, node.object)
  }
}
