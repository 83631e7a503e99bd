import { FileUp, Upload } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { type ImportVeld, type ImportVoorbeeld, importVelden } from '../../../shared/protocol/import.ts'
import { useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { kindInfo } from '../../ui/kind-info.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { type Chosen, type ImportDone, sendImport, viewImport } from './import-calls.ts'
import './uitvoer.css'

const noColumn = '-'
const veldText: Readonly<Record<ImportVeld, () => string>> = {
  tekst: m.in_veld_tekst,
  soort: m.in_veld_soort,
  groep: m.in_veld_groep,
  thema: m.in_veld_thema,
  tafel: m.in_veld_tafel,
  id: m.in_veld_id,
}

const kindLabel = (kind: string): string | undefined =>
  Object.hasOwn(kindInfo, kind) ? kindInfo[kind as SignaalKind].label() : undefined

/** Brings signalen in: a pasted list or a file, first to look at, then onto the bord. */
export function ImportButton(): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="klein" icon={<Upload size={17} aria-hidden="true" />} onPress={() => setOpen(true)}>
        {m.in_knop()}
      </Button>
      {isOpen ? <ImportDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Chosen>()
  const [view, setView] = useState<ImportVoorbeeld>()
  const [skipped, setSkipped] = useState<ReadonlySet<number>>(new Set())
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState<ImportDone>()

  const run = (work: () => Promise<void>): void => {
    setBusy(true)
    setError(undefined)
    work()
      .catch((thrown: unknown) => setError(thrown instanceof Error ? thrown.message : m.net_onverwacht()))
      .finally(() => setBusy(false))
  }
  const look = (next: Chosen): void =>
    run(async () => {
      const found = await viewImport(session, next)
      setChosen(next)
      setView(found)
      // A person decides; what is on the bord already starts as left out.
      setSkipped(new Set(found.dubbel.filter(({ code }) => code !== undefined).map(({ line }) => line)))
    })
  const add = (): void =>
    run(async () => {
      if (chosen !== undefined) setDone(await sendImport(session, chosen, [...skipped]))
    })
  const back = (): void => {
    setView(undefined)
    setChosen(undefined)
    setDone(undefined)
  }
  const count = view === undefined ? 0 : view.aantal - [...skipped].length
  return (
    <Dialog
      title={m.in_titel()}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        done !== undefined ? (
          <Button kind="primair" onPress={onClose}>
            {m.ui_sluit()}
          </Button>
        ) : view === undefined ? (
          <Button
            kind="primair"
            isDisabled={isBusy || text.trim() === ''}
            onPress={() => look({ body: new Blob([text], { type: 'text/plain' }), name: '' })}
          >
            {m.in_bekijk()}
          </Button>
        ) : (
          <>
            <Button onPress={back}>{m.in_terug()}</Button>
            <Button kind="primair" isDisabled={isBusy || count <= 0} onPress={add}>
              {view.soort === 'geheel' ? m.in_alles_toevoegen() : m.in_toevoegen({ count })}
            </Button>
          </>
        )
      }
    >
      {error === undefined ? null : <Banner kind="fout">{error}</Banner>}
      {done !== undefined ? (
        <Result done={done} />
      ) : view === undefined ? (
        <Source text={text} onText={setText} isBusy={isBusy} onFile={(file) => look({ body: file, name: file.name })} />
      ) : (
        <Preview
          view={view}
          skipped={skipped}
          onSkip={setSkipped}
          onKolommen={(kolommen) => {
            if (chosen !== undefined) look({ ...chosen, kolommen })
          }}
        />
      )}
    </Dialog>
  )
}

interface SourceProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onFile: (file: File) => void
  readonly isBusy: boolean
}

function Source({ text, onText, onFile, isBusy }: SourceProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="uit-velden">
      <TextArea label={m.in_plak()} help={m.in_plak_uitleg()} value={text} onChange={onText} rows={7} />
      <div className="in-bestand">
        <Button
          isDisabled={isBusy}
          icon={<FileUp size={19} aria-hidden="true" />}
          onPress={() => input.current?.click()}
        >
          {m.in_kies_bestand()}
        </Button>
        <span>{m.in_soorten()}</span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={m.in_kies_bestand()}
          accept=".csv,.txt,.tsv,.xlsx,.json,.zip"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file !== undefined) onFile(file)
            event.currentTarget.value = ''
          }}
        />
      </div>
    </div>
  )
}

interface PreviewProps {
  readonly view: ImportVoorbeeld
  readonly skipped: ReadonlySet<number>
  readonly onSkip: (lines: ReadonlySet<number>) => void
  readonly onKolommen: (kolommen: ImportVoorbeeld['keuze']) => void
}

function Preview({ view, skipped, onSkip, onKolommen }: PreviewProps): ReactNode {
  const { keuze, kolommen, dubbel, refused } = view
  const setColumn = (veld: ImportVeld, key: string): void => {
    const { [veld]: _, ...rest } = keuze
    onKolommen(key === noColumn ? rest : { ...rest, [veld]: key })
  }
  return (
    <>
      <p role="status">
        {view.soort === 'geheel' ? m.in_geheel({ count: view.aantal }) : m.in_gevonden({ count: view.aantal })}{' '}
        {view.herkomst === 'mural' ? m.in_van_mural() : view.herkomst === 'miro' ? m.in_van_miro() : ''}{' '}
        {view.already > 0 ? m.in_al_eerder({ count: view.already }) : ''}
      </p>
      {kolommen.length === 0 || view.soort !== 'signalen' ? null : (
        <>
          <h3 className="in-kop">{m.in_kolommen()}</h3>
          <div className="in-kolommen">
            {importVelden.map((veld) => (
              <SelectField
                key={veld}
                label={veldText[veld]()}
                value={keuze[veld] ?? noColumn}
                onChange={(key) => setColumn(veld, key)}
                options={[
                  { id: noColumn, text: m.in_geen_kolom() },
                  ...kolommen.map(({ key, naam }) => ({ id: key, text: naam })),
                ]}
              />
            ))}
          </div>
          <FirstLines view={view} />
        </>
      )}
      <h3 className="in-kop">{m.in_zo_wordt_het()}</h3>
      <ul className="in-lijst">
        {view.voorbeeld.map(({ line, text, kind, thema }) => (
          <li key={line}>
            {text}
            <small>{[kindLabel(kind), thema].filter((part) => part !== undefined).join(' · ')}</small>
          </li>
        ))}
      </ul>
      {dubbel.length === 0 ? null : (
        <>
          <h3 className="in-kop">{m.in_dubbel({ count: dubbel.length })}</h3>
          <p>{m.in_dubbel_uitleg()}</p>
          <ul className="in-lijst">
            {dubbel.map(({ line, text, code, lijktOp }) => (
              <li key={line}>
                <Checkbox
                  isSelected={!skipped.has(line)}
                  onChange={(isIn) => {
                    const next = new Set(skipped)
                    if (isIn) next.delete(line)
                    else next.add(line)
                    onSkip(next)
                  }}
                >
                  {text}
                </Checkbox>
                <small>
                  {code === undefined
                    ? m.in_lijkt_op_regel({ tekst: lijktOp })
                    : m.in_lijkt_op({ code, tekst: lijktOp })}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <Refused refused={refused} />
    </>
  )
}

function FirstLines({ view: { kolommen, regels } }: { readonly view: ImportVoorbeeld }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and a keyboard must be able to do so too.
    <section className="in-tabel-vak" tabIndex={0} aria-label={m.in_eerste_regels()}>
      <table className="in-tabel">
        <thead>
          <tr>
            {kolommen.map(({ key, naam }) => (
              <th key={key} scope="col">
                {naam}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regels.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file have no other name than their place.
            <tr key={row}>
              {kolommen.map(({ key }, column) => (
                <td key={key}>{cells[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Refused({ refused }: { readonly refused: ImportVoorbeeld['refused'] }): ReactNode {
  if (refused.length === 0) return null
  return (
    <>
      <h3 className="in-kop">{m.in_geweigerd({ count: refused.length })}</h3>
      <ul className="in-lijst">
        {refused.slice(0, 100).map(({ line, message }) => (
          <li key={`${line} ${message}`}>{m.in_regel({ line, message })}</li>
        ))}
      </ul>
    </>
  )
}

function Result({ done }: { readonly done: ImportDone }): ReactNode {
  return (
    <>
      <p role="status">
        {m.in_klaar({ count: done.added })} {done.already > 0 ? m.in_al_eerder({ count: done.already }) : ''}
      </p>
      <Refused refused={done.refused} />
    </>
  )
}
