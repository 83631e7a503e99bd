import { PanelRightClose, Sparkles } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Job } from '../../../shared/domain/voorstel.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCalmCollection, useRegie, useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choices.tsx'
import { JobStand } from '../../ui/job-stand.tsx'
import { openDuplicates } from './duplicates.ts'
import { byThema, DuplicateList, GroupList, PlaceList, type VoorstelPanelProps } from './voorstel-lists.tsx'

/** Voorstellen van de computer: ask, look, accept or refuse per note, per thema or all. Nothing moves by itself. */
export function VoorstelPanel(props: VoorstelPanelProps): ReactNode {
  const { work, ghosts, onClose, onProblem } = props
  const session = useSession()
  const regie = useRegie()
  const sessie = useSessie()
  const signalen = useCalmCollection('signalen')
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
