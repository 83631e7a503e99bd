import { Link2, Pencil, Sparkles, X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { signaalCodes } from '../../../shared/domain/signaal-codes.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { quoteOf } from '../../model/bord-work.ts'
import { useCollection, usePresence } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Auteur } from '../../ui/groep-vorm.tsx'
import { suggestSignalen } from './kaart-fields.ts'
import { SignaalKiezer } from './signaal-kiezer.tsx'
import { briefjeDrag } from './sleep-briefje.ts'
import { SleepBriefjes } from './sleep-briefjes.tsx'
import { useCardWork } from './use-card.ts'

/** Right of the card: the notes it rests on, what might belong to it as well, and who works on it. */
export function Bronnen({ card }: { readonly card: Kanskaart }): ReactNode {
  const work = useCardWork(card)
  const signalen = useCollection('signalen')
  const people = usePresence()
  const [isChoosing, setChoosing] = useState(false)
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const codes = useMemo(() => signaalCodes(signalen), [signalen])
  const byId = useMemo(() => new Map<string, Signaal>(signalen.map((signaal) => [signaal.id, signaal])), [signalen])
  const suggestions = useMemo(
    () => suggestSignalen(card, signalen, 8).filter(({ signaal }) => !refused.has(`${card.id}.${signaal.id}`)),
    [card, signalen, refused],
  )
  const linked = card.signaalIds.map((id) => ({ id, signaal: byId.get(id) }))
  const { mayEdit, changeFrom } = work
  const link = (id: Signaal['id'], isOn: boolean) =>
    changeFrom((now) => ({
      signaalIds: isOn ? [...now.signaalIds, id] : now.signaalIds.filter((other) => other !== id),
    }))
  const busy = [
    ...new Set(people.filter((p) => p.editing?.startsWith(`${card.id}.`)).map((p) => p.alias || m.kk_iemand())),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where nothing may be linked, the keyboard must still scroll
    <aside className="kk-bronnen" aria-labelledby="kk-bronnen-kop" id="kk-blok-signalen" tabIndex={0}>
      <h2 id="kk-bronnen-kop">{m.kk_bronnen()}</h2>
      <p className="stil">
        {linked.length === 0
          ? m.kk_bronnen_geen()
          : linked.length === 1
            ? m.kk_bronnen_een()
            : m.kk_bronnen_aantal({ aantal: linked.length })}
      </p>
      <ul className="kk-briefjes">
        {linked.map(({ id, signaal }) => (
          <li key={id}>
            <Bron signaal={signaal} code={codes.get(id) ?? id} />
            {mayEdit ? (
              <Button
                kind="stil"
                size="klein"
                isIconOnly
                className="kk-los"
                aria-label={m.kk_los({ tekst: quoteOf(signaal?.text ?? id) })}
                icon={<X size={17} aria-hidden="true" />}
                onPress={() => link(id, false)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <Button size="klein" icon={<Link2 size={17} aria-hidden="true" />} onPress={() => setChoosing(true)}>
          {m.kk_koppel_briefjes()}
        </Button>
      ) : null}
      {mayEdit && suggestions.length > 0 ? (
        <section aria-labelledby="kk-misschien-kop" className="kk-misschien">
          <h2 id="kk-misschien-kop">{m.kk_misschien()}</h2>
          <p className="stil">
            <Sparkles size={16} aria-hidden="true" />
            {m.kk_misschien_uitleg()}
          </p>
          <ul>
            {suggestions.slice(0, 2).map(({ signaal, words }) => (
              <li key={signaal.id} className="kk-voorstel" {...briefjeDrag(signaal.id)}>
                <p lang="nl">{signaal.text}</p>
                <small>{m.kk_misschien_waarom({ woorden: words.join(', ') })}</small>
                <div>
                  <Button
                    size="klein"
                    icon={<Link2 size={17} aria-hidden="true" />}
                    aria-label={`${m.kk_koppel()}: ${quoteOf(signaal.text)}`}
                    onPress={() => link(signaal.id, true)}
                  >
                    {m.kk_koppel()}
                  </Button>
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    aria-label={`${m.kk_niet_dit()}: ${quoteOf(signaal.text)}`}
                    icon={<X size={17} aria-hidden="true" />}
                    onPress={() => setRefused(new Set([...refused, `${card.id}.${signaal.id}`]))}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayEdit ? <SleepBriefjes card={card} onLink={(id) => link(id, true)} /> : null}
      {busy.length > 0 ? (
        <p className="kk-bezig">
          <Pencil size={17} aria-hidden="true" />
          {m.kk_wie_bezig({ namen: busy.join(', ') })}
        </p>
      ) : null}
      {isChoosing ? (
        <SignaalKiezer
          title={m.kk_koppel_titel()}
          chosen={card.signaalIds}
          themaIds={card.themaIds}
          codes={codes}
          onToggle={link}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </aside>
  )
}

/** A note as source: paper, group and code. Hidden and withdrawn ones keep their place and say why they have no words. */
function Bron({ signaal, code }: { readonly signaal: Signaal | undefined; readonly code: string }): ReactNode {
  if (signaal === undefined || signaal.archivedAt !== undefined)
    return (
      <p className="kk-bron-weg">
        {m.kk_ingetrokken_briefje()} · {code}
      </p>
    )
  return (
    <BriefjeView
      kind={signaal.kind}
      text={signaal.hidden === undefined ? signaal.text : m.kk_verborgen_briefje()}
      footer={
        <>
          <Auteur groep={signaal.authorGroup} label={signaal.authorLabel} after=" · " />
          <span className="num">{code}</span>
        </>
      }
    />
  )
}
