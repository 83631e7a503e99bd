import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { Bold, Heading3, Italic, List, Redo2, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import type { Gesprek } from '../../../shared/domain/programma-werk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BronLookup } from './bron-lookup.ts'
import { programmaExtensions } from './programma-extensions.ts'

/** A heading of the programme with the open places below it, for the outline. `pos` is its place in the editor. */
export interface OutlineItem {
  readonly pos: number
  readonly level: number
  readonly title: string
  readonly open: number
  /** Which section of the draft begins here; '' for a heading that people made. */
  readonly section: string
}

interface Props {
  readonly fragment: Y.XmlFragment
  readonly lookup: BronLookup
  readonly isEditable: boolean
  readonly onOutline: (outline: readonly OutlineItem[], editor: Editor) => void
  readonly gesprekken: Y.Map<Gesprek>
  readonly onGesprek: (id: string) => void
  readonly onSelection: () => void
}

/** The programme as rich text that several people edit at once. Source pills and open places are part of the text. */
export function ProgrammaEditor({
  fragment,
  lookup,
  isEditable,
  onOutline,
  gesprekken,
  onGesprek,
  onSelection,
}: Props) {
  const [, redraw] = useState(0)
  // What stands beside the text follows when the keys rest: a programme has hundreds of sentences.
  const outlineSoon = useSoon((changed: Editor) => onOutline(outlineOf(changed), changed))
  const selectionSoon = useSoon(onSelection)
  const editor = useEditor(
    {
      extensions: programmaExtensions(fragment, lookup, { gesprekken, open: onGesprek }),
      editable: isEditable,
      editorProps: {
        attributes: { 'aria-label': m.programma_bewerk(), role: 'textbox', 'aria-multiline': 'true', lang: 'nl' },
      },
      onUpdate: ({ editor: changed }) => outlineSoon(changed),
      onSelectionUpdate: () => {
        redraw((count) => count + 1)
        selectionSoon()
      },
    },
    [fragment, lookup],
  )
  useEffect(() => {
    editor?.setEditable(isEditable)
  }, [editor, isEditable])
  useEffect(() => {
    if (editor !== null) onOutline(outlineOf(editor), editor)
  }, [editor, onOutline])
  if (editor === null) return null
  return (
    <>
      {isEditable && <Toolbar editor={editor} />}
      <div className="programma-blad">
        <EditorContent editor={editor} />
      </div>
    </>
  )
}

const restMs = 250

/** Calls the newest `act` once, a moment after the last time it was asked for. */
function useSoon<A extends readonly unknown[]>(act: (...given: A) => void): (...given: A) => void {
  const newest = useRef(act)
  newest.current = act
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback((...given: A) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => newest.current(...given), restMs)
  }, [])
}

function outlineOf(editor: Editor): OutlineItem[] {
  const outline: { pos: number; level: number; title: string; open: number; section: string }[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'heading' && Number(node.attrs.level) <= 2) {
      outline.push({
        pos,
        level: Number(node.attrs.level),
        title: node.textContent,
        open: 0,
        section: String(node.attrs.sectionKey ?? ''),
      })
    }
    const current = outline.at(-1)
    if (node.type.name === 'invulplek' && current !== undefined) current.open++
    return true
  })
  return outline
}

function Toolbar({ editor }: { readonly editor: Editor }) {
  const tools = [
    {
      label: m.programma_vet(),
      icon: Bold,
      isOn: editor.isActive('bold'),
      run: () => editor.chain().focus().toggleBold().run(),
    },
    {
      label: m.programma_cursief(),
      icon: Italic,
      isOn: editor.isActive('italic'),
      run: () => editor.chain().focus().toggleItalic().run(),
    },
    {
      label: m.programma_kop(),
      icon: Heading3,
      isOn: editor.isActive('heading', { level: 3 }),
      run: () => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    },
    {
      label: m.programma_lijst(),
      icon: List,
      isOn: editor.isActive('bulletList'),
      run: () => editor.chain().focus().toggleBulletList().run(),
    },
    { label: m.ongedaan_maken(), icon: Undo2, isOn: false, run: () => editor.chain().focus().undo().run() },
    { label: m.opnieuw_doen(), icon: Redo2, isOn: false, run: () => editor.chain().focus().redo().run() },
  ]
  return (
    <div className="programma-balk" role="toolbar" aria-label={m.programma_bewerk()}>
      {tools.map(({ label, icon: Icon, isOn, run }) => (
        <button
          key={label}
          type="button"
          className="programma-knop"
          aria-pressed={isOn}
          aria-label={label}
          title={label}
          onClick={run}
        >
          <Icon size={19} aria-hidden />
        </button>
      ))}
    </div>
  )
}
