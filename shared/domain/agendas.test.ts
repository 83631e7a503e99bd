import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { changeAgenda, isSameAgenda, maxFasen, mergeAgenda, moveFase, replaceAgenda } from './agenda-edit.ts'
import { agendaIds, agendaOf } from './agendas.ts'
import { type Fase, faseSchema } from './werksessie.ts'

const minutesOf = (fasen: readonly Fase[]) => fasen.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)
const idsOf = (fasen: readonly Fase[]) => fasen.map(({ id }) => id)

describe('ready-made agendas', () => {
  it.each(agendaIds)('%s: lawful fasen with ids of their own, each with a sentence and a view', (id) => {
    const fasen = agendaOf(id)
    expect(z.array(faseSchema).safeParse(fasen).success).toBe(true)
    expect(new Set(idsOf(fasen)).size).toBe(fasen.length)
    expect(fasen.length).toBeLessThanOrEqual(maxFasen)
    for (const fase of fasen) {
      expect([fase.id, fase.prompt === '', fase.view === undefined]).toEqual([fase.id, false, false])
      // A view in which nobody could do what the fase is about would be a dead end.
      if (fase.view === 'stemmen') expect(fase.allow.castStem).toBe(true)
      if (fase.view === 'schrijven') expect(fase.allow.addSignaal).toBe(true)
      if (fase.prive === true) expect([fase.allow.addSignaal, fase.allow.moveAny]).toEqual([true, false])
    }
  })

  it('the full one is the run sheet of DOMAIN §7: 20 minutes of inloop, then 150', () => {
    const fasen = agendaOf('volledig')
    expect([fasen[0]?.kind, minutesOf(fasen)]).toEqual(['inloop', 170])
    // First five minutes of signalen alone and silent; never without voting, what goes well, or a closing word.
    const first = fasen.find(({ kind }) => kind === 'signalen')
    expect([first?.prive, first?.plannedMinutes]).toEqual([true, 5])
    expect(fasen.filter(({ prive }) => prive === true)).toHaveLength(1)
    expect(fasen.filter(({ oefen }) => oefen === true)).toHaveLength(1)
    for (const kind of ['data', 'aanbod', 'clusteren', 'wijkkaart', 'kansen', 'stemmen', 'duiden', 'afsluiten'])
      expect([kind, fasen.some((fase) => fase.kind === kind)]).toEqual([kind, true])
  })
})

const agenda = agendaOf('signalen')
const change = (fasen: readonly Fase[], id: string, changes: Partial<Fase>) =>
  fasen.map((fase) => (fase.id === id ? { ...fase, ...changes } : fase))

describe('changing an agenda', () => {
  it('takes an edit of the agenda as it is, and trims its words', () => {
    const fasen = change(agenda, 'stil', { title: '  Heel stil ', plannedMinutes: 7 })
    const changed = changeAgenda(agenda, 'stil', { basis: agenda, fasen })
    expect(changed.ok && changed.value.find(({ id }) => id === 'stil')).toMatchObject({
      title: 'Heel stil',
      plannedMinutes: 7,
    })
  })

  it('refuses what started from another agenda, what lacks the fase that runs, and what is no agenda', () => {
    const theirs = change(agenda, 'stil', { title: 'Anders' })
    const code = (now: readonly Fase[], huidigeFase: string, fasen: readonly Fase[]) => {
      const changed = changeAgenda(now, huidigeFase, { basis: agenda, fasen })
      return changed.ok ? 'ok' : changed.error.code
    }
    expect(code(theirs, 'stil', agenda)).toBe('agenda.changed')
    expect(
      code(
        agenda,
        'stil',
        agenda.filter(({ id }) => id !== 'stil'),
      ),
    ).toBe('agenda.current_fase')
    expect(code(agenda, 'stil', [...agenda, ...agenda])).toBe('request.invalid')
    expect(code(agenda, 'stil', change(agenda, 'dank', { title: '  ' }))).toBe('request.invalid')
    expect(code(agenda, 'stil', [])).toBe('request.invalid')
    // Key order says nothing, and neither does a key without a value.
    expect(isSameAgenda(agenda, JSON.parse(JSON.stringify(agenda)) as readonly Fase[])).toBe(true)
  })

  it('puts together what two people made of it: fields, additions, removals and order', () => {
    const extra: Fase = { ...(agenda[0] as Fase), id: 'extra', title: 'Rondje' }
    const theirs = [...change(agenda, 'stil', { plannedMinutes: 9 }).filter(({ id }) => id !== 'oefenen'), extra]
    const mine = moveFase(change(agenda, 'stil', { title: 'Stilte' }), 'ordenen', -1).filter(
      ({ id }) => id !== 'inloop',
    )
    const merged = mergeAgenda(agenda, mine, theirs, 'signalen')
    expect(idsOf(merged)).toEqual(['welkom', 'stil', 'ordenen', 'signalen', 'dank', 'extra'])
    expect(merged.find(({ id }) => id === 'stil')).toMatchObject({ title: 'Stilte', plannedMinutes: 9 })
    // With what came of it as the new basis, the edit is taken.
    expect(changeAgenda(theirs, 'signalen', { basis: theirs, fasen: merged }).ok).toBe(true)
  })

  it('a fase that one removed and the other changed stays, and the one that runs stays always', () => {
    const without = agenda.filter(({ id }) => id !== 'stil')
    const changed = change(agenda, 'stil', { title: 'Stilte' })
    expect(idsOf(mergeAgenda(agenda, without, changed, 'welkom'))).toContain('stil')
    expect(idsOf(mergeAgenda(agenda, changed, without, 'welkom'))).toContain('stil')
    expect(idsOf(mergeAgenda(agenda, without, agenda, 'welkom'))).not.toContain('stil')
    expect(idsOf(mergeAgenda(agenda, without, agenda, 'stil'))).toContain('stil')
  })

  it('moves by one place, and another agenda keeps the fase that runs', () => {
    expect(idsOf(moveFase(agenda, 'welkom', -1)).slice(0, 2)).toEqual(['welkom', 'inloop'])
    expect(moveFase(agenda, 'inloop', -1)).toBe(agenda)
    const other = replaceAgenda(agenda, 'stil', agendaOf('wijkkaart'))
    expect(idsOf(other)).toEqual(['stil', ...idsOf(agendaOf('wijkkaart'))])
    expect(idsOf(replaceAgenda(agenda, 'welkom', agendaOf('wijkkaart')))[0]).toBe('welkom')
  })
})
