import { ArrowRight, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { Toegangen } from '../../../shared/protocol/api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Merk } from '../../ui/merk.tsx'
import { rolName } from '../rol-names.ts'
import { screenPathFor } from '../screens.ts'

/** What this browser may open again, newest first; and the way to beheer. */
export function ToegangenList({
  known,
  onAgain,
}: {
  readonly known: Toegangen | 'laden' | 'fout'
  readonly onAgain: () => void
}): ReactNode {
  const toegangen = typeof known === 'string' ? [] : known
  return (
    <section className="begin-lijst" aria-busy={known === 'laden'}>
      <h2>{toegangen.length === 0 ? m.begin_beheer_titel() : m.begin_verder()}</h2>
      <p className="stil">{toegangen.length === 0 ? m.begin_beheer_tekst() : m.begin_verder_uitleg()}</p>
      {known === 'fout' ? (
        <Banner
          kind="let-op"
          action={
            <Button size="klein" onPress={onAgain}>
              {m.begin_opnieuw()}
            </Button>
          }
        >
          {m.begin_lijst_fout()}
        </Banner>
      ) : null}
      <ul className="begin-rooster">
        {toegangen.map((toegang) => (
          <li key={toegang.toegang} className="vlak begin-kaart">
            <div className="begin-kaart-bord">
              <Merk>{toegang.area === '' ? m.app_name() : toegang.area}</Merk>
            </div>
            <h3>{toegang.title}</h3>
            <p className="begin-kaart-wie">
              {toegang.rol === 'deelnemer' ? (
                <GroepVorm groep={toegang.group} />
              ) : (
                <KeyRound size={16} aria-hidden="true" />
              )}
              {rolName(toegang.rol)}
              {toegang.rol === 'deelnemer' ? ` ${m.begin_als({ alias: toegang.alias })}` : ''}
            </p>
            <div className="begin-kaart-voet">
              <LinkButton
                href={screenPathFor(toegang.rol, toegang.werksessieId, toegang.toegang)}
                kind="primair"
                aria-label={`${m.begin_open()}: ${toegang.title}, ${rolName(toegang.rol)}`}
                iconAfter={<ArrowRight size={18} aria-hidden="true" />}
              >
                {m.begin_open()}
              </LinkButton>
            </div>
          </li>
        ))}
        {known === 'laden' ? null : (
          <li className="begin-beheer">
            {toegangen.length === 0 ? (
              <p className="begin-beheer-uitleg">
                <strong>{m.begin_geen()}</strong> {m.begin_geen_uitleg()}
              </p>
            ) : (
              <p className="begin-beheer-uitleg">
                <strong>{m.begin_beheer_titel()}</strong> {m.begin_beheer_tekst()}
              </p>
            )}
            <LinkButton href="/beheer">{m.begin_beheer_knop()}</LinkButton>
          </li>
        )}
      </ul>
    </section>
  )
}
