import { Download, RefreshCw, Sparkles } from 'lucide-react'
import { useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useRegie, useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import { statusLabels } from './status-labels.ts'

type How = 'nieuw' | 'naast' | 'vervang'

/** Starts the job; `vervang` says that a person agreed to lose what is there, `naast` asks for proposals. */
function useDraft(): { readonly isBusy: boolean; start(how: How, themaIds?: readonly string[]): void } {
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
    start: (how, themaIds) => {
      setAsked(true)
      const body = {
        ...(how === 'naast' ? { naast: true } : { vervang: how === 'vervang' }),
        ...(themaIds === undefined ? {} : { themaIds }),
      }
      void session.api('POST', `/werksessies/${session.werksessieId}/programma`, body).then((answer) => {
        // The job itself tells when it is done; what was not started never does.
        setAsked(false)
        if (!answer.ok) toast(m.programma_niet_gelukt({ reden: answer.message }))
      })
    },
  }
}

export function Empty() {
  const { rol } = useSession()
  const { isBusy, start } = useDraft()
  const [chosen, setChosen] = useState<readonly string[]>([])
  return (
    <main className="programma-leeg">
      <h1>{m.programma_leeg_titel()}</h1>
      <p className="stil">{rol === 'begeleider' ? m.programma_leeg_uitleg() : m.programma_leeg_wacht()}</p>
      {rol === 'begeleider' && (
        <>
          <ThemaKeuze chosen={chosen} onChange={setChosen} />
          <Button
            kind="geel"
            size="groot"
            isDisabled={isBusy}
            icon={<Sparkles size={20} aria-hidden="true" />}
            onPress={() => start('nieuw', chosen)}
          >
            {isBusy ? m.programma_bezig() : m.programma_maak()}
          </Button>
        </>
      )}
    </main>
  )
}

/** Which themas are worked out in full; people choose, and choosing none leaves it to the ranking. */
function ThemaKeuze({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}) {
  const hasRangorde = useSessie()?.rangorde !== undefined
  const themas = useCollection('themas').filter(
    ({ status, archivedAt }) => status === 'herkend' && archivedAt === undefined,
  )
  if (themas.length < 2) return null
  return (
    <fieldset className="programma-themas">
      <legend>{m.programma_themas_kies()}</legend>
      <p className="stil">{hasRangorde ? m.programma_themas_uitleg() : m.programma_themas_uitleg_zonder()}</p>
      {themas.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          {title}
        </label>
      ))}
    </fieldset>
  )
}

/** Brings the text up to date: proposals beside it, or, after a question, all over again. */
export function Rewrite({ onBeside }: { readonly onBeside: () => void }) {
  const { isBusy, start } = useDraft()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <MenuButton
        label={m.programma_opnieuw_menu()}
        isDisabled={isBusy}
        icon={<RefreshCw size={18} aria-hidden="true" />}
        items={[
          { id: 'naast', text: m.programma_opnieuw_naast() },
          { id: 'vervang', text: m.programma_opnieuw_vervang(), isDanger: true },
        ]}
        onAction={(id) => {
          if (id === 'vervang') setAsking(true)
          else {
            start('naast')
            onBeside()
          }
        }}
      >
        {isBusy ? m.programma_bezig() : m.programma_opnieuw_menu()}
      </MenuButton>
      <Dialog
        title={m.programma_opnieuw_vervang()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="smal"
        footer={
          <>
            <Button kind="stil" onPress={() => setAsking(false)}>
              {m.telefoon_annuleer()}
            </Button>
            <Button
              kind="gevaar"
              onPress={() => {
                setAsking(false)
                start('vervang')
              }}
            >
              {m.programma_opnieuw_ja()}
            </Button>
          </>
        }
      >
        <p>{m.programma_opnieuw_vraag_veilig()}</p>
      </Dialog>
    </>
  )
}

const files = {
  'programma.docx': m.programma_download_docx,
  'programma.pdf': m.programma_download_pdf,
  'programma.md': m.programma_download_md,
  'brief.docx': m.programma_download_brief_docx,
  'brief.pdf': m.programma_download_brief_pdf,
  'brief.md': m.programma_download_brief_md,
} as const

export function DownloadMenu() {
  const session = useSession()
  return (
    <MenuButton
      label={m.programma_download()}
      icon={<Download size={18} aria-hidden="true" />}
      items={Object.entries(files).map(([id, text]) => ({ id, text: text() }))}
      onAction={(file) =>
        window.location.assign(
          `/api/werksessies/${session.werksessieId}/export/${file}?toegang=${encodeURIComponent(session.toegang)}`,
        )
      }
    />
  )
}

/** Concept, besproken, vastgesteld; the server says no while what was asked of whom is still open. */
export function StatusMenu({ status }: { readonly status: keyof typeof statusLabels }) {
  const send = useCommand()
  return (
    <MenuButton
      label={m.programma_status_kies()}
      selected={status === 'leeg' ? 'concept' : status}
      items={(['concept', 'besproken', 'vastgesteld'] as const).map((id) => ({ id, text: statusLabels[id]() }))}
      onAction={(next) => void send('/programma/status', { status: next })}
    >
      {statusLabels[status]()}
    </MenuButton>
  )
}

/** Whether this server has a language model, and its name. */
export function useTaalmodel(): string | undefined {
  const session = useSession()
  const [model, setModel] = useState<string>()
  useEffect(() => {
    if (session.rol !== 'begeleider' && session.rol !== 'team') return
    void session
      .api<{ model?: string }>('GET', `/werksessies/${session.werksessieId}/programma/taalmodel`)
      .then((answer) => setModel(answer.ok ? answer.value.model : undefined))
  }, [session])
  return model
}

/** The begeleider lets the language model help, or not; everybody sees which. */
export function TaalmodelSchakelaar({ model }: { readonly model: string }) {
  const send = useCommand()
  const isOn = useSessie()?.taalmodel !== undefined
  return (
    <>
      <label className="programma-deel">
        <input type="checkbox" checked={isOn} onChange={() => void send('/programma/taalmodel', { aan: !isOn })} />{' '}
        {m.programma_taalmodel_aan()}
      </label>
      <p className="stil programma-deel-uitleg">{m.programma_taalmodel_uitleg({ model })}</p>
    </>
  )
}

/** Asks for sentences about the section with the caret in it. */
export function VraagZinnen({ section, onAsked }: { readonly section: string; readonly onAsked: () => void }) {
  const send = useCommand()
  const [isBusy, setBusy] = useState(false)
  const isOn = useSessie()?.taalmodel !== undefined
  if (!isOn) return null
  const ask = async () => {
    setBusy(true)
    const answer = await send<{ erbij: number; geweigerd: number }>('/programma/suggesties', { section })
    setBusy(false)
    if (answer === undefined) return
    toast(m.programma_taalmodel_klaar({ count: answer.erbij, geweigerd: answer.geweigerd }))
    onAsked()
  }
  return (
    <Button size="klein" isDisabled={isBusy || section === ''} onPress={() => void ask()}>
      {isBusy ? m.programma_taalmodel_bezig() : m.programma_taalmodel_vraag()}
    </Button>
  )
}

/** Lets everybody in the werksessie read along, or not. */
export function Publish() {
  const send = useCommand()
  const isPublished = useSessie()?.programma?.published === true
  return (
    <>
      <label className="programma-deel">
        <input
          type="checkbox"
          checked={isPublished}
          onChange={() => void send('/programma/status', { published: !isPublished })}
        />{' '}
        {m.programma_deel()}
      </label>
      <p className="stil programma-deel-uitleg">{m.programma_deel_let_op()}</p>
    </>
  )
}
