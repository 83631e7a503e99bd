import { m } from '../../../shared/i18n/messages.ts'
import { plaatColors, printedSource } from '../kanskaarten-print.ts'
import { leftOutSentences, momentDay, originLine } from '../labels.ts'
import type { Outgoing } from '../outgoing.ts'
import type { Stuk, StukBlock } from './stuk.ts'

/** The signalen under the heading of their thema, those without one last; as in the PDF. */
export function signalenStuk(out: Outgoing): Stuk {
  const l = { locale: out.locale }
  return {
    title: `${m.export_signalen({}, l)} ${out.werksessie.area || out.werksessie.title}`,
    origin: originLine(out.werksessie, out.locale),
    status: [
      m.signalen_count({ count: out.signalen.length }, l),
      m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
    ].join(' · '),
    blocks: signalenBlocks(out, 2),
    leftOut: leftOutSentences(out.leftOut, out.locale),
  }
}

/** A heading and the signalen of every thema that has any. */
export function signalenBlocks(out: Outgoing, level: 2 | 3): StukBlock[] {
  const l = { locale: out.locale }
  const known = new Set<string>(out.themas.map(({ id }) => id))
  const groups = [
    ...out.themas.map(({ id, title, plaat }) => ({
      title,
      color: plaatColors[plaat],
      items: out.signalen.filter(({ signaal }) => signaal?.themaId === id),
    })),
    {
      title: m.export_geen_thema({}, l),
      color: plaatColors.los,
      items: out.signalen.filter(({ signaal }) => signaal?.themaId === undefined || !known.has(signaal.themaId)),
    },
  ]
  return groups.flatMap(({ title, color, items }): StukBlock[] =>
    items.length === 0
      ? []
      : [
          { type: 'heading', level, text: `${title} (${items.length})`, color },
          { type: 'signalen', items: items.map((source) => printedSource(source, out, { showBy: true })) },
        ],
  )
}
