import { Check, CircleQuestionMark, GripVertical, Layers2, Lock, PencilLine, Sparkles, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { maxSignaalText, type Signaal } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { KindTag } from '../ui/briefje-view.tsx'
import { Auteur, groepName } from '../ui/groep-vorm.tsx'
import { kindInfo } from '../ui/kind-info.ts'
import { losPlaat, PlaatIcoon } from '../ui/plaat.tsx'
import { reactieCount } from '../ui/reactie-knoppen.tsx'
import { ThemaMenu } from '../ui/thema-menu.tsx'
import { Kept } from './kept.tsx'
import { useList } from './list-context.ts'
import type { SignaalNode } from './outline.ts'
import { RowEditor } from './row-editor.tsx'
import { RowMenu } from './row-menu.tsx'

/** What stands in the row in place of hidden words. */
export const wordsOf = (signaal: Signaal): string =>
  signaal.hidden === undefined ? signaal.text : m.bord_verborgen_tekst()

/** A row in one sentence, in the order in which people want to hear it: what kind, the words, then everything about it. */
export function signaalInWords({ row: { signaal, ghost, under } }: SignaalNode, authorsShown: boolean): string {
  const parts = [
    `${kindInfo[signaal.kind].label()}: ${wordsOf(signaal)}`,
    signaal.archivedAt === undefined ? '' : m.lijst_tekst_teruggenomen(),
    signaal.locked === true ? m.lijst_vast() : '',
    under.length === 0
      ? ''
      : m.lijst_ligt_op({ aantal: under.length + 1, teksten: under.map((one) => `“${one}”`).join(' · ') }),
    ghost === undefined ? '' : m.lijst_voorstel({ thema: ghost.label }),
    ...marksOf(signaal),
    authorsShown ? (signaal.authorLabel ?? groepName(signaal.authorGroup)) : '',
  ]
  return parts.filter((part) => part !== '').join('. ')
}

const marksOf = ({ table, reacties, hidden }: Signaal): readonly string[] =>
  hidden === undefined
    ? [
        table === undefined ? '' : m.tafel_nr({ nummer: table }),
        (reacties?.herken ?? 0) > 0 ? reactieCount('herken', reacties?.herken ?? 0) : '',
        (reacties?.vraag ?? 0) > 0 ? reactieCount('vraag', reacties?.vraag ?? 0) : '',
      ].filter((part) => part !== '')
    : []

/** One note in the outline. */
export function SignaalRow({
  node,
  isCurrent,
}: {
  readonly node: SignaalNode
  readonly isCurrent: boolean
}): ReactNode {
  const { work, themas, editing, themaOpen, unsaved, opmerkingen, canDrag, editors, handlers } = useList()
  const { signaal, ghost, under } = node.row
  const { id } = signaal
  const isArchived = signaal.archivedAt !== undefined
  const isEditing = editing === id
  const thema = themas.find((one) => one.id === signaal.themaId)
  const themaTitle = thema?.title ?? m.bord_nog_los()
  const text = wordsOf(signaal)
  const said = opmerkingen.get(id) ?? 0
  const marks = [...marksOf(signaal), ...(said > 0 ? [m.samen_opmerkingen_telling({ count: said })] : [])]
  const editor = editors.get(id)
  const plate = (
    <>
      <PlaatIcoon {...(thema ?? losPlaat)} size={24} />
      <span className="ls-thema-naam">{themaTitle}</span>
    </>
  )
  return (
    <>
      <span className="ls-cel ls-soort-cel">
        {canDrag && !isArchived ? (
          <RacButton slot="drag" className="ls-greep" excludeFromTabOrder={!isCurrent}>
            <GripVertical size={16} aria-hidden="true" />
          </RacButton>
        ) : null}
        <KindTag kind={signaal.kind} />
      </span>
      <span className="ls-cel ls-tekst" lang="nl">
        {isEditing ? (
          <RowEditor
            text={signaal.text}
            label={m.bord_tekst_van_briefje()}
            max={maxSignaalText}
            onSave={(words) => handlers.saveText(id, words)}
            onClose={() => handlers.edit(undefined)}
          />
        ) : (
          <>
            <span>{text}</span>
            {isArchived ? <em className="ls-sub">{m.lijst_tekst_teruggenomen()}</em> : null}
            {under.length > 0 ? (
              <em className="ls-sub">
                <Layers2 size={15} aria-hidden="true" />
                {m.lijst_ligt_op({ aantal: under.length + 1, teksten: under.map((one) => `“${one}”`).join(' · ') })}
              </em>
            ) : null}
            {signaal.locked === true ? (
              <em className="ls-sub">
                <Lock size={14} aria-hidden="true" />
                {m.lijst_vast()}
              </em>
            ) : null}
            {editor === undefined ? null : (
              <em className="ls-sub ls-schrijft">
                <PencilLine size={15} aria-hidden="true" />
                {m.lijst_wordt_bewerkt({ naam: editor })}
              </em>
            )}
            {marks.length > 0 ? <em className="ls-sub ls-merken">{marks.join(' · ')}</em> : null}
            {signaal.kind === 'cijfer' && signaal.source?.checked !== true ? (
              <em className="ls-sub ls-let-op">
                <CircleQuestionMark size={15} aria-hidden="true" />
                {m.lijst_bron_niet()}
              </em>
            ) : null}
          </>
        )}
      </span>
      <span className="ls-cel ls-thema">
        {ghost !== undefined && !isArchived ? (
          <span className="ls-voorstel">
            <Sparkles size={16} aria-hidden="true" />
            <span className="ls-thema-naam">{m.lijst_voorstel({ thema: ghost.label })}</span>
            <RacButton
              className="ls-ja"
              excludeFromTabOrder={!isCurrent}
              aria-label={m.lijst_neem_over({ thema: ghost.label })}
              onPress={() => handlers.accept(node)}
            >
              <Check size={15} strokeWidth={3} aria-hidden="true" />
            </RacButton>
            <RacButton
              className="ls-nee"
              excludeFromTabOrder={!isCurrent}
              aria-label={m.lijst_weiger({ thema: ghost.label })}
              onPress={() => handlers.refuse(node)}
            >
              <X size={15} strokeWidth={3} aria-hidden="true" />
            </RacButton>
          </span>
        ) : null}
        {!isArchived && work.canPlace(id) ? (
          <ThemaMenu
            themas={themas}
            current={signaal.themaId}
            onChoose={(themaId) => {
              handlers.place(id, themaId)
              handlers.closeThemaMenu()
            }}
            label={`${m.bord_thema()}: ${themaTitle}`}
            className={`ls-kies${ghost === undefined ? '' : ' ls-kies-klein'}`}
            {...(themaOpen === id
              ? {
                  isOpen: true,
                  onOpenChange: (open: boolean) => {
                    if (!open) handlers.closeThemaMenu()
                  },
                }
              : {})}
          >
            {ghost === undefined ? plate : null}
          </ThemaMenu>
        ) : ghost === undefined || isArchived ? (
          <span className="ls-kies">{plate}</span>
        ) : null}
      </span>
      <span className="ls-cel ls-van">
        <Auteur groep={signaal.authorGroup} label={signaal.authorLabel} />
      </span>
      <span className="ls-cel ls-tijd">{handlers.timeOf(signaal.createdAt)}</span>
      <span className="ls-cel ls-kept">
        <Kept unsaved={unsaved.get(id)} />
      </span>
      <span className="ls-cel ls-menu">
        <RowMenu label={text} actions={() => handlers.actionsOf(node)} />
      </span>
    </>
  )
}
