import { MapPin, Tags } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { openKanskaartFields, requiredKanskaartFields } from '../../../shared/domain/kanskaart.ts'
import type { AreaLevel } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Plaat, plaatStyle } from '../../ui/plaat.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { mainThemaId, withTrekker } from './kaart-fields.ts'
import { TextFieldLive } from './text-field-live.tsx'
import type { CardWork } from './use-card.ts'

const levelNames: Readonly<Record<AreaLevel, () => string>> = {
  buurt: m.export_niveau_buurt,
  wijk: m.export_niveau_wijk,
  stadsdeel: m.export_niveau_stadsdeel,
  stedelijk: m.export_niveau_stedelijk,
}
const none = '-'

/** The enamel plate on top: themas, place, name, the chance in one sentence, and how far the card is. */
export function KaartKop({
  work,
  Heading = 'h1',
}: {
  readonly work: CardWork
  readonly Heading?: 'h1' | 'h2'
}): ReactNode {
  const { card, mayEdit, typingIn } = work
  const themas = useCollection('themas')
  const nodes = useCollection('nodes')
  const [choosing, setChoosing] = useState<'themas' | 'plek'>()
  const linked = card.themaIds.flatMap((id) => themas.find((thema) => thema.id === id) ?? [])
  const place = nodes.find((node) => node.id === card.place)
  const open = openKanskaartFields(withTrekker(card, useSessie()?.trekkers?.[card.id])).length
  const total = requiredKanskaartFields.length
  const where = [card.level === undefined ? undefined : levelNames[card.level](), place?.name].filter(
    (part) => part !== undefined,
  )
  const { bord } = useSession()
  const mainId = mainThemaId(card, (id) => bord.get('signalen', id)?.themaId)
  const plate = linked.find((thema) => thema.id === mainId)
  const typing = typingIn('title', 'kans')
  return (
    <header className="kk-kop" style={plaatStyle(plate?.plaat ?? 'los')}>
      <div className="kk-kop-rij" id="kk-blok-themas">
        {linked.map((thema) => (
          <Plaat key={thema.id} size="mini" title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} />
        ))}
        {mayEdit ? (
          <Button
            size="klein"
            className="kk-kop-knop"
            icon={<Tags size={16} aria-hidden="true" />}
            onPress={() => setChoosing('themas')}
          >
            {linked.length === 0 ? m.kk_kies_thema() : m.kk_themas()}
          </Button>
        ) : linked.length === 0 ? (
          <span className="kk-kop-pil">{m.kk_geen_thema()}</span>
        ) : null}
        {mayEdit ? (
          <Button
            size="klein"
            className="kk-kop-knop"
            icon={<MapPin size={16} aria-hidden="true" />}
            aria-label={`${m.kk_plek_en_niveau()}: ${where.length === 0 ? m.kk_kies_plek() : where.join(' · ')}`}
            onPress={() => setChoosing('plek')}
          >
            {where.length === 0 ? m.kk_kies_plek() : where.join(' · ')}
          </Button>
        ) : where.length === 0 ? null : (
          <span className="kk-kop-pil">
            <MapPin size={16} aria-hidden="true" />
            {where.join(' · ')}
          </span>
        )}
      </div>
      <KopTekst work={work} field="title" label={m.kk_naam()} empty={m.kk_zonder_naam()} as={Heading} />
      <KopTekst work={work} field="kans" label={m.kk_kans()} empty={m.kk_kans_vraag()} as="p" />
      {typing === undefined ? null : <p className="kk-kop-typt">{m.kk_wie_typt({ naam: typing })}</p>}
      <div className="kk-voortgang">
        <span className="kk-stappen" aria-hidden="true">
          {requiredKanskaartFields.map((field, index) => (
            <i key={field} className={index < total - open ? 'vol' : ''} />
          ))}
        </span>
        <b className="num">{m.kk_van_ingevuld({ aantal: total - open, totaal: total })}</b>
      </div>
      <ThemaKeuze work={work} isOpen={choosing === 'themas'} onClose={() => setChoosing(undefined)} />
      <PlekKeuze work={work} isOpen={choosing === 'plek'} onClose={() => setChoosing(undefined)} />
    </header>
  )
}

/** Name and chance: white on the plate, a field while somebody changes them. */
function KopTekst({
  work,
  field,
  label,
  empty,
  as: As,
}: {
  readonly work: CardWork
  readonly field: 'title' | 'kans'
  readonly label: string
  readonly empty: string
  readonly as: 'h1' | 'h2' | 'p'
}): ReactNode {
  const { card, mayEdit, setText, maxOf, where } = work
  const [isEditing, setEditing] = useState(false)
  const text = card[field]
  if (isEditing)
    return (
      <fieldset
        aria-label={label}
        id={`kk-blok-${field}`}
        className="kk-kop-veld"
        onBlur={(event) => {
          if (event.relatedTarget !== null) setEditing(false)
        }}
      >
        <TextFieldLive
          label={label}
          hideLabel
          autoFocus
          isMultiline={field === 'kans'}
          value={text}
          max={maxOf(field)}
          where={where(field)}
          onChange={(next) => setText(field, next)}
          onDone={() => setEditing(false)}
        />
      </fieldset>
    )
  const shown = text.trim() === '' ? empty : text
  const className = `kk-kop-${field} ${text.trim() === '' ? 'kk-kop-open' : ''}`
  return (
    <As id={`kk-blok-${field}`} className={className}>
      {mayEdit ? (
        <button type="button" onClick={() => setEditing(true)}>
          {shown}
          <span className="vis-weg"> ({m.kk_bewerk({ veld: label })})</span>
        </button>
      ) : (
        shown
      )}
    </As>
  )
}

interface ChoiceProps {
  readonly work: CardWork
  readonly isOpen: boolean
  readonly onClose: () => void
}

function ThemaKeuze({ work, isOpen, onClose }: ChoiceProps): ReactNode {
  const themas = orderedThemas(useCollection('themas'))
  const { card, changeFrom } = work
  return (
    <Dialog title={m.kk_themas_vraag()} isOpen={isOpen} onClose={onClose} footer={<KlaarKnop onClose={onClose} />}>
      <ul className="kk-themakeuze">
        {themas.map((thema) => (
          <li key={thema.id}>
            <Checkbox
              isSelected={card.themaIds.includes(thema.id)}
              onChange={(isOn) =>
                changeFrom((now) => ({
                  themaIds: isOn ? [...now.themaIds, thema.id] : now.themaIds.filter((id) => id !== thema.id),
                }))
              }
            >
              <Plaat title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} size="mini" />
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function PlekKeuze({ work, isOpen, onClose }: ChoiceProps): ReactNode {
  const nodes = useCollection('nodes')
  const { card, change } = work
  const places = nodes
    .filter((node) => node.archivedAt === undefined && (node.type === 'plek' || node.type === 'voorziening'))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  const levels = Object.keys(levelNames) as AreaLevel[]
  return (
    <Dialog
      title={m.kk_plek_en_niveau()}
      isOpen={isOpen}
      onClose={onClose}
      size="smal"
      footer={<KlaarKnop onClose={onClose} />}
    >
      <div className="kk-plekkeuze">
        <SelectField
          label={m.kk_niveau()}
          value={card.level ?? none}
          options={[
            { id: none, text: m.kk_geen_niveau() },
            ...levels.map((level) => ({ id: level as string, text: levelNames[level]() })),
          ]}
          onChange={(id) => change({ level: levels.find((level) => level === id) })}
        />
        <SelectField
          label={m.kk_plek()}
          value={card.place ?? none}
          options={[
            { id: none, text: m.kk_geen_plek() },
            ...places.map((node) => ({ id: node.id as string, text: node.name })),
          ]}
          onChange={(id) => change({ place: places.find((node) => node.id === id)?.id })}
        />
      </div>
    </Dialog>
  )
}

const KlaarKnop = ({ onClose }: { readonly onClose: () => void }): ReactNode => (
  <Button kind="primair" onPress={onClose}>
    {m.kk_klaar()}
  </Button>
)
