import { ArrowRight, Check, Layers2, PanelRightClose, Sparkles, X } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Thema } from '../../../shared/domain/thema.ts'
import type { Job } from '../../../shared/domain/voorstel.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import { useCollection, useRegie, useSessie, useSession } from '../../model/hooks.ts'
import type { Ghost } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choices.tsx'
import { JobStand } from '../../ui/job-stand.tsx'
import { Plaat, PlaatIcoon } from '../../ui/plaat.tsx'
import { ThemaMenu } from '../../ui/thema-menu.tsx'
import { type Dubbel, openDuplicates } from './duplicates.ts'

export interface VoorstelPanelProps {
  readonly ui: BordUi
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly ghosts: readonly Ghost[]
  readonly onShow: (itemId: string) => void
  readonly onClose: () => void
  readonly onProblem: (text: string) => void
}

/** Suggestions shown at once; more on request, so that the panel stays light with hundreds. */
const pageSize = 30

/** Voorstellen van de computer: ask, look, accept or refuse per note, per thema or all. Nothing moves by itself. */
export function VoorstelPanel(props: VoorstelPanelProps): ReactNode {
  const { work, ghosts, onClose, onProblem } = props
  const session = useSession()
  const regie = useRegie()
  const sessie = useSessie()
  const signalen = useCollection('signalen')
  const voorstel = regie?.voorstel
  const [asking, setAsking] = useState(false)
  const job = newestJob(regie?.jobs ?? [])
  const isBusy = asking || job?.status === 'wacht' || job?.status === 'bezig'
  useEffect(() => {
    if (job !== undefined) setAsking(false)
  }, [job])
  const placed = useMemo(() => ghosts.filter((ghost) => !ghost.isNewThema), [ghosts])
  const groups = useMemo(() => byThema(ghosts.filter((ghost) => ghost.isNewThema)), [ghosts])
  const dubbel = useMemo(
    () => openDuplicates(voorstel, regie?.refused ?? new Set(), signalen),
    [voorstel, regie?.refused, signalen],
  )
  const ask = async (): Promise<void> => {
    setAsking(true)
    const answer = await session.api('POST', `/werksessies/${session.werksessieId}/voorstel`)
    if (answer.ok) return
    setAsking(false)
    onProblem(answer.message)
  }
  const cancel = async ({ id }: Job): Promise<void> => {
    const answer = await session.api('POST', `/werksessies/${session.werksessieId}/jobs/${id}/annuleren`)
    if (!answer.ok) onProblem(answer.message)
  }
  const publish = async (published: boolean): Promise<void> => {
    const answer = await session.api('POST', `/werksessies/${session.werksessieId}/voorstel/publicatie`, { published })
    if (!answer.ok) onProblem(answer.message)
  }
  return (
    <aside className="bd-paneel cv-zweef" aria-label={m.voorstel_titel()}>
      <header>
        <div className="bd-paneel-kop">
          <h2>
            <Sparkles size={20} aria-hidden="true" /> {m.voorstel_titel()}
          </h2>
          <Button size="klein" kind="stil" isIconOnly aria-label={m.voorstel_verberg()} onPress={onClose}>
            <PanelRightClose size={18} aria-hidden="true" />
          </Button>
        </div>
        <p>{m.voorstel_uitleg()}</p>
      </header>
      <JobStand
        job={job}
        isAsked={asking}
        what={m.voorstel_leest()}
        onCancel={job === undefined ? undefined : () => void cancel(job)}
        onRetry={() => void ask()}
      />
      {voorstel === undefined ? (
        <div className="bd-paneel-leeg">
          <p>{m.voorstel_leeg()}</p>
          <Button kind="primair" isDisabled={isBusy} onPress={() => void ask()}>
            <Sparkles size={18} aria-hidden="true" />
            {m.voorstel_vraag()}
          </Button>
        </div>
      ) : (
        <Tabs className="bd-tabs">
          <TabList aria-label={m.voorstel_titel()} className="bd-tablijst">
            <Tab id="plaatsen">
              {m.voorstel_plaatsen()} <b>{placed.length}</b>
            </Tab>
            <Tab id="dubbel">
              {m.voorstel_dubbel()} <b>{dubbel.length}</b>
            </Tab>
            <Tab id="groepje">
              {m.voorstel_groepje()} <b>{groups.length}</b>
            </Tab>
          </TabList>
          <TabPanel id="plaatsen" className="bd-tabpaneel">
            <PlaceList {...props} ghosts={placed} />
          </TabPanel>
          <TabPanel id="dubbel" className="bd-tabpaneel">
            <DuplicateList
              duplicates={dubbel}
              work={work}
              refuse={(key) => void session.actions.refuseVoorstel([key])}
            />
          </TabPanel>
          <TabPanel id="groepje" className="bd-tabpaneel">
            <GroupList {...props} groups={groups} />
          </TabPanel>
        </Tabs>
      )}
      {voorstel === undefined ? null : (
        <footer>
          <Switch isSelected={sessie?.voorstel !== undefined} onChange={(on) => void publish(on)}>
            {m.voorstel_publiceer()}
          </Switch>
          <div className="bd-paneel-knoppen">
            <Button
              size="klein"
              isDisabled={ghosts.length === 0}
              onPress={() => void work.acceptGhosts(voorstel, ghosts)}
            >
              {m.voorstel_alle({ aantal: ghosts.length })}
            </Button>
            <Button size="klein" kind="stil" isDisabled={isBusy} onPress={() => void ask()}>
              {m.voorstel_vraag_opnieuw()}
            </Button>
          </div>
        </footer>
      )}
    </aside>
  )
}

const newestJob = (jobs: readonly Job[]): Job | undefined => jobs.find((job) => job.kind === 'groepering')

function byThema(ghosts: readonly Ghost[]): readonly (readonly Ghost[])[] {
  const groups = new Map<string, Ghost[]>()
  for (const ghost of ghosts) groups.set(ghost.themaId, [...(groups.get(ghost.themaId) ?? []), ghost])
  return [...groups.values()].sort((a, b) => b.length - a.length)
}

function Why({ ghost }: { readonly ghost: Ghost }): ReactNode {
  const { words, nearest } = ghost
  return (
    <p className="bd-waarom">
      <b>{m.voorstel_waarom()}</b>{' '}
      {words.length === 0
        ? nearest.length === 0
          ? m.voorstel_zelfde_woorden()
          : m.voorstel_lijkt_kaal({ aantal: nearest.length })
        : nearest.length === 1
          ? m.voorstel_lijkt_op_een()
          : m.voorstel_lijkt_op({ aantal: nearest.length })}{' '}
      {words.slice(0, 4).map((word, index) => (
        <span key={word}>
          {index > 0 ? ', ' : ''}
          <em>{word}</em>
        </span>
      ))}
    </p>
  )
}

function PlaceList({ ui, work, themas, ghosts, onShow }: VoorstelPanelProps): ReactNode {
  const regie = useRegie()
  const voorstel = regie?.voorstel
  const [shown, setShown] = useState(pageSize)
  const lit = useStore(ui, (state) => state.litGhost ?? state.hovered ?? state.focused)
  if (voorstel === undefined) return null
  if (ghosts.length === 0) return <p className="bd-stil">{m.voorstel_geen_plaatsen()}</p>
  const groups = byThema(ghosts)
  return (
    <>
      <details className="bd-per-thema">
        <summary>{m.voorstel_per_thema()}</summary>
        {groups.map((group) => {
          const [first] = group
          const thema = themas.find((one) => one.id === first?.themaId)
          if (first === undefined) return null
          return (
            <Button key={first.themaId} size="klein" onPress={() => void work.acceptGhosts(voorstel, group)}>
              {thema === undefined ? null : <PlaatIcoon {...thema} size={24} />}
              {m.voorstel_alle_van({ aantal: group.length, thema: first.label })}
            </Button>
          )
        })}
      </details>
      <ul>
        {ghosts.slice(0, shown).map((ghost) => {
          const id = `ghost:${ghost.signaal.id}`
          const thema = themas.find((one) => one.id === ghost.themaId)
          return (
            <li
              key={id}
              className={lit === id || lit === ghost.signaal.id ? 'bd-nu-voorstel' : ''}
              onMouseEnter={() => ui.setState({ litGhost: id })}
              onMouseLeave={() => ui.setState({ litGhost: undefined })}
              onFocus={() => ui.setState({ litGhost: id })}
              onBlur={() => ui.setState({ litGhost: undefined })}
            >
              <div className="bd-rij">
                <BriefjeView kind={ghost.signaal.kind} text={ghost.signaal.text} size="klein" />
                <ArrowRight size={20} aria-hidden="true" />
                <button type="button" className="bd-naar" onClick={() => onShow(id)} title={m.voorstel_toon_op_bord()}>
                  {thema === undefined ? ghost.label : <Plaat {...thema} size="mini" />}
                </button>
              </div>
              <Why ghost={ghost} />
              <div className="bd-knoppen">
                <Button size="klein" kind="primair" onPress={() => void work.acceptGhosts(voorstel, [ghost])}>
                  <Check size={16} aria-hidden="true" />
                  {m.voorstel_plaats()}
                </Button>
                <ThemaMenu themas={themas} onChoose={(themaId) => void work.place([ghost.signaal.id], themaId)}>
                  {m.voorstel_ander_thema()}
                </ThemaMenu>
                <Button
                  size="klein"
                  kind="stil"
                  isIconOnly
                  aria-label={m.voorstel_weiger()}
                  onPress={() => void work.refuseGhost(ghost)}
                >
                  <X size={17} aria-hidden="true" />
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      {ghosts.length > shown ? (
        <Button size="klein" onPress={() => setShown(shown + pageSize)}>
          {m.voorstel_meer_tonen({ aantal: ghosts.length - shown })}
        </Button>
      ) : null}
    </>
  )
}

function DuplicateList({
  duplicates,
  work,
  refuse,
}: {
  readonly duplicates: readonly Dubbel[]
  readonly work: BordWork
  readonly refuse: (key: string) => void
}): ReactNode {
  if (duplicates.length === 0) return <p className="bd-stil">{m.voorstel_geen_dubbel()}</p>
  return (
    <ul>
      {duplicates.map(({ key, a, b }) => (
        <li key={key}>
          <div className="bd-rij bd-paar">
            <BriefjeView kind={a.kind} text={a.text} size="klein" />
            <BriefjeView kind={b.kind} text={b.text} size="klein" />
          </div>
          <p className="bd-waarom">
            <b>{m.voorstel_zelfde()}</b> {m.voorstel_zelfde_uitleg()}
          </p>
          <div className="bd-knoppen">
            <Button size="klein" onPress={() => void work.merge([a.id, b.id])}>
              <Layers2 size={16} aria-hidden="true" />
              {m.bord_leg_op_elkaar()}
            </Button>
            <Button size="klein" kind="stil" onPress={() => refuse(key)}>
              {m.voorstel_laat_los()}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

function GroupList({
  groups,
  work,
  ui,
  onShow,
}: VoorstelPanelProps & { readonly groups: readonly (readonly Ghost[])[] }): ReactNode {
  const voorstel = useRegie()?.voorstel
  if (voorstel === undefined) return null
  if (groups.length === 0) return <p className="bd-stil">{m.voorstel_geen_groepjes()}</p>
  return (
    <ul>
      {groups.map((group) => {
        const [first] = group
        if (first === undefined) return null
        const quote = voorstel.groups.find((one) => one.id === first.themaId)?.quote ?? first.signaal.text
        return (
          <li key={first.themaId}>
            <div className="bd-rij">
              <span className="bd-groep-icoon">
                <Sparkles size={18} aria-hidden="true" />
              </span>
              <div>
                <b>{first.label}</b>
                <br />
                <span className="bd-klein">{m.voorstel_nieuw_groepje({ aantal: group.length })}</span>
              </div>
            </div>
            <p className="bd-waarom">
              {group.length === 1
                ? m.voorstel_bij_elkaar_een({ tekst: quote })
                : m.voorstel_bij_elkaar({ tekst: quote, aantal: group.length - 1 })}
            </p>
            <div className="bd-knoppen">
              <Button size="klein" onPress={() => void work.acceptGhosts(voorstel, group)}>
                {m.voorstel_maak_groepje()}
              </Button>
              <Button
                size="klein"
                kind="stil"
                onPress={() => {
                  ui.setState({ showGhosts: true })
                  onShow(`area:${first.themaId}`)
                }}
              >
                {m.voorstel_bekijk()}
              </Button>
              <Button
                size="klein"
                kind="stil"
                isIconOnly
                aria-label={m.voorstel_weiger()}
                onPress={() => void work.refuseGhosts(group)}
              >
                <X size={17} aria-hidden="true" />
              </Button>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
