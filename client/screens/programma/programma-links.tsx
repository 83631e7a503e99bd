import type { Editor } from '@tiptap/react'
import { ArrowDown, Check } from 'lucide-react'
import { useMemo } from 'react'
import type * as Y from 'yjs'
import { staandeBlokken } from '../../../shared/doc/programma-blokken.ts'
import { blokkades } from '../../../shared/domain/programma-blokkade.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { goTo, goToNext } from './plekken.ts'
import type { OutlineItem } from './programma-editor.tsx'

const blokkadeLabels = {
  opdracht: m.programma_vast_opdracht,
  trekker: m.programma_vast_trekker,
  resultaat: m.programma_vast_resultaat,
} as const

/** Left of the text: what is open, where one can go, and what keeps it from being settled, in words. */
export function ProgrammaLinks({
  outline,
  editor,
  doc,
  gewijzigd,
  isWriter,
  onWizard,
}: {
  readonly outline: readonly OutlineItem[]
  readonly editor: Editor | undefined
  readonly doc: Y.Doc
  /** Ids of the statements whose sources changed and that nobody has seen yet. */
  readonly gewijzigd: ReadonlySet<string>
  readonly isWriter: boolean
  readonly onWizard: (section: string) => void
}) {
  const { bord } = useSession()
  const openPlaces = outline.reduce((sum, item) => sum + item.open, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outline is made anew whenever the text changes
  const nodig = useMemo(() => blokkades(staandeBlokken(doc).map(({ block }) => block)), [doc, outline])
  const titleOf = (themaId: string): string => bord.get('themas', themaId)?.title ?? themaId
  const goToSection = (section: string) => {
    const item = outline.find((one) => one.section === section)
    if (item !== undefined && editor !== undefined) goTo(editor, item.pos)
  }
  return (
    <>
      <div className="programma-open">
        <p>
          <b>{openPlaces}</b> {m.programma_plekken_open({ count: openPlaces })}
        </p>
        {openPlaces > 0 && editor !== undefined && (
          <Button
            kind="geel"
            iconAfter={<ArrowDown size={18} aria-hidden="true" />}
            onPress={() => goToNext(editor, 'invulplek', () => true)}
          >
            {m.programma_volgende_plek()}
          </Button>
        )}
      </div>
      {gewijzigd.size > 0 && editor !== undefined && (
        <div className="programma-veranderd">
          <p>{m.programma_gewijzigd_telling({ count: gewijzigd.size })}</p>
          <Button
            size="klein"
            iconAfter={<ArrowDown size={16} aria-hidden="true" />}
            aria-label={m.programma_volgende_gewijzigd()}
            onPress={() => goToNext(editor, 'bron', ({ bronId }) => gewijzigd.has(String(bronId)))}
          >
            {m.programma_volgende_plek()}
          </Button>
        </div>
      )}
      <ul className="programma-inhoud">
        {outline.map((item) => (
          <li key={item.pos} className={item.level > 1 ? 'sub' : ''}>
            <button type="button" onClick={() => editor !== undefined && goTo(editor, item.pos)}>
              {item.title}
              {item.open > 0 ? (
                <span className="programma-telling">{item.open}</span>
              ) : item.level > 1 ? (
                <Check size={16} aria-hidden="true" className="programma-vinkje" />
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {isWriter && (
        <section className="programma-nodig" aria-label={m.programma_vast_nodig()}>
          {nodig.length === 0 ? (
            <p>{m.programma_vast_kan()}</p>
          ) : (
            <>
              <p>{m.programma_vast_nodig()}</p>
              <ul>
                {nodig.map(({ section, themaId, wat }) => (
                  <li key={`${section}.${wat}`}>
                    <button type="button" onClick={() => goToSection(section)}>
                      {blokkadeLabels[wat]({ thema: titleOf(themaId) })}
                    </button>
                    {wat === 'resultaat' && (
                      <Button size="klein" onPress={() => onWizard(section)}>
                        {m.programma_wizard()}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </>
  )
}
