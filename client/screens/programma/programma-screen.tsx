import type { Editor } from '@tiptap/react'
import { ArrowDown, Download, RefreshCw, Sparkles } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import type { Trace } from '../../../shared/domain/programma.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useRegie, useSessie, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { createBronLookup } from './bron-lookup.ts'
import { BronnenPanel } from './bronnen-panel.tsx'
import './programma.css'
import { type OutlineItem, ProgrammaEditor } from './programma-editor.tsx'

/** The programme: outline with open places left, the text in the middle, where a sentence comes from on the right. */
export default function ProgrammaScreen() {
  const session = useSession()
  const sessie = useSessie()
  const doc = useMemo(() => session.programmaDoc(), [session])
  const hasText = useHasText(doc)
  const [outline, setOutline] = useState<readonly OutlineItem[]>([])
  const [editor, setEditor] = useState<Editor>()
  const [openBron, setOpenBron] = useState<string>()
  const lookup = useMemo(() => createBronLookup(doc, session.bord, setOpenBron), [doc, session])
  useEffect(() => () => lookup.close(), [lookup])
  const fragment = useMemo(() => doc.getXmlFragment('inhoud'), [doc])
  const isEditable = session.may({ doc: 'programma', collection: 'inhoud', id: 'inhoud', action: 'set' })
  const isBegeleider = session.rol === 'begeleider'
  const status = sessie?.programma?.status ?? 'leeg'

  const onOutline = useCallback((items: readonly OutlineItem[], from: Editor) => {
    setOutline(items)
    setEditor(from)
  }, [])
  const openPlaces = outline.reduce((sum, item) => sum + item.open, 0)
  const trace: Trace | undefined = openBron === undefined ? undefined : lookup.trace(openBron)

  return (
    <>
      <WerksessieBar
        current="programma"
        subtitle={hasText ? m.programma_stand({ status: statusLabels[status]() }) : m.programma_titel()}
        showAgenda={false}
        actions={
          <>
            {isBegeleider && hasText && <StatusMenu status={status} />}
            {isBegeleider && hasText && <Rewrite />}
            <DownloadMenu isEmpty={!hasText} />
          </>
        }
      />
      {hasText ? (
        <div className="programma">
          <nav className="programma-links" aria-label={m.programma_onderdelen()}>
            <div className="programma-open">
              <p>
                <b>{openPlaces}</b> {m.programma_plekken_open({ count: openPlaces })}
              </p>
              {openPlaces > 0 && editor !== undefined && (
                <Button
                  kind="geel"
                  iconAfter={<ArrowDown size={18} aria-hidden="true" />}
                  onPress={() => goToNextSlot(editor)}
                >
                  {m.programma_volgende_plek()}
                </Button>
              )}
            </div>
            <ul className="programma-inhoud">
              {outline.map((item) => (
                <li key={item.pos} className={item.level > 1 ? 'sub' : ''}>
                  <button type="button" onClick={() => editor !== undefined && goTo(editor, item.pos)}>
                    {item.title}
                    {item.open > 0 && <span className="programma-telling">{item.open}</span>}
                  </button>
                </li>
              ))}
            </ul>
            {isBegeleider && <Publish />}
          </nav>
          <main className="programma-midden">
            {isEditable && !session.isProgrammaKept() && (
              <Banner kind="let-op">{m.programma_niet_op_apparaat()}</Banner>
            )}
            <ProgrammaEditor fragment={fragment} lookup={lookup} isEditable={isEditable} onOutline={onOutline} />
          </main>
          <BronnenPanel trace={trace} onClose={() => setOpenBron(undefined)} />
        </div>
      ) : (
        <Empty />
      )}
    </>
  )
}

const statusLabels = {
  leeg: m.programma_status_concept,
  concept: m.programma_status_concept,
  besproken: m.programma_status_besproken,
  vastgesteld: m.programma_status_vastgesteld,
} as const

/** Is there anything in the text? Draws again when that changes. */
function useHasText(doc: Y.Doc): boolean {
  const fragment = useMemo(() => doc.getXmlFragment('inhoud'), [doc])
  const [hasText, setHasText] = useState(fragment.length > 0)
  useEffect(() => {
    const look = () => setHasText(fragment.length > 0)
    look()
    fragment.observe(look)
    return () => fragment.unobserve(look)
  }, [fragment])
  return hasText
}

function goTo(editor: Editor, pos: number): void {
  editor.commands.setTextSelection(pos + 1)
  const node = editor.view.nodeDOM(pos)
  if (node instanceof HTMLElement) node.scrollIntoView({ block: 'start' })
}

/** Selects the next open place after the caret, from the top again after the last one. */
function goToNextSlot(editor: Editor): void {
  const places: number[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'invulplek') places.push(pos)
    return true
  })
  const next = places.find((pos) => pos > editor.state.selection.from) ?? places[0]
  if (next === undefined) return
  editor.chain().focus().setNodeSelection(next).scrollIntoView().run()
  const node = editor.view.nodeDOM(next)
  if (node instanceof HTMLElement) node.scrollIntoView({ block: 'center' })
}

/** Starts the job; `vervang` says that a person agreed to lose what is there. */
function useDraft(): { readonly isBusy: boolean; readonly progress: number; start(vervang: boolean): void } {
  const session = useSession()
  const regie = useRegie()
  const [isAsked, setAsked] = useState(false)
  const job = regie?.jobs.find((candidate) => candidate.kind === 'programma')
  const isRunning = job !== undefined && (job.status === 'wacht' || job.status === 'bezig')
  useEffect(() => {
    if (job?.status === 'klaar' || job?.status === 'mislukt') setAsked(false)
  }, [job?.status])
  return {
    isBusy: isAsked || isRunning,
    progress: job?.progress ?? 0,
    start: (vervang) => {
      setAsked(true)
      void session.api('POST', `/werksessies/${session.werksessieId}/programma`, { vervang }).then((answer) => {
        if (answer.ok) return
        setAsked(false)
        toast(m.programma_niet_gelukt({ reden: answer.message }))
      })
    },
  }
}

function Empty() {
  const { rol } = useSession()
  const { isBusy, start } = useDraft()
  return (
    <main className="programma-leeg">
      <h1>{m.programma_leeg_titel()}</h1>
      <p className="stil">{rol === 'begeleider' ? m.programma_leeg_uitleg() : m.programma_leeg_wacht()}</p>
      {rol === 'begeleider' && (
        <Button
          kind="geel"
          size="groot"
          isDisabled={isBusy}
          icon={<Sparkles size={20} aria-hidden="true" />}
          onPress={() => start(false)}
        >
          {isBusy ? m.programma_bezig() : m.programma_maak()}
        </Button>
      )}
    </main>
  )
}

function Rewrite() {
  const { isBusy, start } = useDraft()
  const [isAsking, setAsking] = useState(false)
  if (isAsking) {
    return (
      <span className="programma-vraag" role="alert">
        {m.programma_opnieuw_vraag()}
        <Button
          kind="gevaar"
          size="klein"
          onPress={() => {
            setAsking(false)
            start(true)
          }}
        >
          {m.programma_opnieuw_ja()}
        </Button>
        <Button kind="stil" size="klein" onPress={() => setAsking(false)}>
          {m.telefoon_annuleer()}
        </Button>
      </span>
    )
  }
  return (
    <Button isDisabled={isBusy} icon={<RefreshCw size={18} aria-hidden="true" />} onPress={() => setAsking(true)}>
      {isBusy ? m.programma_bezig() : m.programma_opnieuw()}
    </Button>
  )
}

function DownloadMenu({ isEmpty }: { readonly isEmpty: boolean }) {
  const session = useSession()
  if (isEmpty) return null
  const open = (ext: string) => {
    window.location.assign(
      `/api/werksessies/${session.werksessieId}/export/programma.${ext}?toegang=${encodeURIComponent(session.toegang)}`,
    )
  }
  return (
    <MenuButton
      label={m.programma_download()}
      icon={<Download size={18} aria-hidden="true" />}
      items={[
        { id: 'docx', text: m.programma_download_docx() },
        { id: 'pdf', text: m.programma_download_pdf() },
        { id: 'md', text: m.programma_download_md() },
      ]}
      onAction={open}
    />
  )
}

/** Concept, besproken, vastgesteld; the server says no while what was asked of whom is still open. */
function StatusMenu({ status }: { readonly status: keyof typeof statusLabels }) {
  const session = useSession()
  const change = (next: string) =>
    void session
      .api('POST', `/werksessies/${session.werksessieId}/programma/status`, { status: next })
      .then((answer) => {
        if (!answer.ok) toast(m.programma_niet_gelukt({ reden: answer.message }))
      })
  return (
    <MenuButton
      label={m.programma_status_kies()}
      selected={status === 'leeg' ? 'concept' : status}
      items={(['concept', 'besproken', 'vastgesteld'] as const).map((id) => ({ id, text: statusLabels[id]() }))}
      onAction={change}
    >
      {statusLabels[status]()}
    </MenuButton>
  )
}

/** Lets everybody in the werksessie read along, or not. */
function Publish() {
  const session = useSession()
  const isPublished = useSessie()?.programma?.published === true
  const toggle = () =>
    void session
      .api('POST', `/werksessies/${session.werksessieId}/programma/status`, { published: !isPublished })
      .then((answer) => {
        if (!answer.ok) toast(m.programma_niet_gelukt({ reden: answer.message }))
      })
  return (
    <label className="programma-deel">
      <input type="checkbox" checked={isPublished} onChange={toggle} /> {m.programma_deel()}
    </label>
  )
}
