import { ArrowRight, FileText, Image, Lock, MapPin, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { useSession, useUnsaved } from '../model/hooks.ts'
import type { ObjectCollection } from '../model/object-words.ts'
import { objectInWords, wordsToEdit } from '../model/object-words.ts'
import { Kept } from './kept.tsx'
import { useList } from './list-context.ts'
import type { ObjectNode } from './outline.ts'
import { RowEditor } from './row-editor.tsx'
import { RowMenu } from './row-menu.tsx'

const icons: Readonly<Record<ObjectCollection, typeof FileText>> = {
  kanskaarten: FileText,
  connectors: ArrowRight,
  tekeningen: PenLine,
  afbeeldingen: Image,
  nodes: MapPin,
}

/** A kanskaart, a connector, a drawing or a picture in the outline. */
export function ObjectRow({ node }: { readonly node: ObjectNode }): ReactNode {
  const { bord } = useSession()
  const unsaved = useUnsaved()
  const { editing, handlers } = useList()
  const { object } = node
  const Icon = icons[object.collection]
  const words = objectInWords(bord, object)
  const own = wordsToEdit(object)
  const isLocked = 'locked' in object.record && object.record.locked === true
  return (
    <>
      <span className="ls-cel ls-soort-cel">
        <Icon size={18} aria-hidden="true" />
      </span>
      <span className="ls-cel ls-tekst" lang="nl">
        {editing === node.key && own !== undefined ? (
          <RowEditor
            text={own.text}
            label={m.lijst_tekst_van({ wat: words })}
            max={own.max}
            mayBeEmpty={object.collection === 'connectors' || object.collection === 'afbeeldingen'}
            onSave={(text) => handlers.saveText(node.key, text)}
            onClose={() => handlers.edit(undefined)}
          />
        ) : (
          <>
            <span>{words}</span>
            {isLocked ? (
              <em className="ls-sub">
                <Lock size={14} aria-hidden="true" />
                {m.lijst_vast()}
              </em>
            ) : null}
          </>
        )}
      </span>
      <span className="ls-cel ls-kept">
        <Kept unsaved={unsaved.get(object.record.id)} />
      </span>
      <span className="ls-cel ls-menu">
        <RowMenu label={words} actions={() => handlers.actionsOf(node)} />
      </span>
    </>
  )
}
