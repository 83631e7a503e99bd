import type { Editor } from '@tiptap/react'
import { Search } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type * as Y from 'yjs'
import type { Trace } from '../../../shared/domain/programma.ts'
import { signaalCodes } from '../../../shared/domain/signaal-codes.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { goToBron } from './plekken.ts'

interface Props {
  readonly editor: Editor
  readonly bronnen: Y.Map<Trace>
  readonly onFound: (bronId: string) => void
  readonly field: RefObject<HTMLInputElement | null>
}

/** Finds the sentence that carries a printed code (`b12`), and the sentences that rest on a note (`s152`), one after another. */
export function ZoekCode({ editor, bronnen, onFound, field }: Props) {
  const signalen = useCollection('signalen')
  const [code, setCode] = useState('')
  const [said, setSaid] = useState('')
  const [last, setLast] = useState<{ readonly code: string; readonly bronId: string }>()
  const search = () => {
    const wanted = code
      .trim()
      .toLowerCase()
      .replace(/^[[(]|[\])]$/g, '')
    if (wanted === '') return
    const found = foundBy(wanted)
    const places = placesInText(editor)
    const inText = found.filter((bronId) => places.has(bronId))
    const after = last?.code === wanted ? inText.indexOf(last.bronId) + 1 : 0
    const next = inText[after] ?? inText[0]
    const isSignaal = /^s\d+$/.test(wanted)
    if (next === undefined || !goToBron(editor, next)) {
      const words =
        isSignaal && idOf(wanted) !== undefined
          ? m.programma_zoek_signaal_zonder({ code: wanted })
          : m.programma_zoek_niets({ code: code.trim() })
      setSaid(words)
      announce(words)
      return
    }
    setLast({ code: wanted, bronId: next })
    setSaid(inText.length > 1 ? `${inText.indexOf(next) + 1} / ${inText.length}` : '')
    onFound(next)
  }
  const idOf = (wanted: string): string | undefined =>
    [...signaalCodes(signalen)].find(([, known]) => known.toLowerCase() === wanted)?.[0]
  const foundBy = (wanted: string): readonly string[] => {
    const signaalId = idOf(wanted)
    const all = [...bronnen.entries()]
    const own = all.filter(([, trace]) => trace.code?.toLowerCase() === wanted)
    if (own.length > 0 || signaalId === undefined) return own.map(([id]) => id)
    // A quotation says more about a note than a count of hundreds does; the list of all notes comes last.
    const rank = (trace: Trace): number => (trace.code === undefined ? 2 : trace.kind === 'citaat' ? 0 : 1)
    return all
      .filter(([, trace]) => trace.signaalIds.includes(signaalId))
      .sort(([, a], [, b]) => rank(a) - rank(b) || a.signaalIds.length - b.signaalIds.length)
      .map(([id]) => id)
  }
  return (
    <search>
      <form
        className="zoek-code"
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <label htmlFor="zoek-code" className="vis-weg">
          {m.programma_zoek_code()}
        </label>
        <Search size={17} aria-hidden="true" />
        <input
          id="zoek-code"
          ref={field}
          value={code}
          maxLength={12}
          autoComplete="off"
          spellCheck={false}
          placeholder={m.programma_zoek_code()}
          title={m.programma_zoek_code_hulp()}
          onChange={({ currentTarget }) => {
            setCode(currentTarget.value)
            setSaid('')
          }}
        />
        {said !== '' && <span className="zoek-gezegd">{said}</span>}
      </form>
    </search>
  )
}

/** The sources that are in the text now. */
function placesInText(editor: Editor): ReadonlySet<string> {
  const ids = new Set<string>()
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'bron') ids.add(String(node.attrs.bronId))
    return true
  })
  return ids
}
