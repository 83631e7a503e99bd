import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { randomIds } from '../../../shared/base/ids.ts'
import type { Gesprek } from '../../../shared/domain/programma-werk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useCommand } from '../shell/use-command.ts'
import { anchorOf, placeOf } from './gesprek-marks.ts'
import { naamVan, wanneer } from './namen.ts'
import { goTo } from './plekken.ts'

interface Props {
  readonly gesprekken: readonly Gesprek[]
  readonly editor: Editor | undefined
  readonly maySpeak: boolean
  /** The talk whose words were clicked. */
  readonly openId: string | undefined
}

/** Talks about a few words of the text: begun from a selection, answered, done, opened again. */
export function GesprekkenPanel({ gesprekken, editor, maySpeak, openId }: Props) {
  const ordered = [...gesprekken].sort((a, b) => (a.berichten[0]?.at ?? 0) - (b.berichten[0]?.at ?? 0))
  const open = ordered.filter(({ klaar }) => klaar === undefined)
  const done = ordered.filter(({ klaar }) => klaar !== undefined)
  return (
    <>
      {maySpeak && <Begin editor={editor} />}
      {ordered.length === 0 && <p className="stil">{m.programma_gesprek_geen()}</p>}
      <ul>
        {open.map((one) => (
          <li key={one.id} className={one.id === openId ? 'gesprek actief' : 'gesprek'}>
            <Talk gesprek={one} editor={editor} maySpeak={maySpeak} />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <details>
          <summary>{m.programma_gesprek_afgerond({ count: done.length })}</summary>
          <ul>
            {done.map((one) => (
              <li key={one.id} className="gesprek">
                <Talk gesprek={one} editor={editor} maySpeak={maySpeak} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The words that are selected, and what somebody wants to say about them. */
function Begin({ editor }: { readonly editor: Editor | undefined }) {
  const send = useCommand()
  const [text, setText] = useState('')
  const anchor = editor === undefined ? undefined : anchorOf(editor.state)
  if (anchor === undefined) return null
  const place = async () => {
    const ids = { id: randomIds.next<string>(), berichtId: randomIds.next<string>() }
    const answer = await send('/programma/gesprekken', { ...ids, ...anchor, text })
    if (answer !== undefined) setText('')
  }
  return (
    <form
      className="gesprek-nieuw"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void place()
      }}
    >
      <p className="gesprek-citaat">{m.programma_gesprek_over({ woorden: anchor.citaat.slice(0, 120) })}</p>
      <TextArea label={m.programma_gesprek_nieuw()} value={text} maxLength={2000} onChange={setText} />
      <Button type="submit" size="klein" isDisabled={text.trim() === ''}>
        {m.programma_gesprek_plaats()}
      </Button>
    </form>
  )
}

function Talk({
  gesprek,
  editor,
  maySpeak,
}: {
  readonly gesprek: Gesprek
  readonly editor: Editor | undefined
  readonly maySpeak: boolean
}) {
  const send = useCommand()
  const [text, setText] = useState('')
  const place = editor === undefined ? undefined : placeOf(editor.state, gesprek)
  const path = `/programma/gesprekken/${gesprek.id}`
  const answerIt = async () => {
    const done = await send(path, { bericht: { id: randomIds.next<string>(), text } })
    if (done !== undefined) setText('')
  }
  return (
    <>
      <p className="gesprek-citaat">“{gesprek.citaat}”</p>
      {place === undefined ? (
        <p className="stil">{m.programma_gesprek_weg()}</p>
      ) : (
        <Button size="klein" kind="stil" onPress={() => editor !== undefined && goTo(editor, place[0] - 1)}>
          {m.programma_toon_plek()}
        </Button>
      )}
      <ol>
        {gesprek.berichten.map((one) => (
          <li key={one.id}>
            <p className="stil">
              {naamVan(one.by)}, {wanneer(one.at)}
            </p>
            <p className="gesprek-tekst">{one.text}</p>
          </li>
        ))}
      </ol>
      {maySpeak && gesprek.klaar === undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') void answerIt()
          }}
        >
          <TextArea label={m.programma_gesprek_antwoord()} value={text} maxLength={2000} onChange={setText} />
          <div className="programma-knoppen">
            <Button type="submit" size="klein" isDisabled={text.trim() === ''}>
              {m.programma_gesprek_antwoord()}
            </Button>
            <Button size="klein" kind="stil" onPress={() => void send(path, { klaar: true })}>
              {m.programma_gesprek_klaar()}
            </Button>
          </div>
        </form>
      )}
      {maySpeak && gesprek.klaar !== undefined && (
        <Button size="klein" kind="stil" onPress={() => void send(path, { klaar: false })}>
          {m.programma_gesprek_open()}
        </Button>
      )}
    </>
  )
}
