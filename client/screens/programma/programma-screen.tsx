import type { Editor } from '@tiptap/react'
import { X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import type { Wijziging } from '../../../shared/doc/programma-wijziging.ts'
import type { Trace } from '../../../shared/domain/programma.ts'
import type { Gesprek, Versie } from '../../../shared/domain/programma-werk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { type BronLookup, createBronLookup } from './bron-lookup.ts'
import { BronnenPanel } from './bronnen-panel.tsx'
import { GesprekkenPanel } from './gesprekken-panel.tsx'
import './programma.css'
import './programma-zijbalk.css'
import {
  DownloadMenu,
  Empty,
  Publish,
  Rewrite,
  StatusMenu,
  TaalmodelSchakelaar,
  useTaalmodel,
  VraagZinnen,
} from './programma-acties.tsx'
import { type OutlineItem, ProgrammaEditor } from './programma-editor.tsx'
import { ProgrammaLinks } from './programma-links.tsx'
import { ResultaatWizard } from './resultaat-wizard.tsx'
import { statusLabels } from './status-labels.ts'
import { useMapValues } from './use-map.ts'
import { VersiesPanel } from './versies-panel.tsx'
import { WijzigingenPanel } from './wijzigingen-panel.tsx'
import { ZoekCode } from './zoek-code.tsx'

type Tab = 'bron' | 'wijzigingen' | 'gesprekken' | 'versies'

/** The programme: outline with open places left, the text in the middle, and beside it where a sentence comes from. */
export default function ProgrammaScreen() {
  const session = useSession()
  const sessie = useSessie()
  const doc = useMemo(() => session.programmaDoc(), [session])
  const hasText = useHasText(doc)
  const [outline, setOutline] = useState<readonly OutlineItem[]>([])
  const [editor, setEditor] = useState<Editor>()
  const [openBron, setOpenBron] = useState<string>()
  const [openGesprek, setOpenGesprek] = useState<string>()
  const [tab, setTab] = useState<Tab>('bron')
  const [isSideOpen, setSideOpen] = useState(false)
  const [wizard, setWizard] = useState<string>()
  const [, redraw] = useState(0)
  const searchField = useRef<HTMLInputElement>(null)
  const show = useCallback((which: Tab) => {
    setTab(which)
    setSideOpen(true)
  }, [])
  const lookup = useMemo(
    () =>
      createBronLookup(doc, session, (bronId) => {
        setOpenBron(bronId)
        show('bron')
      }),
    [doc, session, show],
  )
  useEffect(() => () => lookup.close(), [lookup])
  const gewijzigd = useGewijzigd(lookup, outline)
  const fragment = useMemo(() => doc.getXmlFragment('inhoud'), [doc])
  const maps = useMemo(
    () => ({
      bronnen: doc.getMap<Trace>('bronnen'),
      gesprekken: doc.getMap<Gesprek>('gesprekken'),
      wijzigingen: doc.getMap<Wijziging>('wijzigingen'),
      versies: doc.getMap<Versie>('versies'),
    }),
    [doc],
  )
  const gesprekken = useMapValues(maps.gesprekken)
  const wijzigingen = useMapValues(maps.wijzigingen)
  const versies = useMapValues(maps.versies)
  const isEditable = session.may({ doc: 'programma', collection: 'inhoud', id: 'inhoud', action: 'set' })
  const isBegeleider = session.rol === 'begeleider'
  const isWriter = isBegeleider || session.rol === 'team'
  const status = sessie?.programma?.status ?? 'leeg'

  const onOutline = useCallback((items: readonly OutlineItem[], from: Editor) => {
    setOutline(items)
    setEditor(from)
  }, [])
  const onGesprek = useCallback(
    (id: string) => {
      setOpenGesprek(id)
      show('gesprekken')
    },
    [show],
  )
  const onSelection = useCallback(() => redraw((count) => count + 1), [])
  const model = useTaalmodel()
  const openTalks = gesprekken.filter(({ klaar }) => klaar === undefined).length
  const wizardThema = wizard === undefined ? '' : (session.bord.get('themas', wizard.replace(/^7\./, ''))?.title ?? '')
  const tabs = [
    {
      id: 'bron',
      title: m.programma_tab_bron(),
      panel: <BronnenPanel bronId={openBron} lookup={lookup} mayMark={isWriter} />,
    },
    ...(isWriter
      ? [
          {
            id: 'wijzigingen',
            title: m.programma_tab_wijzigingen(),
            ...(wijzigingen.length > 0 ? { count: wijzigingen.length } : {}),
            panel: (
              <>
                <VraagZinnen section={sectionAt(editor, outline)} onAsked={() => show('wijzigingen')} />
                <WijzigingenPanel
                  wijzigingen={wijzigingen}
                  outline={outline}
                  doc={doc}
                  editor={editor}
                  mayDecide={isWriter}
                />
              </>
            ),
          },
          {
            id: 'gesprekken',
            title: m.programma_tab_gesprekken(),
            ...(openTalks > 0 ? { count: openTalks } : {}),
            panel: <GesprekkenPanel gesprekken={gesprekken} editor={editor} maySpeak={isWriter} openId={openGesprek} />,
          },
          {
            id: 'versies',
            title: m.programma_tab_versies(),
            panel: (
              <VersiesPanel versies={versies} doc={doc} mayKeep={isWriter} onProposed={() => show('wijzigingen')} />
            ),
          },
        ]
      : []),
  ]

  return (
    <>
      <WerksessieBar
        current="programma"
        subtitle={hasText ? m.programma_stand({ status: statusLabels[status]() }) : m.programma_titel()}
        showAgenda={false}
        actions={
          <>
            {hasText && editor !== undefined && (
              <ZoekCode editor={editor} bronnen={maps.bronnen} onFound={lookup.open} field={searchField} />
            )}
            {isBegeleider && hasText && <StatusMenu status={status} />}
            {isBegeleider && hasText && <Rewrite onBeside={() => show('wijzigingen')} />}
            {hasText && isWriter && <DownloadMenu />}
          </>
        }
      />
      {hasText ? (
        <div className="programma">
          <nav className="programma-links" aria-label={m.programma_onderdelen()}>
            <ProgrammaLinks
              outline={outline}
              editor={editor}
              doc={doc}
              gewijzigd={gewijzigd}
              isWriter={isWriter}
              onWizard={setWizard}
            />
            {isBegeleider && <Publish />}
            {isBegeleider && model !== undefined && <TaalmodelSchakelaar model={model} />}
          </nav>
          <main className="programma-midden">
            {isEditable && !session.isProgrammaKept() && (
              <Banner kind="let-op">{m.programma_niet_op_apparaat()}</Banner>
            )}
            <ProgrammaEditor
              fragment={fragment}
              lookup={lookup}
              isEditable={isEditable}
              onOutline={onOutline}
              gesprekken={maps.gesprekken}
              onGesprek={onGesprek}
              onSelection={onSelection}
            />
          </main>
          <aside
            className={isSideOpen ? 'programma-bron' : 'programma-bron leeg'}
            aria-label={tab === 'bron' ? m.programma_waar_vandaan() : m.programma_zijbalk()}
          >
            <div className="programma-bron-kop">
              <h2>{tab === 'bron' ? m.programma_waar_vandaan() : m.programma_zijbalk()}</h2>
              <button
                type="button"
                className="programma-knop programma-sluit"
                aria-label={m.programma_sluit_bron()}
                onClick={() => setSideOpen(false)}
              >
                <X size={20} aria-hidden />
              </button>
            </div>
            <Tabs label={m.programma_zijbalk()} tabs={tabs} selected={tab} onSelect={(id) => show(id as Tab)} />
          </aside>
        </div>
      ) : (
        <Empty />
      )}
      {wizard !== undefined && editor !== undefined && (
        <ResultaatWizard
          editor={editor}
          section={wizard}
          themaTitle={wizardThema}
          onClose={() => setWizard(undefined)}
        />
      )}
    </>
  )
}

/** The section that the caret stands in. */
function sectionAt(editor: Editor | undefined, outline: readonly OutlineItem[]): string {
  if (editor === undefined) return ''
  const { from } = editor.state.selection
  return outline.filter(({ pos, section }) => pos <= from && section !== '').at(-1)?.section ?? ''
}

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

/** Statements in the text whose sources changed and that nobody has looked at since; `outline` changes with the text. */
function useGewijzigd(lookup: BronLookup, outline: readonly OutlineItem[]): ReadonlySet<string> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text may have other statements in it
  useEffect(() => {
    const look = () => setIds(new Set(lookup.inText().filter((bronId) => lookup.stateOf(bronId) === 'gewijzigd')))
    look()
    return lookup.subscribe(look)
  }, [lookup, outline])
  return ids
}
