import { CircleCheck, Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { JobStand } from '../../ui/job-stand.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type FileKind, type Format, formats, formatText, kinds, kindText, leftOutSentences } from './files.ts'
import { useDownload } from './use-download.ts'
import './uitvoer.css'

const everything = 'alles'
type Formaat = 'a4' | 'a5' | 'a3'

/** Files to take home: what, as what, and what it holds; how far it is, and what was left out. */
export function ExportButton(): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="klein" icon={<Download size={17} aria-hidden="true" />} onPress={() => setOpen(true)}>
        {m.regie_export()}
      </Button>
      {isOpen ? <ExportDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [kind, setKind] = useState<FileKind>('rapport')
  const [format, setFormat] = useState<Format>('pdf')
  const [formaat, setFormaat] = useState<Formaat>('a4')
  const [vlak, setVlak] = useState(everything)
  const [weergave, setWeergave] = useState<'kaart' | 'netwerk'>('kaart')
  const [isArchief, setArchief] = useState(false)
  const { job, error, done, start, stop } = useDownload()
  const isBusy = job?.status === 'wacht' || job?.status === 'bezig'
  const chooseKind = (next: FileKind): void => {
    setKind(next)
    setFormat(formats[next].includes(format) ? format : (formats[next][0] ?? 'pdf'))
  }
  const isPicture = format === 'png' || format === 'svg'
  const choices = {
    ...(kind === 'kanskaarten' && format === 'pdf' ? { formaat } : {}),
    ...(kind === 'bord' && vlak !== everything ? { vlak } : {}),
    ...(kind === 'wijkkaart' && isPicture ? { weergave } : {}),
    ...(format === 'pdf' && isArchief ? { norm: 'archief' } : {}),
  }
  return (
    <Dialog
      title={m.uit_titel()}
      isOpen
      onClose={onClose}
      size="gewoon"
      footer={
        <Button
          kind="primair"
          isDisabled={isBusy}
          icon={<Download size={19} aria-hidden="true" />}
          onPress={() => start(`${kind}.${format}`, choices)}
        >
          {m.uit_maak()}
        </Button>
      }
    >
      <div className="uit-velden">
        <SelectField
          label={m.uit_wat()}
          value={kind}
          onChange={chooseKind}
          options={kinds.map((id) => ({ id, text: kindText[id].title() }))}
          help={kindText[kind].text()}
        />
        <SelectField
          label={m.uit_als()}
          value={format}
          onChange={setFormat}
          options={formats[kind].map((id) => ({ id, text: formatText[id]() }))}
        />
        {kind === 'kanskaarten' && format === 'pdf' ? (
          <SelectField
            label={m.uit_formaat()}
            value={formaat}
            onChange={setFormaat}
            options={[
              { id: 'a4', text: m.uit_a4() },
              { id: 'a5', text: m.uit_a5() },
              { id: 'a3', text: m.uit_a3() },
            ]}
          />
        ) : null}
        {kind === 'bord' ? <AreaField value={vlak} onChange={setVlak} /> : null}
        {kind === 'wijkkaart' && isPicture ? (
          <SelectField
            label={m.uit_weergave()}
            value={weergave}
            onChange={setWeergave}
            options={[
              { id: 'kaart', text: m.export_wijkkaart_kaart() },
              { id: 'netwerk', text: m.export_wijkkaart_netwerk() },
            ]}
          />
        ) : null}
        {format === 'pdf' ? (
          <Checkbox isSelected={isArchief} onChange={setArchief}>
            {m.uit_pdf_archief()}
          </Checkbox>
        ) : null}
      </div>
      <JobStand job={job} what={m.uit_bezig()} onCancel={stop} onRetry={() => start(`${kind}.${format}`, choices)} />
      {error === undefined ? null : <Banner kind="fout">{error}</Banner>}
      {done === undefined || isBusy ? null : <Done {...done} />}
    </Dialog>
  )
}

/** One thema or frame, or all of the bord. */
function AreaField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (id: string) => void
}): ReactNode {
  const themas = useCollection('themas').filter((one) => one.archivedAt === undefined && one.status !== 'vervallen')
  const frames = useCollection('frames').filter((one) => one.archivedAt === undefined)
  return (
    <SelectField
      label={m.uit_vlak()}
      value={value}
      onChange={onChange}
      options={[
        { id: everything, text: m.uit_vlak_alles() },
        ...themas.map(({ id, title }) => ({ id: id as string, text: title.trim() || m.export_frame() })),
        ...frames.map(({ id, title, table }) => ({
          id: id as string,
          text: title.trim() || (table === undefined ? m.export_frame() : m.blad_tafel({ nummer: table })),
        })),
      ]}
    />
  )
}

/** The file is there, and what is not in it (C5). */
function Done({ fileName, leftOut }: NonNullable<ReturnType<typeof useDownload>['done']>): ReactNode {
  const missing = leftOut === undefined ? [] : leftOutSentences(leftOut)
  return (
    <div className="uit-klaar" role="status">
      <p>
        <CircleCheck size={20} aria-hidden="true" /> {m.uit_klaar({ bestand: fileName })}
      </p>
      <p className="uit-klaar-kop">{missing.length === 0 ? m.export_niets_weg() : m.export_wat_ontbreekt()}</p>
      {missing.length === 0 ? null : (
        <ul>
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
