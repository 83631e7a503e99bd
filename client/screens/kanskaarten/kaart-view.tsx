import {
  CalendarDays,
  CircleQuestionMark,
  Footprints,
  HandCoins,
  Handshake,
  Puzzle,
  Repeat,
  Target,
  TriangleAlert,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { type Kanskaart, openKanskaartFields, type RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useRecord, useSessie, useSession } from '../../model/hooks.ts'
import { plaatStyle } from '../../ui/plaat.tsx'
import { Blok } from './blok.tsx'
import { Delen } from './delen.tsx'
import { blockOf, mainThemaId, type RowField, type TextFieldName, withTrekker } from './kaart-fields.ts'
import { KaartKop } from './kaart-kop.tsx'
import { RijenEditor, RijenView } from './rijen.tsx'
import { useBriefjeDrop } from './sleep-briefje.ts'
import { Som } from './som.tsx'
import { TextFieldLive } from './text-field-live.tsx'
import { Trekker } from './trekker.tsx'
import { type CardWork, useCardWork } from './use-card.ts'

const isBlank = (text: string): boolean => text.trim() === ''

/** The whole card: plate, questions, sum. Open questions are dashed; nothing is filled in by itself. */
export function KaartView({
  card,
  isReadOnly = false,
  heading = 'h1',
  children,
}: {
  readonly card: Kanskaart
  readonly isReadOnly?: boolean
  readonly heading?: 'h1' | 'h2'
  /** Under the card: status and what is missing. */
  readonly children?: ReactNode
}): ReactNode {
  const work = useCardWork(card, isReadOnly)
  const { bord } = useSession()
  const drop = useBriefjeDrop(card)
  const plate = useRecord('themas', mainThemaId(card, (id) => bord.get('signalen', id)?.themaId) ?? '')
  const open = new Set<RequiredKanskaartField>(openKanskaartFields(withTrekker(card, useSessie()?.trekkers?.[card.id])))
  const shared = { work, open }
  return (
    <article
      className="kk-kaart vlak"
      data-valt={drop.isOver}
      {...drop.props}
      style={plaatStyle(plate?.plaat ?? 'los')}
      lang="nl"
    >
      <KaartKop work={work} Heading={heading} />
      <div className="kk-vel">
        <TekstBlok
          {...shared}
          field="goal"
          label={m.kk_doel()}
          question={m.kk_doel_vraag()}
          icon={Target}
          required="goal"
        />
        <TekstBlok
          {...shared}
          field="targetGroup"
          label={m.kk_voor_wie()}
          question={m.kk_voor_wie_vraag()}
          icon={Users}
          required="targetGroup"
        />
        <RijenBlok
          {...shared}
          field="contributions"
          label={m.kk_bijdragen()}
          question={m.kk_bijdragen_vraag()}
          icon={Puzzle}
          required="contributions"
          addLabel={m.kk_bijdrage()}
          isWide
        />
        <Som id={blockOf('synergy')} work={work} />
        <EersteStap {...shared} />
        <Trekker {...shared} isReadOnly={isReadOnly} />
        <RijenBlok
          {...shared}
          field="fundingSources"
          label={m.kk_middelen()}
          question={m.kk_middelen_vraag()}
          icon={HandCoins}
          required="fundingSources"
        />
        <RijenBlok
          {...shared}
          field="planning"
          label={m.kk_planning()}
          question={m.kk_planning_vraag()}
          icon={CalendarDays}
          required="planning"
        />
        <TekstBlok
          {...shared}
          field="obstacles"
          label={m.kk_obstakels()}
          question={m.kk_obstakels_vraag()}
          icon={TriangleAlert}
          required="obstacles"
        />
        <TekstBlok
          {...shared}
          field="learningQuestion"
          label={m.kk_leren()}
          question={m.kk_leren_vraag()}
          icon={CircleQuestionMark}
          required="learningQuestion"
        />
        <TekstBlok
          {...shared}
          field="newPartnership"
          label={m.kk_blijft()}
          question={m.kk_blijft_vraag()}
          icon={Repeat}
        />
        <RijenBlok
          {...shared}
          field="agreements"
          label={m.kk_afspraken()}
          question={m.kk_afspraken_vraag()}
          icon={Handshake}
        />
      </div>
      {children}
    </article>
  )
}

interface Shared {
  readonly work: CardWork
  readonly open: ReadonlySet<RequiredKanskaartField>
}
interface Words {
  readonly label: string
  readonly question: string
  readonly icon: typeof Target
  readonly required?: RequiredKanskaartField
}

function TekstBlok({
  work,
  open,
  field,
  label,
  question,
  icon,
  required,
}: Shared & Words & { readonly field: TextFieldName }): ReactNode {
  const text = work.card[field]
  return (
    <Blok
      id={`kk-blok-${field}`}
      label={label}
      question={question}
      icon={icon}
      isEmpty={isBlank(text)}
      isOpen={required !== undefined && open.has(required)}
      mayEdit={work.mayEdit}
      typing={work.typingIn(field)}
      view={<span>{text}</span>}
      editor={(done) => (
        <TextFieldLive
          label={label}
          hideLabel
          isMultiline
          autoFocus
          value={text}
          max={work.maxOf(field)}
          where={work.where(field)}
          onChange={(next) => work.setText(field, next)}
          onDone={done}
        />
      )}
    />
  )
}

function RijenBlok({
  work,
  open,
  field,
  label,
  question,
  icon,
  required,
  addLabel = m.kk_voeg_toe(),
  isWide = false,
}: Shared & Words & { readonly field: RowField; readonly addLabel?: string; readonly isWide?: boolean }): ReactNode {
  return (
    <Blok
      id={`kk-blok-${field}`}
      label={label}
      question={question}
      icon={icon}
      isEmpty={work.card[field].length === 0}
      isOpen={required !== undefined && open.has(required)}
      mayEdit={work.mayEdit}
      typing={work.typingIn(field)}
      addLabel={addLabel}
      isWide={isWide}
      hasOwnButtons
      view={<RijenView card={work.card} field={field} />}
      editor={() => <RijenEditor work={work} field={field} />}
    />
  )
}

function EersteStap({ work, open }: Shared): ReactNode {
  const { card } = work
  const parts = [
    ['firstStepWhat', m.kk_stap_wat(), card.firstStepWhat],
    ['firstStepWho', m.kk_stap_wie(), card.firstStepWho],
    ['firstStepWhen', m.kk_stap_wanneer(), card.firstStepWhen],
  ] as const
  return (
    <Blok
      id={blockOf('firstStep')}
      label={m.kk_eerste_stap()}
      question={m.kk_eerste_stap_vraag()}
      icon={Footprints}
      isEmpty={parts.every(([, , text]) => isBlank(text))}
      isOpen={open.has('firstStep')}
      mayEdit={work.mayEdit}
      typing={work.typingIn('firstStepWhat', 'firstStepWho', 'firstStepWhen')}
      view={<Delen parts={parts} />}
      editor={(done) =>
        parts.map(([field, label, text], index) => (
          <TextFieldLive
            key={field}
            label={label}
            autoFocus={index === 0}
            value={text}
            max={work.maxOf(field)}
            where={work.where(field)}
            onChange={(next) => work.setText(field, next)}
            onDone={done}
          />
        ))
      }
    />
  )
}
