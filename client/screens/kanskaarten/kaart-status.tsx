import { Check, CircleCheck, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Kanskaart, openKanskaartFields, type RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { blockOf, nextStatuses, withTrekker } from './kaart-fields.ts'
import { useCardWork } from './use-card.ts'

/** The name of a required field, as it stands above its block. */
export const fieldNames: Readonly<Record<RequiredKanskaartField, () => string>> = {
  title: m.kk_naam,
  kans: m.kk_kans,
  goal: m.kk_doel,
  targetGroup: m.kk_voor_wie,
  contributions: m.kk_bijdragen,
  synergy: () => '1 + 1 = 3',
  fundingSources: m.kk_middelen,
  firstStep: m.kk_eerste_stap,
  lead: m.kk_trekker,
  planning: m.kk_planning,
  obstacles: m.kk_obstakels,
  learningQuestion: m.kk_leren,
  themas: m.kk_themas,
  signalen: m.kk_bronnen,
}

const done = { compleet: m.kk_is_compleet, vastgesteld: m.kk_is_vastgesteld, concept: m.kk_is_concept } as const
const words = { compleet: m.kk_compleet_maken, vastgesteld: m.kk_vaststellen, concept: m.kk_heropen } as const
const icons = { compleet: Check, vastgesteld: CircleCheck, concept: RotateCcw } as const

/** Under the card: what is still needed, in words that lead there, and the step to the next status. */
export function KaartStatus({ card: stored }: { readonly card: Kanskaart }): ReactNode {
  const session = useSession()
  const card = withTrekker(stored, useSessie()?.trekkers?.[stored.id])
  const { mayEdit } = useCardWork(card)
  const open = openKanskaartFields(card)
  const isBegeleider = session.rol === 'begeleider'
  const next = mayEdit ? nextStatuses(card, isBegeleider) : []
  return (
    <footer className="kk-status">
      {open.length > 0 ? (
        <div>
          <h3>{m.kk_nog_nodig()}</h3>
          <ul>
            {open.map((field) => (
              <li key={field}>
                <a
                  className="utrecht-link"
                  href={`#${blockOf(field)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    const block = document.getElementById(blockOf(field))
                    block?.scrollIntoView({ block: 'center' })
                    block?.querySelector('button')?.focus()
                  }}
                >
                  {fieldNames[field]()}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>
          <CircleCheck size={20} aria-hidden="true" />
          {card.status === 'concept'
            ? m.kk_alles_ingevuld()
            : card.status === 'compleet'
              ? m.kk_compleet_uitleg()
              : m.kk_vast_uitleg()}
        </p>
      )}
      <div className="kk-status-knoppen">
        {next.map((status) => {
          const Icon = icons[status]
          return (
            <Button
              key={status}
              kind={status === 'concept' ? 'stil' : 'primair'}
              icon={<Icon size={18} aria-hidden="true" />}
              onPress={() => {
                if (session.actions.updateKanskaart(card.id, { status }))
                  toast(done[status](), { action: undoAction(session.lastStep()) })
              }}
            >
              {words[status]()}
            </Button>
          )
        })}
      </div>
    </footer>
  )
}
