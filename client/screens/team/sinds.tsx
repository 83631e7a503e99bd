import { History } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { m } from '../../../shared/i18n/messages.ts'
import type { Bezoek } from '../../../shared/protocol/wijkkaart-api.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { fieldName, valueWords } from '../kanskaarten/field-words.ts'
import { whenWords } from '../kanskaarten/when-words.ts'
import { screenPath } from '../screens.ts'

type Veranderd = Bezoek['veranderd'][number]
const mostShown = 30

/** What others did since one was here last: per card, place and thema, which fields, and what stood there. */
export function Sinds(): ReactNode {
  const session = useSession()
  const [bezoek, setBezoek] = useState<Bezoek>()
  // Names and texts that change while one reads.
  useCollection('kanskaarten')
  useCollection('nodes')
  useEffect(() => {
    let isGone = false
    void session.api<Bezoek>('POST', `/werksessies/${session.werksessieId}/bezoek`, {}).then((answer) => {
      if (!isGone && answer.ok) setBezoek(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [session])
  if (bezoek?.vorige === undefined) return null
  const { vorige } = bezoek
  const veranderd = [...bezoek.veranderd].sort((a, b) => b.at - a.at)
  return (
    <section aria-labelledby="tm-sinds" className="tm-sinds">
      <h2 id="tm-sinds">
        <History size={20} aria-hidden="true" /> {m.tm_sinds({ moment: whenWords(vorige) })}
      </h2>
      {veranderd.length === 0 ? <p className="stil">{m.tm_sinds_niets()}</p> : null}
      <ul>
        {veranderd.slice(0, mostShown).map((one) => (
          <Regel key={`${one.collection}.${one.id}`} one={one} />
        ))}
      </ul>
      {veranderd.length > mostShown ? (
        <p className="stil">{m.tm_sinds_meer({ aantal: veranderd.length - mostShown })}</p>
      ) : null}
    </section>
  )
}

function Regel({ one }: { readonly one: Veranderd }): ReactNode {
  const { bord, werksessieId, toegang } = useSession()
  const nameOf = (id: string): string | undefined =>
    bord.get('themas', id)?.title ?? bord.get('nodes', id)?.name ?? bord.get('signalen', id)?.text
  const now = bord.get(one.collection, one.id) as Readonly<Record<string, unknown>> | undefined
  const relation = one.collection === 'relations' ? bord.get('relations', one.id) : undefined
  const title =
    relation === undefined
      ? String(now?.title ?? now?.name ?? '') || m.kk_zonder_naam()
      : `${nameOf(relation.from) ?? ''} – ${nameOf(relation.to) ?? ''}`
  const href =
    one.collection === 'kanskaarten'
      ? `${screenPath('kanskaarten', werksessieId, toegang)}&kaart=${encodeURIComponent(one.id)}`
      : screenPath(one.collection === 'themas' ? 'bord' : 'wijkkaart', werksessieId, toegang)
  return (
    <li>
      <p>
        {one.collection === 'themas' ? <b>{title}</b> : <Link href={href}>{title}</Link>}
        <span className="stil">
          {' '}
          {soort[one.collection]()} · {whenWords(one.at)}
        </span>
        {one.isNieuw ? <span className="tag tag-goed">{m.tm_sinds_nieuw()}</span> : null}
      </p>
      {one.isNieuw && one.fields.length === 0 ? null : (
        <dl>
          {one.fields.map(({ field, before, wie }) => (
            <div key={field}>
              <dt>
                {fieldName(field)}
                {wie.length === 0 ? null : <span className="stil"> · {wie.join(', ')}</span>}
              </dt>
              <dd lang="nl">
                {one.isNieuw ? null : <del>{valueWords(field, before, nameOf) || m.kk_geschiedenis_niets()}</del>}
                <ins>{valueWords(field, now?.[field], nameOf) || m.kk_geschiedenis_niets()}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

const soort = {
  kanskaarten: m.tm_soort_kaart,
  nodes: m.tm_soort_punt,
  relations: m.tm_soort_relatie,
  themas: m.tm_soort_thema,
} as const
