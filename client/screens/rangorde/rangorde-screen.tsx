import { CircleCheck, GitCompareArrows, Hourglass, RefreshCw } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { isActive } from '../../../shared/domain/signaal.ts'
import { makesRangorde } from '../../../shared/domain/stem.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { criteria } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommand } from '../shell/use-command.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { oneDecimal, shownRank } from '../shell/words.ts'
import { bannerWords } from '../stemmen/uitslag-words.ts'
import { CriteriaDialog } from './criteria-dialog.tsx'
import { criterionName } from './criterion-words.ts'
import { contributions } from './explain.ts'
import { GewichtenPanel } from './gewichten-panel.tsx'
import { RangRij } from './rang-rij.tsx'
import { Conclusie, GelijkCards, TweeGroepen, VerschilCard, ZaalVergelijking } from './uitleg-cards.tsx'
import { Uitslagen } from './uitslagen.tsx'
import { useWatAls, type WatAls } from './use-wat-als.ts'
import { VoorOnthulling } from './voor-onthulling.tsx'
import { Spreiding, WatVerandert } from './why-cards.tsx'
import './rangorde.css'

/** The order and how it came about: a sentence, the points, the groups side by side, and "wat als". */
export default function RangordeScreen(): ReactNode {
  const { rol } = useSession()
  const sessie = useSessie()
  const command = useCommand()
  const allThemas = useCollection('themas')
  const [asked, setAsked] = useState<WatAls>()
  const [compares, setCompares] = useState(false)
  const [scoring, setScoring] = useState<Thema>()
  const watAls = useWatAls(asked)
  const recorded = sessie?.rangorde
  const looks = useMemo(() => new Map(allThemas.map((thema) => [String(thema.id), thema])), [allThemas])
  const themas = useMemo(
    () =>
      [...allThemas]
        .filter((thema) => isActive(thema) && thema.status !== 'vervallen')
        .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)),
    [allThemas],
  )
  const mayAsk = rol === 'begeleider' || rol === 'team'
  const dialog =
    scoring === undefined ? null : (
      <CriteriaDialog key={scoring.id} thema={scoring} onClose={() => setScoring(undefined)} />
    )
  if (sessie === undefined || recorded === undefined)
    return (
      <div className="rk">
        <WerksessieBar current="rangorde" />
        {sessie === undefined ? null : <VoorOnthulling sessie={sessie} themas={themas} onCriteria={setScoring} />}
        {dialog}
      </div>
    )
  const shown = watAls ?? recorded
  const zaal = sessie.rangordeZaal
  // Another round may be open by now: only the one that made this ranking is counted anew.
  const rangordeRonde = sessie.uitslagen?.filter(makesRangorde).at(-1)?.rondeId
  return (
    <div className="rk">
      <WerksessieBar
        current="rangorde"
        showAgenda={false}
        subtitle={`${m.rangorde_professionals()} ${recorded.ballots.professional} · ${m.rangorde_bewoners()} ${recorded.ballots.inwoner}`}
        actions={
          <>
            <span className={`tag ${recorded.status === 'definitief' ? 'tag-goed' : 'tag-voorlopig'} rk-status`}>
              {recorded.status === 'definitief' ? (
                <CircleCheck size={16} aria-hidden="true" />
              ) : (
                <Hourglass size={16} aria-hidden="true" />
              )}
              {recorded.status === 'definitief' ? m.rangorde_definitief_kort() : m.rangorde_voorlopig_kort()}
            </span>
            {rol === 'begeleider' ? (
              <Button
                size="klein"
                className="rk-breedknop"
                icon={<RefreshCw size={17} aria-hidden="true" />}
                onPress={() =>
                  void command('/onthulling', rangordeRonde === undefined ? {} : { rondeId: rangordeRonde })
                }
              >
                {m.regie_stem_opnieuw()}
              </Button>
            ) : null}
          </>
        }
      />
      <main className="rk-blad">
        <GewichtenPanel recorded={recorded} asked={asked} {...(mayAsk ? { onAsk: setAsked } : {})} />
        <div className="rk-midden">
          <Conclusie rangorde={shown} />
          {asked === undefined ? null : (
            <Banner
              kind="let-op"
              title={m.rangorde_wat_als()}
              action={
                <Button size="klein" onPress={() => setAsked(undefined)}>
                  {m.rangorde_terug()}
                </Button>
              }
            >
              {m.rangorde_wat_als_banner()}
            </Banner>
          )}
          {shown.banners.map((banner) => (
            <Banner key={banner} kind="let-op">
              {bannerWords[banner]()}
            </Banner>
          ))}
          <section className="vlak rk-lijst" aria-label={m.rangorde_lijst()}>
            <div className="rk-kop" aria-hidden="true">
              <span>{m.rangorde_plek()}</span>
              <span>{m.bord_thema()}</span>
              <span>{m.rangorde_punten()}</span>
              <span>{m.rangorde_totaal()}</span>
              <span>{m.rangorde_in_varianten({ aantal: shown.scenarios.length })}</span>
            </div>
            <ol>
              {shown.themas.map((row, index) => {
                const thema = looks.get(row.themaId)
                return (
                  <RangRij
                    key={row.themaId}
                    row={row}
                    rangorde={shown}
                    look={thema}
                    startsOpen={index === 0}
                    {...(rol === 'begeleider' && thema !== undefined ? { onCriteria: () => setScoring(thema) } : {})}
                  />
                )
              })}
            </ol>
            <details className="rk-details">
              <summary>{m.rangorde_als_tabel()}</summary>
              <div className="rk-tabelvak">
                <table className="rk-tabel">
                  <thead>
                    <tr>
                      <th scope="col">{m.rangorde_plek()}</th>
                      <th scope="col">{m.bord_thema()}</th>
                      {criteria.map((criterion) => (
                        <th key={criterion} scope="col">
                          {criterionName[criterion]()}
                        </th>
                      ))}
                      <th scope="col">{m.rangorde_totaal()}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.themas.map((row) => (
                      <tr key={row.themaId}>
                        <td className="num">{shownRank(shown, row)}</td>
                        <th scope="row">{row.title}</th>
                        {contributions(row, shown.weights).map(({ criterion, points }) => (
                          <td key={criterion} className="num">
                            {points === null ? m.rangorde_onbekend() : oneDecimal(points)}
                          </td>
                        ))}
                        <td className="num">{oneDecimal(row.score)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </details>
          </section>
          <div className="rk-kaarten">
            <VerschilCard rangorde={shown} looks={looks} />
            <GelijkCards rangorde={shown} mayDecide={rol === 'begeleider' && asked === undefined} />
            <WatVerandert rangorde={shown} />
          </div>
          <TweeGroepen rangorde={shown} />
          <Spreiding rangorde={shown} looks={looks} />
          <Uitslagen uitslagen={sessie.uitslagen} />
          {zaal === undefined ? null : (
            <>
              <Button
                icon={<GitCompareArrows size={18} aria-hidden="true" />}
                isPressed={compares}
                onPress={() => setCompares(!compares)}
              >
                {m.rangorde_vergelijk()}
              </Button>
              {compares ? <ZaalVergelijking nu={recorded} zaal={zaal} /> : null}
            </>
          )}
        </div>
      </main>
      {dialog}
    </div>
  )
}
