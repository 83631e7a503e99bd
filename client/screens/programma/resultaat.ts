import type { Editor } from '@tiptap/react'

/** A societal result (DOMAIN §3): what is empty is an open place, never a guess. */
export interface Resultaat {
  readonly jaren: string
  readonly wie: string
  readonly hoeveel: string
  /** 'meer', 'minder' or 'evenveel'. */
  readonly richting: string
  readonly wat: string
  readonly beginstand: string
  readonly bron: string
}
export const leegResultaat: Resultaat = {
  jaren: '',
  wie: '',
  hoeveel: '',
  richting: '',
  wat: '',
  beginstand: '',
  bron: '',
}

export type ResultaatDeel =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'slot'; readonly label: string }

const orSlot = (words: string, label: string): ResultaatDeel =>
  words.trim() === '' ? { type: 'slot', label } : { type: 'text', text: words.trim() }

/** The two sentences of a result, in the words of the draft. */
export function resultaatDelen({
  jaren,
  wie,
  hoeveel,
  richting,
  wat,
  beginstand,
  bron,
}: Resultaat): readonly ResultaatDeel[] {
  const much = [hoeveel.trim(), richting].filter((part) => part !== '').join(' ')
  const isComplete = richting === 'evenveel' || (hoeveel.trim() !== '' && richting !== '')
  const text = (words: string): ResultaatDeel => ({ type: 'text', text: words })
  return [
    text('Over '),
    orSlot(jaren, 'jaren'),
    text(' jaar '),
    orSlot(wie, 'wie'),
    text(' '),
    orSlot(isComplete ? much : '', much === '' ? 'hoeveel meer of minder' : `hoeveel meer of minder (${much})`),
    text(' '),
    orSlot(wat.replace(/\.+$/, ''), 'wat'),
    text('. Nu is dat '),
    orSlot(beginstand, 'beginstand'),
    text(' ('),
    orSlot(bron, 'bron van de beginstand'),
    text('). '),
  ]
}

/**
 * Puts a result into section 7 of the text: in the place of the paragraph that is all open, else behind the last one. An
 * ordinary edit of this person, with an ordinary undo. False when the section is not in the text.
 */
export function zetResultaat(editor: Editor, section: string, result: Resultaat, id: string): boolean {
  const { doc, schema } = editor.state
  const slotType = schema.nodes.invulplek
  const paragraphType = schema.nodes.paragraph
  if (slotType === undefined || paragraphType === undefined) return false
  let inside = false
  let end: number | undefined
  let untouched: { from: number; to: number } | undefined
  doc.forEach((node, offset) => {
    if (node.type.name === 'heading') {
      const key = String(node.attrs.sectionKey ?? '')
      if (inside && key !== '') inside = false
      if (key === section) {
        inside = true
        end = offset + node.nodeSize
      }
      return
    }
    if (!inside) return
    end = offset + node.nodeSize
    let open = 0
    node.descendants((child) => {
      if (child.type === slotType) open += 1
      return true
    })
    if (open >= slotsOfTemplate) untouched ??= { from: offset, to: offset + node.nodeSize }
  })
  if (end === undefined) return false
  const themaId = section.replace(/^7\./, '')
  const content = resultaatDelen(result).map((part, index) =>
    part.type === 'text'
      ? schema.text(part.text)
      : slotType.create({ slotId: `st.7.${themaId}.${id}.${index}`, label: part.label }),
  )
  const paragraph = paragraphType.create(null, content)
  const { tr } = editor.state
  editor.view.dispatch(
    untouched === undefined ? tr.insert(end, paragraph) : tr.replaceWith(untouched.from, untouched.to, paragraph),
  )
  return true
}

/** How many open places the draft leaves in a result. */
const slotsOfTemplate = 6
