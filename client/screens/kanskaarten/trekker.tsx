import { BadgeCheck, CircleQuestionMark, Flag, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import { trekkerHolds } from '../../../shared/domain/trekker.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { rolName } from '../rol-names.ts'
import { useCommand } from '../shell/use-command.ts'
import { Blok } from './blok.tsx'
import { Delen } from './delen.tsx'
import { blockOf } from './kaart-fields.ts'
import { TextFieldLive } from './text-field-live.tsx'
import type { CardWork } from './use-card.ts'

/** Who leads: one name that said yes by hand of its own, or of which somebody wrote down that it did. */
export function Trekker({
  work,
  open,
  isReadOnly,
}: {
  readonly work: CardWork
  readonly open: ReadonlySet<RequiredKanskaartField>
  readonly isReadOnly: boolean
}): ReactNode {
  const { card } = work
  const parts = [
    ['leadRole', m.kk_trekker_rol(), card.leadRole],
    ['leadOrganisation', m.kk_trekker_org(), card.leadOrganisation],
  ] as const
  return (
    <Blok
      id={blockOf('lead')}
      label={m.kk_trekker()}
      question={m.kk_trekker_vraag()}
      icon={Flag}
      isEmpty={parts.every(([, , text]) => text.trim() === '')}
      isOpen={open.has('lead')}
      mayEdit={work.mayEdit}
      addLabel={m.kk_kies_trekker()}
      typing={work.typingIn('leadRole', 'leadOrganisation')}
      view={<Delen parts={parts} />}
      below={<Ja card={card} isReadOnly={isReadOnly} />}
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

/** Whether the trekker said yes, how, and the way to say it. */
function Ja({ card, isReadOnly }: { readonly card: CardWork['card']; readonly isReadOnly: boolean }): ReactNode {
  const { rol } = useSession()
  const ja = useSessie()?.trekkers?.[card.id]
  const send = useCommand()
  const [isWriting, setWriting] = useState(false)
  const [door, setDoor] = useState('')
  const isNamed = card.leadRole.trim() !== '' && card.leadOrganisation.trim() !== ''
  if (!isNamed) return null
  const holds = trekkerHolds(card, ja)
  const isStale = card.leadConfirmed && !holds
  const say = (body: object) => void send(`/kanskaarten/${card.id}/trekker`, body)
  const mayWrite = rol === 'begeleider' || rol === 'team' || rol === 'schrijver'
  return (
    <div className="kk-ja">
      <p className={holds ? 'kk-ja-goed' : 'kk-ja-open'}>
        {holds ? <BadgeCheck size={18} aria-hidden="true" /> : <CircleQuestionMark size={18} aria-hidden="true" />}
        {isStale
          ? m.kk_trekker_veranderd({ wie: ja?.leadRole ?? '' })
          : !holds
            ? m.kk_trekker_nog_niet()
            : ja === undefined
              ? m.export_trekker_ja()
              : ja.how === 'zelf'
                ? m.kk_trekker_zelf()
                : m.kk_trekker_buiten_door({ rol: rolName(ja.rol) })}
      </p>
      {isReadOnly ? null : (
        <div className="kk-ja-knoppen">
          {holds ? (
            <Button
              kind="stil"
              size="klein"
              icon={<RotateCcw size={16} aria-hidden="true" />}
              onPress={() => say({ how: 'intrekken' })}
            >
              {m.kk_trekker_intrekken()}
            </Button>
          ) : (
            <>
              {rol === 'deelnemer' ? (
                <Button
                  size="klein"
                  icon={<BadgeCheck size={16} aria-hidden="true" />}
                  onPress={() => say({ how: 'zelf' })}
                >
                  {m.kk_trekker_ik()}
                </Button>
              ) : null}
              {rol === 'team' ? (
                <Button size="klein" onPress={() => say({ how: 'zelf' })}>
                  {m.kk_trekker_ik()}
                </Button>
              ) : null}
              {mayWrite ? (
                <Button size="klein" onPress={() => setWriting(true)}>
                  {m.kk_trekker_buiten()}
                </Button>
              ) : null}
            </>
          )}
        </div>
      )}
      <Dialog
        title={m.kk_trekker_buiten()}
        isOpen={isWriting}
        onClose={() => setWriting(false)}
        size="smal"
        footer={
          <Button
            kind="primair"
            isDisabled={door.trim() === ''}
            onPress={() => {
              setWriting(false)
              say({ how: 'buiten', door: door.trim() })
            }}
          >
            {m.kk_trekker_leg_vast()}
          </Button>
        }
      >
        <p>{m.kk_trekker_buiten_uitleg({ wie: `${card.leadRole}, ${card.leadOrganisation}` })}</p>
        <TextField
          label={m.kk_trekker_hoe()}
          placeholder={m.kk_trekker_hoe_voorbeeld()}
          value={door}
          onChange={setDoor}
          maxLength={200}
          autoFocus
        />
      </Dialog>
    </div>
  )
}
