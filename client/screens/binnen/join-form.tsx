import { ArrowRight, LockKeyhole } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type DeelnemerGroep, deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import type { Rol } from '../../../shared/domain/rol.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Join, Joined, JoinPreview, Toegangen } from '../../../shared/protocol/api.ts'
import { callApi } from '../../sync/api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { GroepVorm, groepName } from '../../ui/groep-vorm.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { rolName } from '../rol-names.ts'
import { groepCount, listed } from '../shell/words.ts'

type Entered = Pick<Joined, 'rol' | 'werksessieId' | 'toegang'>

interface JoinFormProps {
  readonly preview: JoinPreview
  readonly code: string
  /** What this browser already has for this werksessie and rol, newest first. */
  readonly known: Toegangen
  readonly onJoined: (joined: Entered) => void
}

/** The second and last step: as whom. A rol without a profile joins in one tap. */
export function JoinForm({ preview, code, known, onJoined }: JoinFormProps): ReactNode {
  const [isNew, setNew] = useState(known.length === 0)
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const join = async (profile: Omit<Join, 'code' | 'device'>) => {
    setBusy(true)
    setError(undefined)
    const device = matchMedia('(pointer: coarse)').matches && window.innerWidth < 900 ? 'telefoon' : 'laptop'
    const answer = await callApi<Joined>('POST', '/toegang', { body: { ...profile, code, device } satisfies Join })
    setBusy(false)
    if (answer.ok) onJoined(answer.value)
    else setError(answer.message)
  }
  // Scanning the code of another table is moving there.
  const comeBack = async (toegang: Toegangen[number]): Promise<void> => {
    const { table } = preview
    if (table !== undefined && toegang.table !== table)
      await callApi('POST', `/werksessies/${toegang.werksessieId}/mijn-tafel`, {
        toegang: toegang.toegang,
        body: { table },
      })
    onJoined(toegang)
  }
  return (
    <>
      <div className="binnen-kop">
        <span className="binnen-bord">{preview.area === '' ? preview.title : preview.area}</span>
        <p>{preview.area === '' ? m.binnen_werksessie() : preview.title}</p>
        {preview.table === undefined ? null : <p>{m.tafel_nr({ nummer: preview.table })}</p>}
      </div>
      <main className="binnen-lijf">
        {preview.asksProfile ? (
          isNew && preview.isDoorClosed ? (
            <>
              <h1>{m.binnen_deur_dicht()}</h1>
              <p className="stil">{m.binnen_deur_dicht_uitleg()}</p>
            </>
          ) : isNew ? (
            <ProfileForm preview={preview} isBusy={isBusy} onJoin={join} />
          ) : (
            <Returning known={known} onJoined={(toegang) => void comeBack(toegang)} onNew={() => setNew(true)} />
          )
        ) : (
          <>
            <h1>{m.binnen_rol_titel({ rol: rolName(preview.rol).toLowerCase() })}</h1>
            <p className="stil">{rolHelp(preview.rol)}</p>
            <JoinButton isBusy={isBusy} onPress={() => void join({})} />
          </>
        )}
        {error === undefined ? null : (
          <Banner kind="fout" isUrgent>
            {error}
          </Banner>
        )}
      </main>
    </>
  )
}

function Returning({
  known,
  onJoined,
  onNew,
}: {
  readonly known: Toegangen
  readonly onJoined: (toegang: Toegangen[number]) => void
  readonly onNew: () => void
}): ReactNode {
  return (
    <>
      <h1>{m.binnen_terug_titel()}</h1>
      <p className="stil">{m.binnen_terug_uitleg()}</p>
      <ul className="binnen-bekend">
        {known.slice(0, 4).map((toegang, index) => (
          <li key={toegang.toegang}>
            <Button
              kind={index === 0 ? 'primair' : 'gewoon'}
              size="groot"
              onPress={() => onJoined(toegang)}
              iconAfter={<ArrowRight size={22} aria-hidden="true" />}
            >
              {m.binnen_verder_als({ alias: `${toegang.alias} (${groepName(toegang.group).toLowerCase()})` })}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="stil" onPress={onNew}>
        {m.binnen_iemand_anders()}
      </Button>
    </>
  )
}

function ProfileForm({
  preview,
  isBusy,
  onJoin,
}: {
  readonly preview: JoinPreview
  readonly isBusy: boolean
  readonly onJoin: (profile: Omit<Join, 'code' | 'device'>) => Promise<void>
}): ReactNode {
  const [alias, setAlias] = useState('')
  const [group, setGroup] = useState<DeelnemerGroep>()
  const [organisation, setOrganisation] = useState('')
  const [isMissing, setMissing] = useState(false)
  const asksOrganisation = group !== undefined && group !== 'inwoner'
  const option = (id: DeelnemerGroep, title: string) => ({ id, title, icon: <GroepVorm groep={id} /> })
  return (
    <form
      className="binnen-formulier"
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(group === undefined)
        if (group === undefined) return
        void onJoin({
          ...(alias.trim() === '' ? {} : { alias: alias.trim() }),
          group,
          ...(asksOrganisation && organisation.trim() !== '' ? { organisation: organisation.trim() } : {}),
        })
      }}
    >
      <div>
        <h1>{m.binnen_titel()}</h1>
        <p className="stil">{m.binnen_geen_account()}</p>
        <AlreadyHere byGroup={preview.byGroup} />
      </div>
      <TextField
        label={m.binnen_naam()}
        help={m.binnen_naam_hulp()}
        value={alias}
        onChange={setAlias}
        maxLength={40}
        autoComplete="nickname"
      />
      <div className="binnen-groepen">
        <RadioCards
          label={m.binnen_groep()}
          columns={2}
          value={group}
          onChange={(chosen) => {
            setGroup(chosen)
            setMissing(false)
          }}
          options={[
            option('inwoner', m.binnen_als_inwoner()),
            option('vrijwilliger', m.binnen_als_vrijwilliger()),
            option('professional', m.binnen_als_professional()),
            option('gemeente', m.binnen_als_gemeente()),
          ]}
        />
        {isMissing ? (
          <p className="ui-veld-fout" role="alert">
            {m.binnen_groep_kies()}
          </p>
        ) : null}
      </div>
      {asksOrganisation ? (
        <TextField
          label={m.binnen_organisatie()}
          help={m.binnen_organisatie_hulp()}
          isOptional
          value={organisation}
          onChange={setOrganisation}
          maxLength={80}
          autoComplete="organization"
        />
      ) : null}
      <Huisregels text={preview.huisregels} />
      <JoinButton isBusy={isBusy} />
      <p className="binnen-privacy stil">
        <LockKeyhole size={18} aria-hidden="true" />
        {asksOrganisation && organisation.trim() !== ''
          ? m.binnen_privacy_organisatie()
          : m.binnen_privacy({ groep: groepName(group ?? 'inwoner').toLowerCase() })}
      </p>
    </form>
  )
}

/** How many came before, per group: a lobby without names. */
function AlreadyHere({ byGroup }: { readonly byGroup: JoinPreview['byGroup'] }): ReactNode {
  const present = deelnemerGroepen.filter((group) => (byGroup[group] ?? 0) > 0)
  return present.length === 0 ? null : (
    <p className="stil">
      {m.binnen_al_binnen({ groepen: listed(present.map((group) => groepCount(group, byGroup[group] ?? 0))) })}
    </p>
  )
}

function Huisregels({ text }: { readonly text: string }): ReactNode {
  const rules = text.split('\n').filter((line) => line.trim() !== '')
  return rules.length === 0 ? null : (
    <section className="binnen-regels" aria-labelledby="binnen-regels">
      <h2 id="binnen-regels">{m.binnen_huisregels()}</h2>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  )
}

function JoinButton({ isBusy, onPress }: { readonly isBusy: boolean; readonly onPress?: () => void }): ReactNode {
  return (
    <Button
      kind="primair"
      size="groot"
      className="binnen-knop"
      isPending={isBusy}
      {...(onPress === undefined ? { type: 'submit' as const } : { onPress })}
      iconAfter={<ArrowRight size={22} aria-hidden="true" />}
    >
      {isBusy ? m.binnen_bezig() : m.binnen_doe_mee()}
    </Button>
  )
}

function rolHelp(rol: Rol): string {
  switch (rol) {
    case 'begeleider':
      return m.binnen_rol_begeleider()
    case 'schrijver':
      return m.binnen_rol_schrijver()
    case 'scherm':
      return m.binnen_rol_scherm()
    case 'team':
      return m.binnen_rol_team()
    case 'enquete':
      return m.binnen_rol_enquete()
    default:
      return m.binnen_geen_account()
  }
}
