import {
  ArrowDownToLine,
  ArrowUpToLine,
  Copy,
  ExternalLink,
  Lock,
  LockOpen,
  MapPinOff,
  Pencil,
  Spline,
  Trash2,
} from 'lucide-react'
import { type CSSProperties, type ReactNode, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { BordRecords } from '../../../shared/doc/bord-doc.ts'
import { connectorMeanings, inktKleuren } from '../../../shared/domain/tekening.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { Session } from '../../model/types.ts'
import type { VoorwerpRef } from '../../model/voorwerp-types.ts'
import type { VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { CanvasScene } from '../scene.ts'
import { boundsOfKeys } from './paint-voorwerpen.ts'
import { refOf } from './taker.ts'
import type { VoorwerpenScene } from './voorwerpen-scene.ts'
import { kleurWord, meaningWord, voorwerpWords } from './words.ts'

export interface StrookProps {
  readonly session: Session
  readonly scene: CanvasScene
  readonly voorwerpen: VoorwerpenScene
  readonly ui: VoorwerpUi
  readonly work: BordWork
  readonly open: (key: string) => void
  readonly returnFocus: () => void
}

/** As wide as its buttons in two rows. */
const strookBreed = 430
const icon = { size: 16, 'aria-hidden': true } as const

/** What can be done with the things that are chosen; beside them on the canvas, after it in the tab order. */
export function VoorwerpStrook(props: StrookProps): ReactNode {
  const { scene, session, voorwerpen, ui } = props
  useSyncExternalStore(
    (listener) => {
      const stops = [
        scene.camera.subscribe(listener),
        scene.subscribeRest(listener),
        ...(['tekeningen', 'connectors', 'afbeeldingen', 'kanskaarten', 'nodes'] as const).map((collection) =>
          session.bord.subscribe(collection, listener),
        ),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    () => {
      if (ui.getState().selected.size === 0) return 'dicht'
      const { x, y, scale } = scene.camera.view
      return `${x}|${y}|${scale}|${scene.restVersion()}|${[...ui.getState().selected].map((key) => JSON.stringify(voorwerpen.rectOf(key))).join()}`
    },
  )
  const selected = useStore(ui, (state) => state.selected)
  const tekst = useStore(ui, (state) => state.tekst)
  const keys = [...selected].filter((key) => voorwerpen.exists(key))
  if (keys.length === 0 || tekst !== undefined) return null
  return <Strook {...props} keys={keys} key={keys.join()} />
}

function Strook({ keys, ...props }: StrookProps & { readonly keys: readonly string[] }): ReactNode {
  const { session, scene, voorwerpen, ui, work, open, returnFocus } = props
  const [asks, setAsks] = useState<'woorden' | 'wissen'>()
  const { bord } = session
  const bounds = boundsOfKeys(voorwerpen, keys)
  const refs: readonly VoorwerpRef[] = keys.map(refOf)
  const [first] = refs
  if (first === undefined) return null
  const only = refs.length === 1 ? first : undefined
  const mine = refs.some((ref) => work.canChange(ref))
  const isDrawn = refs.every(({ collection }) => collection === 'tekeningen' || collection === 'afbeeldingen')
  const isHeld = refs.every((ref) => work.isHeld(ref))
  const on = bounds === undefined ? { x: 200, y: 200, w: 0, h: 0 } : scene.camera.rectOnScreen(bounds)
  const { height } = scene.camera.size
  const free = scene.camera.freePart()
  const below = on.y + on.h + 14
  const place = {
    '--vw-links': `${Math.max(8, Math.min(on.x, free.x + free.w - strookBreed))}px`,
    top: Math.max(60, below + 110 < height - 90 ? below : Math.min(on.y - 100, height - 190)),
  }
  const record = only === undefined ? undefined : recordOf(bord, only)
  const isOnBordOnly = refs.every(({ collection }) => collection === 'kanskaarten' || collection === 'nodes')
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no fields
    <div
      className="cv-strook vw-gekozen"
      style={place as CSSProperties}
      data-over-canvas=""
      aria-label={m.teken_titel()}
      role="group"
    >
      <p className="vw-wat">
        {only === undefined
          ? m.teken_meer_gekozen({ aantal: refs.length })
          : voorwerpWords(bord, `${only.collection}:${only.id}`)}
      </p>
      {asks === 'woorden' && only !== undefined ? (
        <Woorden
          {...props}
          only={only}
          onDone={() => {
            setAsks(undefined)
            returnFocus()
          }}
        />
      ) : (
        <div className="cv-knoppen">
          {mine && record?.kind === 'tekst' ? (
            <Button size="klein" icon={<Pencil {...icon} />} onPress={() => open(keys[0] ?? '')}>
              {m.teken_wijzig_tekst()}
            </Button>
          ) : null}
          {only?.collection === 'kanskaarten' ? (
            <Button size="klein" icon={<ExternalLink {...icon} />} onPress={() => open(keys[0] ?? '')}>
              {m.teken_open_kaart()}
            </Button>
          ) : null}
          {mine && only?.collection === 'connectors' ? (
            <>
              <PlainSelect
                label={m.teken_betekenis()}
                icon={<Spline {...icon} />}
                value={bord.get('connectors', only.id)?.meaning ?? 'vrij'}
                options={connectorMeanings.map((id) => ({ id, text: meaningWord[id]() }))}
                onChange={(meaning) => session.actions.updateConnector(only.id, { meaning })}
              />
              <Button size="klein" icon={<Pencil {...icon} />} onPress={() => setAsks('woorden')}>
                {m.teken_bij_de_lijn()}
              </Button>
            </>
          ) : null}
          {mine && only?.collection === 'afbeeldingen' ? (
            <Button size="klein" icon={<Pencil {...icon} />} onPress={() => setAsks('woorden')}>
              {m.teken_beschrijving()}
            </Button>
          ) : null}
          {mine && record?.kleur !== undefined && only !== undefined ? (
            <PlainSelect
              label={m.teken_kleur()}
              icon={<span className={`vw-bolletje vw-bolletje-${record.kleur}`} aria-hidden="true" />}
              value={record.kleur}
              options={inktKleuren.map((id) => ({ id, text: kleurWord[id]() }))}
              onChange={(kleur) => session.actions.updateTekening(only.id, { kleur })}
            />
          ) : null}
          {mine && isDrawn && !isHeld ? (
            <>
              <Button
                size="klein"
                isIconOnly
                aria-label={m.teken_naar_voren()}
                icon={<ArrowUpToLine {...icon} />}
                onPress={() => work.orderVoorwerpen(refs, 'voor')}
              />
              <Button
                size="klein"
                isIconOnly
                aria-label={m.teken_naar_achteren()}
                icon={<ArrowDownToLine {...icon} />}
                onPress={() => work.orderVoorwerpen(refs, 'achter')}
              />
              <Button
                size="klein"
                isIconOnly
                aria-label={m.teken_kopie()}
                icon={<Copy {...icon} />}
                onPress={() => {
                  const made = work.copyVoorwerpen(refs)
                  if (made.length > 0)
                    ui.setState({
                      selected: new Set(refs.flatMap((ref, at) => (made[at] ? [`${ref.collection}:${made[at]}`] : []))),
                    })
                }}
              />
            </>
          ) : null}
          {mine && isDrawn ? (
            <Button
              size="klein"
              isIconOnly
              aria-label={isHeld ? m.teken_maak_los() : m.teken_zet_vast()}
              icon={isHeld ? <LockOpen {...icon} /> : <Lock {...icon} />}
              onPress={() => work.holdVoorwerpen(refs, !isHeld)}
            />
          ) : null}
          {mine && !isHeld ? (
            <Button
              size="klein"
              kind="stil"
              icon={isOnBordOnly ? <MapPinOff {...icon} /> : <Trash2 {...icon} />}
              onPress={() => {
                work.removeVoorwerpen(refs)
                returnFocus()
              }}
            >
              {isOnBordOnly ? m.teken_van_bord() : m.teken_weg()}
            </Button>
          ) : null}
          {only?.collection === 'afbeeldingen' && work.canErasePicture() ? (
            <Button size="klein" kind="gevaar" onPress={() => setAsks('wissen')}>
              {m.teken_wis_foto()}
            </Button>
          ) : null}
        </div>
      )}
      <Dialog
        title={m.teken_wis_foto()}
        isOpen={asks === 'wissen'}
        onClose={() => setAsks(undefined)}
        size="smal"
        footer={
          <>
            <Button onPress={() => setAsks(undefined)}>{m.teken_annuleer()}</Button>
            <Button
              kind="gevaar"
              onPress={() => {
                const bestandId = only === undefined ? undefined : bord.get('afbeeldingen', only.id)?.bestandId
                setAsks(undefined)
                if (bestandId !== undefined) void work.erasePicture(bestandId)
              }}
            >
              {m.teken_wis_foto()}
            </Button>
          </>
        }
      >
        <p>{m.teken_wis_foto_vraag()}</p>
      </Dialog>
    </div>
  )
}

/** Of a drawing: what kind it is and in which ink. */
function recordOf(
  bord: Session['bord'],
  { collection, id }: VoorwerpRef,
): Partial<Pick<BordRecords['tekeningen'], 'kind' | 'kleur'>> | undefined {
  return collection === 'tekeningen' ? bord.get('tekeningen', id) : undefined
}

/** The words of a connector, or of a picture. */
function Woorden({
  session,
  only,
  onDone,
}: StrookProps & { readonly only: VoorwerpRef; readonly onDone: () => void }): ReactNode {
  const isLine = only.collection === 'connectors'
  const [words, setWords] = useState(
    (isLine ? session.bord.get('connectors', only.id)?.label : session.bord.get('afbeeldingen', only.id)?.alt) ?? '',
  )
  return (
    <form
      className="vw-woorden"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        const text = words.trim()
        if (isLine) session.actions.updateConnector(only.id, { label: text })
        else session.actions.updateAfbeelding(only.id, { alt: text })
        onDone()
      }}
    >
      <TextField
        label={isLine ? m.teken_bij_de_lijn() : m.teken_beschrijving()}
        value={words}
        onChange={setWords}
        maxLength={isLine ? 120 : 300}
        autoFocus
      />
      <Button size="klein" kind="primair" type="submit">
        {m.teken_bewaar()}
      </Button>
    </form>
  )
}
