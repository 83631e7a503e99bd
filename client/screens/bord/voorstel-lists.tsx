import { ArrowRight, Check, Layers2, Sparkles, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import type { Thema } from '../../../shared/domain/thema.ts'
import type { Voorstel } from '../../../shared/domain/voorstel.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { type BordWork, quoteOf } from '../../model/bord-work.ts'
import { useRegie, useSession } from '../../model/hooks.ts'
import type { Ghost } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Plaat, PlaatIcoon } from '../../ui/plaat.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ThemaMenu } from '../../ui/thema-menu.tsx'
import type { Dubbel } from './duplicates.ts'

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

const reasonWords = {
  zelfde_woorden: m.voorstel_reden_zelfde_woorden,
  spelfout: m.voorstel_reden_spelfout,
  zelfde_uitspraak: m.voorstel_reden_zelfde_uitspraak,
} as const

/** Ghosts per thema, the largest group first. */
export function byThema(ghosts: readonly Ghost[]): readonly (readonly Ghost[])[] {
  const groups = new Map<string, Ghost[]>()
  for (const ghost of ghosts) groups.set(ghost.themaId, [...(groups.get(ghost.themaId) ?? []), ghost])
  return [...groups.values()].sort((a, b) => b.length - a.length)
}

function Why({ ghost }: { readonly ghost: Ghost }): ReactNode {
  const { words, nearest } = ghost
  return (
    <div className="bd-waarom">
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
      <Nearest ids={nearest} />
    </div>
  )
}

/** The notes that it looks like, in full, for who asks. */
function Nearest({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { bord } = useSession()
  const texts = ids.flatMap((id) => bord.get('signalen', id)?.text ?? [])
  if (texts.length === 0) return null
  return (
    <details className="bd-lijkt">
      <summary>{m.voorstel_bekijk_lijkt()}</summary>
      {texts.map((text) => (
        <q key={text} lang="nl">
          {text}
        </q>
      ))}
    </details>
  )
}

export function PlaceList({ ui, work, themas, ghosts, onShow }: VoorstelPanelProps): ReactNode {
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

export function DuplicateList({
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
      {duplicates.map(({ key, a, b, reason }) => (
        <li key={key}>
          <div className="bd-rij bd-paar">
            <BriefjeView kind={a.kind} text={a.text} size="klein" />
            <BriefjeView kind={b.kind} text={b.text} size="klein" />
          </div>
          <p className="bd-waarom">
            <b>{m.voorstel_zelfde()}</b> {reasonWords[reason]()} {m.voorstel_zelfde_uitleg()}
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

export function GroupList(props: VoorstelPanelProps & { readonly groups: readonly (readonly Ghost[])[] }): ReactNode {
  const voorstel = useRegie()?.voorstel
  const { groups } = props
  if (voorstel === undefined) return null
  if (groups.length === 0) return <p className="bd-stil">{m.voorstel_geen_groepjes()}</p>
  return (
    <ul>
      {groups.map((group) => {
        const [first] = group
        return first === undefined ? null : (
          <GroupRow key={first.themaId} {...props} group={group} first={first} voorstel={voorstel} />
        )
      })}
    </ul>
  )
}

/** A new group: its name can be changed and notes taken out before it becomes a thema. */
function GroupRow({
  group,
  first,
  voorstel,
  work,
  ui,
  onShow,
}: VoorstelPanelProps & {
  readonly group: readonly Ghost[]
  readonly first: Ghost
  readonly voorstel: Voorstel
}): ReactNode {
  const [label, setLabel] = useState(first.label)
  const quote = voorstel.groups.find((one) => one.id === first.themaId)?.quote ?? first.signaal.text
  const named: Voorstel = {
    ...voorstel,
    groups: voorstel.groups.map((one) =>
      one.id === first.themaId ? { ...one, label: label.trim() === '' ? first.label : label.trim() } : one,
    ),
  }
  return (
    <li>
      <div className="bd-rij">
        <span className="bd-groep-icoon">
          <Sparkles size={18} aria-hidden="true" />
        </span>
        <div className="bd-groep-naam">
          <TextField label={m.voorstel_naam()} value={label} onChange={setLabel} maxLength={120} />
          <span className="bd-klein">{m.voorstel_nieuw_groepje({ aantal: group.length })}</span>
        </div>
      </div>
      <p className="bd-waarom">
        {group.length === 1
          ? m.voorstel_bij_elkaar_een({ tekst: quote })
          : m.voorstel_bij_elkaar({ tekst: quote, aantal: group.length - 1 })}
      </p>
      <details className="bd-lijkt">
        <summary>{m.voorstel_wie_erin({ aantal: group.length })}</summary>
        <ul>
          {group.map((ghost) => (
            <li key={ghost.signaal.id}>
              <BriefjeView kind={ghost.signaal.kind} text={ghost.signaal.text} size="klein" />
              <Button
                size="klein"
                kind="stil"
                isIconOnly
                aria-label={m.voorstel_niet_hier({ tekst: quoteOf(ghost.signaal.text) })}
                onPress={() => void work.refuseGhost(ghost)}
              >
                <X size={16} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      </details>
      <div className="bd-knoppen">
        <Button size="klein" onPress={() => void work.acceptGhosts(named, group)}>
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
}
