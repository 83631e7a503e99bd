import { CircleCheckBig, Clock, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { InboxItem } from '../../../shared/domain/inbox.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Auteur } from '../../ui/groep-vorm.tsx'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { timeOfDay } from '../shell/words.ts'
import { alikeOnBord } from './inbox-alike.ts'
import { actionOfKey, type InboxAction, inboxKeys } from './inbox-keys.ts'
import { ReasonForm, TargetChoice } from './inbox-parts.tsx'
import { type InboxQueue, type Stapel, stapels, useInbox } from './use-inbox.ts'
import './inbox.css'

const stapelWords: Readonly<Record<Stapel, () => string>> = {
  wacht: m.inbox_stapel_wacht,
  geparkeerd: m.inbox_stapel_geparkeerd,
  apart: m.inbox_stapel_apart,
  terug: m.inbox_stapel_terug,
  bord: m.inbox_stapel_bord,
}
/** More are in the list than anybody looks through at once; the rest moves up. */
const shownAtOnce = 60

/** Looks at briefjes one by one: one key per decision, the next is there at once, and the last can be taken back. */
export function InboxDialog({
  first,
  onClose,
}: {
  /** `undefined`: closed. */
  readonly first: Stapel | undefined
  readonly onClose: () => void
}): ReactNode {
  return (
    <Dialog title={m.inbox_titel()} isOpen={first !== undefined} onClose={onClose} size="vol">
      {first === undefined ? null : <Beoordelen first={first} />}
    </Dialog>
  )
}

function Beoordelen({ first }: { readonly first: Stapel }): ReactNode {
  const [stapel, setStapel] = useState<Stapel>(first)
  const queue = useInbox(stapel)
  const [asks, setAsks] = useState<'terug' | 'apart'>()
  const [zoek, setZoek] = useState('')
  const [candidate, setCandidate] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const baseId = useId()
  const signalen = useCollection('signalen')
  const { selected } = queue
  const alike = selected === undefined ? [] : alikeOnBord(signalen, { id: selected.id, text: selected.text, zoek })
  const target = alike[Math.min(candidate, alike.length - 1)]
  const selectedId = selected?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another briefje starts with its own candidates
  useEffect(() => {
    setCandidate(0)
    setZoek('')
    setAsks(undefined)
    document.getElementById(`${baseId}-${selectedId}`)?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  useEffect(() => list.current?.focus(), [])

  const perform = (action: InboxAction): void => {
    switch (action.kind) {
      case 'besluit':
        queue.decide(action.besluit, action.reason === undefined ? {} : { reason: action.reason })
        break
      case 'eigen':
        if (selected !== undefined) setAsks(action.besluit)
        return
      case 'samen':
        if (target === undefined) announce(m.inbox_geen_doel())
        else queue.decide('samen', { doelId: target.id })
        break
      case 'herstel':
        queue.undo()
        break
      case 'stap':
        queue.step(action.by)
        break
      case 'kandidaat':
        if (alike.length > 0) setCandidate((now) => (now + action.by + alike.length) % alike.length)
        break
      case 'zoek':
        search.current?.focus()
        return
    }
    list.current?.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    const action = actionOfKey(event, stapel === 'bord')
    if (action === undefined) return
    event.preventDefault()
    perform(action)
  }
  const back = (): void => {
    setAsks(undefined)
    list.current?.focus()
  }
  return (
    <div className="ib">
      <div className="ib-kolom">
        <fieldset className="ib-stapels" aria-label={m.inbox_stapel()}>
          {stapels.map((one) => (
            <Button key={one} size="klein" isPressed={stapel === one} onPress={() => setStapel(one)}>
              {stapelWords[one]()} <span className="num">{queue.counts[one]}</span>
            </Button>
          ))}
        </fieldset>
        <div
          ref={list}
          className="ib-lijst"
          role="listbox"
          tabIndex={0}
          aria-label={m.inbox_lijst()}
          aria-activedescendant={selectedId === undefined ? undefined : `${baseId}-${selectedId}`}
          onKeyDown={onKey}
        >
          {queue.items.slice(0, shownAtOnce).map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active one
            <div
              key={item.id}
              id={`${baseId}-${item.id}`}
              role="option"
              aria-selected={item.id === selectedId}
              onClick={() => queue.select(item.id)}
            >
              <KindIcon kind={item.kind} size={18} />
              <span lang="nl">{item.text}</span>
              {item.laat === true ? <span className="tag tag-voorlopig">{m.inbox_laat()}</span> : null}
            </div>
          ))}
        </div>
      </div>
      <div className="ib-midden">
        {selected === undefined ? (
          <EmptyState
            title={m.inbox_leeg()}
            text={m.inbox_leeg_uitleg()}
            icon={<CircleCheckBig size={26} aria-hidden="true" />}
          />
        ) : (
          <>
            <BriefjeView kind={selected.kind} text={selected.text} size="groot" footer={<Van item={selected} />} />
            {selected.reason === undefined ? null : <p className="stil">{selected.reason}</p>}
            {asks === undefined ? null : (
              <ReasonForm
                besluit={asks}
                onCancel={back}
                onReason={(reason) => {
                  queue.decide(asks, { reason })
                  back()
                }}
              />
            )}
            <TargetChoice
              alike={alike}
              target={target}
              zoek={zoek}
              searchRef={search}
              onZoek={(next) => {
                setZoek(next)
                setCandidate(0)
              }}
              onChoose={(id) => {
                setCandidate(alike.findIndex((one) => one.id === id))
                list.current?.focus()
              }}
              onDone={() => list.current?.focus()}
            />
          </>
        )}
      </div>
      <Legend queue={queue} isOnBord={stapel === 'bord'} onAction={perform} />
    </div>
  )
}

/** Of which group and table it is, as far as authors are shown, and when it was written when it came late. */
function Van({ item }: { readonly item: InboxItem }): ReactNode {
  return (
    <span className="ib-van">
      <Auteur groep={item.authorGroup} />
      {item.table === undefined ? null : <span>{m.inbox_tafel({ nummer: item.table })}</span>}
      {item.laat === true && item.writtenAt !== undefined ? (
        <span>
          <Clock size={15} aria-hidden="true" />{' '}
          {m.inbox_laat_uitleg({ geschreven: timeOfDay(item.writtenAt), binnen: timeOfDay(item.at) })}
        </span>
      ) : (
        <time className="num">{timeOfDay(item.at)}</time>
      )}
    </span>
  )
}

/** Every decision as a button with its key: what is here by hand is there by keyboard. */
function Legend({
  queue,
  isOnBord,
  onAction,
}: {
  readonly queue: InboxQueue
  readonly isOnBord: boolean
  readonly onAction: (action: InboxAction) => void
}): ReactNode {
  return (
    <section className="ib-toetsen" aria-label={m.inbox_toetsen()}>
      <h3>{m.inbox_toetsen()}</h3>
      <ul>
        {inboxKeys
          .filter(({ isInboxOnly }) => !(isOnBord && isInboxOnly === true))
          .map(({ key, shown, label, action }) => (
            <li key={key}>
              <button
                type="button"
                disabled={key === 'u' ? !queue.canUndo : queue.selected === undefined}
                onClick={() => onAction(action())}
              >
                <kbd>{shown}</kbd>
                <span>{label()}</span>
                {key === 'u' ? <Undo2 size={16} aria-hidden="true" /> : null}
              </button>
            </li>
          ))}
      </ul>
      <p className="stil">{m.inbox_toetsen_uitleg()}</p>
      <p className="stil">{m.inbox_gedaan({ aantal: queue.decided })}</p>
    </section>
  )
}
