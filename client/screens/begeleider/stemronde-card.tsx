import { Eye, LockKeyhole, Plus, Vote } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { electorates } from '../../../shared/domain/deelnemer.ts'
import type { StemVorm } from '../../../shared/domain/stem.ts'
import { smallCell } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Stemstand } from '../../../shared/protocol/api.ts'
import { useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { screenPath } from '../screens.ts'
import { useCommand } from '../shell/use-command.ts'
import { electorateName, uitslagTitle } from '../stemmen/uitslag-words.ts'
import { StemrondeDialog } from './stemronde-dialog.tsx'
import { VasteWeging } from './stemronde-weging.tsx'

/** Open, close, reveal in three presses. Before the reveal it knows how many ballots there are and nothing else. */
export function StemrondeCard({
  sessie,
  className = 'vlak rg-stem',
}: {
  readonly sessie: SessieState
  readonly className?: string
}): ReactNode {
  const session = useSession()
  const command = useCommand()
  const [open, setOpen] = useState<'onthul' | 'nieuw'>()
  const [isBusy, setBusy] = useState(false)
  const { stemronde, ballotsCast = 0, onthulling, uitslagen = [] } = sessie
  const status = stemronde?.status ?? 'geen'
  const step = status === 'gesloten' && onthulling?.rondeId === stemronde?.id ? (onthulling?.step ?? 0) : 0
  const stand = useStand(sessie)
  const run = async (path: string, body: unknown) => {
    setOpen(undefined)
    setBusy(true)
    await command(path, body)
    setBusy(false)
  }
  const press = (stap: number) => void run('/onthulling', { stap })
  useSpace(step > 0 && !isBusy && open === undefined, () => press(step + 1))
  const small = electorates.filter(
    (group) => stand !== undefined && stand.cast[group] > 0 && stand.cast[group] < smallCell,
  )
  return (
    <section className={className} aria-labelledby="rg-stem-titel">
      <div className="rg-stem-tekst">
        <h2 id="rg-stem-titel">{m.regie_stem_titel()}</h2>
        {stemronde === undefined ? null : (
          <p>
            <b>{stemronde.title ?? uitslagTitle({ form: stemronde.form, doel: stemronde.doel ?? 'themas' })}</b>
          </p>
        )}
        <p className="stil">
          {step === 0 ? explainOf(status, stemronde?.form) : step === 1 ? m.regie_stem_stap1() : m.regie_stem_stap2()}
        </p>
        {stemronde === undefined ? null : (
          <div className="rg-stem-tel" role="status">
            {stand === undefined ? (
              <p>
                <b className="num">{ballotsCast}</b>{' '}
                {ballotsCast === 1 ? m.regie_stem_biljet() : m.regie_stem_biljetten()}
              </p>
            ) : (
              <Stand stand={stand} />
            )}
          </div>
        )}
        {status === 'open' || status === 'gesloten' ? <VasteWeging ronde={stemronde} /> : null}
      </div>
      <div className="rg-knoppen">
        {status === 'geen' || (status === 'gesloten' && step === 0) ? (
          <Button
            kind={status === 'geen' ? 'primair' : 'gewoon'}
            isDisabled={isBusy}
            icon={<Vote size={18} aria-hidden="true" />}
            onPress={() => void run('/stemronde', { action: 'open' })}
          >
            {status === 'geen' ? m.regie_stem_open() : m.regie_stem_heropen()}
          </Button>
        ) : null}
        {status === 'open' ? (
          <Button
            isDisabled={isBusy}
            icon={<LockKeyhole size={18} aria-hidden="true" />}
            onPress={() => void run('/stemronde', { action: 'sluit' })}
          >
            {m.regie_stem_sluit()}
          </Button>
        ) : null}
        {(status === 'open' || status === 'gesloten') && step === 0 ? (
          <Button
            kind="primair"
            isDisabled={isBusy}
            icon={<Eye size={18} aria-hidden="true" />}
            onPress={() => setOpen('onthul')}
          >
            {m.regie_stem_onthul()}
          </Button>
        ) : null}
        {step > 0 ? (
          <Button kind="primair" isDisabled={isBusy} onPress={() => press(step + 1)}>
            {step === 1 ? m.regie_stem_naar2() : m.regie_stem_naar3()}
          </Button>
        ) : null}
        {status === 'onthuld' ? (
          <Button isDisabled={isBusy} onPress={() => void run('/onthulling', {})}>
            {m.regie_stem_opnieuw()}
          </Button>
        ) : null}
        {status === 'open' || step > 0 ? null : (
          <Button
            kind={status === 'onthuld' ? 'primair' : 'stil'}
            isDisabled={isBusy}
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setOpen('nieuw')}
          >
            {status === 'geen' ? m.regie_stem_anders() : m.regie_stem_nieuw()}
          </Button>
        )}
      </div>
      {step > 0 ? <p className="stil">{m.regie_stem_spatie()}</p> : null}
      {uitslagen.length === 0 ? null : (
        <p>
          <Link className="utrecht-link" href={screenPath('rangorde', session.werksessieId, session.toegang)}>
            {m.regie_stem_uitslagen()}
          </Link>
        </p>
      )}
      <Dialog
        title={m.regie_stem_vraag()}
        isOpen={open === 'onthul'}
        onClose={() => setOpen(undefined)}
        footer={
          <>
            <Button onPress={() => setOpen(undefined)}>{m.regie_stem_nog_niet()}</Button>
            <Button onPress={() => press(3)}>{m.regie_stem_onthul()}</Button>
            <Button kind="primair" onPress={() => press(1)}>
              {m.regie_stem_stap_eerst()}
            </Button>
          </>
        }
      >
        <p>{m.regie_stem_vraag_uitleg({ aantal: ballotsCast })}</p>
        {small.map((group) => (
          <Banner key={group} kind="let-op">
            {m.regie_stem_klein({ groep: electorateName[group]().toLowerCase() })}
          </Banner>
        ))}
      </Dialog>
      {open === 'nieuw' ? (
        <StemrondeDialog
          sessie={sessie}
          onClose={() => setOpen(undefined)}
          onOpen={(wish) => void run('/stemronde', { action: 'open', ...wish })}
        />
      ) : null}
    </section>
  )
}

function Stand({ stand }: { readonly stand: Stemstand }): ReactNode {
  const { cast, stemmers, paper } = stand
  return (
    <>
      <p className="num">
        {m.regie_stem_geteld({
          aantal: cast.professional + cast.inwoner,
          totaal: stemmers.professional + stemmers.inwoner,
        })}
      </p>
      <p className="stil num">
        {m.regie_stem_per_groep({
          prof: cast.professional,
          profTotaal: stemmers.professional,
          bew: cast.inwoner,
          bewTotaal: stemmers.inwoner,
        })}
        {paper > 0 ? `, ${m.regie_stem_papier({ aantal: paper })}` : ''}
      </p>
    </>
  )
}

/** How many of how many voted; asked again when the number of ballots or of people changed. */
function useStand({ stemronde, ballotsCast, aanwezig }: SessieState): Stemstand | undefined {
  const session = useSession()
  const [stand, setStand] = useState<Stemstand>()
  const mark = JSON.stringify([stemronde?.id, stemronde?.status, ballotsCast, aanwezig?.byGroup])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark` is what the answer depends on
  useEffect(() => {
    let isGone = false
    void session.api<Stemstand>('GET', `/werksessies/${session.werksessieId}/stemronde`).then((answer) => {
      if (!isGone && answer.ok) setStand(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [session, mark])
  return stand
}

/** Space does the next press (DESIGN §5.8), unless it is meant for a field or a button that has the focus. */
function useSpace(isOn: boolean, onPress: () => void): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || event.defaultPrevented) return
      if (event.target instanceof HTMLElement && event.target.closest('button, a, input, textarea, select, [role]'))
        return
      event.preventDefault()
      onPress()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

const explainOf = (status: keyof typeof explain, form: StemVorm | undefined): string =>
  status === 'open' && form === 'matrix' ? m.regie_stem_loopt_matrix() : explain[status]()

const explain = {
  geen: m.regie_stem_geen,
  open: m.regie_stem_loopt,
  gesloten: m.regie_stem_dicht,
  onthuld: m.regie_stem_bekend,
} as const
