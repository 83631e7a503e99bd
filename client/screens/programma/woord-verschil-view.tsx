import { woordVerschil } from '../../../shared/domain/woord-verschil.ts'
import { m } from '../../../shared/i18n/messages.ts'

/** Two texts as one: what is gone is struck out, what is new is underlined; both are also said in words to a screen reader. */
export function WoordVerschil({ toen, nu }: { readonly toen: string; readonly nu: string }) {
  return (
    <p className="verschil">
      {woordVerschil(toen, nu).map(({ soort, tekst }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one difference have no other name
        if (soort === 'gelijk') return <span key={index}>{tekst} </span>
        const isGone = soort === 'weg'
        const Tag = isGone ? 'del' : 'ins'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one difference have no other name
          <span key={index}>
            <span className="vis-weg">{isGone ? m.programma_weg_woorden() : m.programma_erbij_woorden()} </span>
            <Tag>{tekst}</Tag>{' '}
          </span>
        )
      })}
    </p>
  )
}
