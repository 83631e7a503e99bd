import { useEffect, useState } from 'react'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { useOpmerkingCounts, useSamen, useSamenState } from '../../model/samen-context.tsx'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Auteur } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { ReactieKnoppen } from '../../ui/reactie-knoppen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { OpmerkingenBij } from '../samen/opmerkingen-bij.tsx'
import { TafelThema } from '../samen/tafel-keuze.tsx'
import { useDrafts } from '../samen/use-drafts.ts'

const pageSize = 40

/** Everybody's notes to read, newest first, in a choice of one thema. Opens `bord` now, not earlier. */
export default function IedereenView() {
  const session = useSession()
  useEffect(() => session.ensureBord(), [session])
  const signalen = useCollection('signalen')
  const themas = orderedThemas(useCollection('themas'))
  const [themaId, setThemaId] = useState<string>()
  const [shown, setShown] = useState(pageSize)
  const [table, setTable] = useState<number>()
  const [open, setOpen] = useState<string>()
  const samen = useSamen()
  const { own, table: myTable } = useSamenState()
  const opmerkingen = useOpmerkingCounts()
  const { draftOf, setDraft } = useDrafts()
  const visible = signalen
    .filter(
      (signaal) =>
        isActive(signaal) &&
        signaal.hidden === undefined &&
        (themaId === undefined || signaal.themaId === themaId) &&
        (table === undefined || signaal.table === table),
    )
    .sort((a, b) => b.createdAt - a.createdAt)
  return (
    <>
      <h1>
        {m.telefoon_iedereen_titel()} <span className="stil">{visible.length}</span>
      </h1>
      {themas.length > 0 && (
        <fieldset className="iedereen-themas" aria-label={m.telefoon_kies_thema()}>
          <Button size="klein" isPressed={themaId === undefined} onPress={() => setThemaId(undefined)}>
            {m.telefoon_alle_themas()}
          </Button>
          {themas.map((thema) => (
            <button
              key={thema.id}
              type="button"
              className="iedereen-plaat"
              aria-pressed={themaId === thema.id}
              onClick={() => setThemaId(thema.id)}
            >
              <Plaat title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} size="mini" />
            </button>
          ))}
        </fieldset>
      )}
      {myTable === undefined ? null : (
        <div className="iedereen-tafel">
          <TafelThema />
          <Button
            size="klein"
            isPressed={table !== undefined}
            onPress={() => setTable(table === undefined ? myTable : undefined)}
          >
            {m.tafel_alleen({ nummer: myTable })}
          </Button>
        </div>
      )}
      {visible.length === 0 && <EmptyState title={m.telefoon_iedereen_leeg()} />}
      <ul className="mijn-lijst">
        {visible.slice(0, shown).map((signaal) => (
          <li key={signaal.id}>
            <BriefjeView
              kind={signaal.kind}
              text={signaal.text}
              size="groot"
              footer={
                <>
                  <span className="iedereen-wie">
                    <Auteur groep={signaal.authorGroup} label={signaal.authorLabel} />
                  </span>
                  <ReactieKnoppen
                    counts={samen.countsOf(signaal)}
                    own={{ herken: own.herken.has(signaal.id), vraag: own.vraag.has(signaal.id) }}
                    onToggle={samen.mayReactTo(signaal) ? (kind, aan) => samen.react(signaal.id, kind, aan) : undefined}
                    opmerkingen={opmerkingen.get(signaal.id) ?? 0}
                    onOpen={() => setOpen(signaal.id)}
                    size="gewoon"
                  />
                </>
              }
            />
          </li>
        ))}
      </ul>
      {visible.length > shown && (
        <Button onPress={() => setShown((count) => count + pageSize)}>
          {m.telefoon_meer({ count: visible.length - shown })}
        </Button>
      )}
      <Sheet title={m.samen_opmerkingen()} isOpen={open !== undefined} onClose={() => setOpen(undefined)}>
        {open === undefined ? null : (
          <OpmerkingenBij signaalId={open} draft={draftOf(open)} onDraft={(text) => setDraft(open, text)} />
        )}
      </Sheet>
    </>
  )
}
