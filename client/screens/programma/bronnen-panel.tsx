import { Eye } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Trace } from '../../../shared/domain/programma.ts'
import type { BronStaat, Wending } from '../../../shared/domain/programma-bron.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { signaalCodes } from '../../../shared/domain/signaal-codes.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Groep, groepName } from '../../ui/groep-vorm.tsx'
import { useCommand } from '../shell/use-command.ts'
import type { BronLookup } from './bron-lookup.ts'
import { naamVan, wanneer } from './namen.ts'
import { WoordVerschil } from './woord-verschil-view.tsx'

/** A count can rest on every note there is; the panel shows them in portions, what changed first. */
const portion = 40

const kindLabels: Record<Trace['kind'], () => string> = {
  telling: m.programma_soort_telling,
  citaat: m.programma_soort_citaat,
  samenvatting: m.programma_soort_samenvatting,
  regel: m.programma_soort_regel,
  mens: m.programma_soort_mens,
  invulplek: m.programma_soort_invulplek,
}
const wendingLabels: Record<Wending, () => string> = {
  tekst: m.programma_wending_tekst,
  soort: m.programma_wending_soort,
  verplaatst: m.programma_wending_verplaatst,
  samengevoegd: m.programma_wending_samengevoegd,
  terzijde: m.programma_wending_terzijde,
  ingetrokken: m.programma_wending_ingetrokken,
  verborgen: m.programma_wending_verborgen,
  weg: m.programma_wending_weg,
  kaart: m.programma_wending_kaart,
  knoop: m.programma_wending_knoop,
  stemmen: m.programma_wending_stemmen,
  gat: m.programma_wending_gat,
}

interface Props {
  readonly bronId: string | undefined
  readonly lookup: BronLookup
  readonly mayMark: boolean
}

/** "Waar komt dit vandaan?": the statement, what it rests on, how that was and how it is now. */
export function BronnenPanel({ bronId, lookup, mayMark }: Props) {
  const signalen = useCollection('signalen')
  useCollection('kanskaarten')
  useCollection('nodes')
  const [shown, setShown] = useState({ id: bronId, count: portion })
  const send = useCommand()
  const trace = bronId === undefined ? undefined : lookup.trace(bronId)
  if (trace === undefined || bronId === undefined) return <p className="stil">{m.programma_kies_zin()}</p>
  const count = shown.id === bronId ? shown.count : portion
  const states = [...lookup.states(bronId)].sort((a, b) => b.wendingen.length - a.wendingen.length)
  const changed = states.some(({ wendingen }) => wendingen.length > 0)
  const isSeen = lookup.stateOf(bronId) === 'gezien'
  const seen = lookup.seen(bronId)
  const codes = signaalCodes(signalen)
  return (
    <>
      <blockquote>{trace.text}</blockquote>
      <BronFeiten trace={trace} states={states} />
      {changed && (
        <div className="bron-veranderd">
          <p className="bron-pill bron-gewijzigd">{m.programma_bron_gewijzigd()}</p>
          {isSeen && seen !== undefined && (
            <p className="stil">{m.programma_gezien_door({ wie: naamVan(seen.by), wanneer: wanneer(seen.at) })}</p>
          )}
          {!isSeen && mayMark && (
            <>
              <Button
                size="klein"
                icon={<Eye size={17} aria-hidden="true" />}
                onPress={() => void send('/programma/gezien', { bronId })}
              >
                {m.programma_gezien()}
              </Button>
              <p className="stil">{m.programma_gezien_uitleg()}</p>
            </>
          )}
        </div>
      )}
      <ul>
        {states.slice(0, count).map((state) => (
          <li key={`${state.soort}.${state.id}`}>
            <Bron state={state} code={codes.get(state.id as Signaal['id'])} />
          </li>
        ))}
      </ul>
      {states.length > count && (
        <Button onPress={() => setShown({ id: bronId, count: count + portion })}>
          {m.telefoon_meer({ count: states.length - count })}
        </Button>
      )}
      <p className="stil programma-uitleg">{m.programma_gewijzigd_uitleg()}</p>
    </>
  )
}

/** Kind, code, how many notes of which groups, votes per group, who took it over. */
function BronFeiten({ trace, states }: { readonly trace: Trace; readonly states: readonly BronStaat[] }) {
  const { bord } = useSession()
  const rangorde = useSessie()?.rangorde
  const showsAuthors = useSessie()?.werksessie.settings.showAuthors !== 'niemand'
  const signalen = states.flatMap(({ soort, id }) => (soort === 'signaal' ? (bord.get('signalen', id) ?? []) : []))
  const groups = [...new Set(signalen.map(({ authorGroup }) => authorGroup))].sort()
  // Ids of statements name the thema they are about: `st.3.thema.1`.
  const ranked = rangorde?.themas.find(({ themaId }) => trace.id.split(/[.~]/).includes(themaId))
  const rows: (readonly [string, ReactNode])[] = [
    [m.programma_soort_zin(), kindLabels[trace.kind]()],
    ...(trace.code === undefined ? [] : [[m.programma_code(), trace.code] as const]),
    [
      m.programma_rust_op(),
      signalen.length === 0 ? m.programma_geen_briefjes() : m.programma_aantal_briefjes({ count: signalen.length }),
    ],
    ...(showsAuthors && groups.length > 0
      ? [
          [
            m.programma_groepen(),
            groups.map((group) => (
              <span key={group} className="bron-groep">
                <Groep
                  groep={group}
                  label={m.programma_groep_telling({
                    count: signalen.filter((one) => one.authorGroup === group).length,
                    groep: groepName(group).toLowerCase(),
                  })}
                />
              </span>
            )),
          ] as const,
        ]
      : []),
    ...(trace.stemRef === undefined || rangorde === undefined
      ? []
      : [
          [
            m.programma_stemmen_groep(),
            ranked === undefined
              ? m.programma_stemmen_biljetten({ p: rangorde.ballots.professional, r: rangorde.ballots.inwoner })
              : m.programma_stemmen_regel({
                  p: ranked.electorateRank.professional,
                  r: ranked.electorateRank.inwoner,
                }),
          ] as const,
        ]),
    ...(trace.aanvaard === undefined
      ? []
      : [[m.programma_aanvaard(), `${trace.aanvaard.by}, ${wanneer(trace.aanvaard.at)}`] as const]),
  ]
  return (
    <dl>
      {rows.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

function Bron({ state, code }: { readonly state: BronStaat; readonly code: string | undefined }) {
  const { bord } = useSession()
  const { soort, id, toen, nu, wendingen } = state
  const titleOf = (themaId: string | undefined): string =>
    (themaId === undefined ? undefined : bord.get('themas', themaId)?.title) ?? m.programma_geen_thema()
  const signaal = soort === 'signaal' ? bord.get('signalen', id) : undefined
  const hasThenAndNow =
    wendingen.includes('tekst') && toen !== undefined && nu !== undefined && toen.tekst !== '' && nu.tekst !== ''
  return (
    <>
      {signaal === undefined ? (
        <p className="bron-plek">{nu?.tekst || toen?.tekst || m.programma_briefje_weg()}</p>
      ) : (
        <BriefjeView
          kind={signaal.kind}
          text={signaal.hidden === undefined ? signaal.text : m.programma_briefje_verborgen()}
          {...(code === undefined ? {} : { footer: <span className="programma-code">{code}</span> })}
        />
      )}
      {wendingen.map((wending) => (
        <p key={wending} className="bron-wending">
          {wending === 'verplaatst' && toen !== undefined && nu !== undefined
            ? m.programma_wending_verplaatst_naar({ toen: titleOf(toen.themaId), nu: titleOf(nu.themaId) })
            : wendingLabels[wending]()}
        </p>
      ))}
      {hasThenAndNow && <WoordVerschil toen={toen.tekst} nu={nu.tekst} />}
    </>
  )
}
