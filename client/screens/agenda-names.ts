import { type AgendaId, agendaIds, agendaOf } from '../../shared/domain/agendas.ts'
import type { Fase, FaseKind, FaseView } from '../../shared/domain/werksessie.ts'
import { m } from '../../shared/i18n/messages.ts'

/** What a ready-made agenda is called, and for what it is. */
const agendaWords: Readonly<Record<AgendaId, { title(): string; text(): string }>> = {
  standaard: { title: m.agenda_standaard, text: m.agenda_standaard_tekst },
  volledig: { title: m.agenda_volledig, text: m.agenda_volledig_tekst },
  signalen: { title: m.agenda_signalen, text: m.agenda_signalen_tekst },
  krachten: { title: m.agenda_krachten, text: m.agenda_krachten_tekst },
  wijkkaart: { title: m.agenda_wijkkaart, text: m.agenda_wijkkaart_tekst },
  aanbodkaart: { title: m.agenda_aanbodkaart, text: m.agenda_aanbodkaart_tekst },
  prioriteren: { title: m.agenda_prioriteren, text: m.agenda_prioriteren_tekst },
  kanskaart: { title: m.agenda_kanskaart, text: m.agenda_kanskaart_tekst },
  programma: { title: m.agenda_programma, text: m.agenda_programma_tekst },
  terugkoppeling: { title: m.agenda_terugkoppeling, text: m.agenda_terugkoppeling_tekst },
}

export const faseKindWords: Readonly<Record<FaseKind, () => string>> = {
  inloop: m.agenda_soort_inloop,
  welkom: m.agenda_soort_welkom,
  data: m.agenda_soort_data,
  signalen: m.agenda_soort_signalen,
  aanbod: m.agenda_soort_aanbod,
  clusteren: m.agenda_soort_clusteren,
  wijkkaart: m.agenda_soort_wijkkaart,
  kansen: m.agenda_soort_kansen,
  stemmen: m.agenda_soort_stemmen,
  duiden: m.agenda_soort_duiden,
  afsluiten: m.agenda_soort_afsluiten,
}

export const faseViewWords: Readonly<Record<FaseView, () => string>> = {
  schrijven: m.agenda_plek_schrijven,
  bord: m.agenda_plek_bord,
  stemmen: m.agenda_plek_stemmen,
  wijkkaart: m.agenda_plek_wijkkaart,
  kanskaarten: m.agenda_plek_kanskaarten,
  rangorde: m.agenda_plek_rangorde,
  programma: m.agenda_plek_programma,
  meedoen: m.agenda_plek_meedoen,
}

export interface AgendaChoice {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly fasen: readonly Fase[]
}

const minutesOf = (fasen: readonly Fase[]): number => fasen.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)
const sizeOf = (fasen: readonly Fase[]): string =>
  m.agenda_omvang({ aantal: fasen.length, minuten: Math.round(minutesOf(fasen)) })

/** Everything one can start from: the organisation's own agendas first. */
export function agendaChoices(
  own: readonly { readonly id: string; readonly title: string; readonly fasen: readonly Fase[] }[],
): readonly AgendaChoice[] {
  return [
    ...own.map(({ id, title, fasen }) => ({ id, title, text: `${m.agenda_eigen()} · ${sizeOf(fasen)}`, fasen })),
    ...agendaIds.map((id) => {
      const fasen = agendaOf(id)
      return { id, title: agendaWords[id].title(), text: `${agendaWords[id].text()} ${sizeOf(fasen)}.`, fasen }
    }),
  ]
}
