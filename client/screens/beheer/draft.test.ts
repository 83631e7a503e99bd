import { describe, expect, it } from 'vitest'
import { defaultFasen } from '../../../shared/domain/werksessie.ts'
import { createWerksessieSchema } from '../../../shared/protocol/api.ts'
import {
  addThemas,
  agendaOf,
  chosenAgenda,
  type Draft,
  emptyDraft,
  maxThemas,
  moveThema,
  parseDraft,
  parseThemaLines,
  toRequest,
  whatIsWrong,
} from './draft.ts'

const draft = (changes: Partial<Draft>): Draft => ({ ...emptyDraft, ...changes })

describe('a pasted list of themas', () => {
  it('loses bullets, numbers, blank lines and doubles, and keeps numbers that belong to the words', () => {
    expect(parseThemaLines('- Wonen\n\n2. Geld\r\n• Ontmoeten\n3) Meedoen\n65+ samen eten\nwonen\n')).toEqual([
      'wonen',
      'Geld',
      'Ontmoeten',
      'Meedoen',
      '65+ samen eten',
    ])
  })

  it('is added after what is there, without repeating it, each with its own plate, and never beyond the maximum', () => {
    const first = addThemas([], ['Wonen', 'Geld'])
    const all = addThemas(first, ['geld', 'Bewegen'])
    expect(all.map((thema) => thema.title)).toEqual(['Wonen', 'Geld', 'Bewegen'])
    expect(new Set(all.map((thema) => thema.plaat)).size).toBe(3)
    expect(new Set(all.map((thema) => thema.key)).size).toBe(3)
    const many = addThemas(
      all,
      Array.from({ length: 60 }, (_, index) => `thema ${index}`),
    )
    expect(many).toHaveLength(maxThemas)
  })

  it('moves one place, and stays as it is at the edge', () => {
    const themas = addThemas([], ['a', 'b', 'c'])
    const titles = (rows: readonly { title: string }[]) => rows.map((row) => row.title).join('')
    expect(titles(moveThema(themas, 2, -1))).toBe('acb')
    expect(titles(moveThema(themas, 0, -1))).toBe('abc')
    expect(titles(moveThema(themas, 2, 1))).toBe('abc')
  })
})

describe('the draft', () => {
  it('comes back as it was kept, and anything else is an empty one', () => {
    const kept = draft({ title: 'Signalen en aanbod', themas: addThemas([], ['Wonen']) })
    expect(parseDraft(JSON.stringify(kept))).toEqual(kept)
    for (const broken of [null, '', '{', '[]', '{"title":3}']) expect(parseDraft(broken)).toEqual(emptyDraft)
  })

  it('needs a title, and an end after the start', () => {
    expect(whatIsWrong(draft({ title: '  ' }))).toEqual({ title: true, end: false })
    expect(whatIsWrong(draft({ title: 'x', start: '14:00', end: '13:30' }))).toEqual({ title: false, end: true })
    expect(whatIsWrong(draft({ title: 'x', start: '13:30' }))).toEqual({ title: false, end: false })
  })

  it('starts from the agenda that was chosen, and from the usual one when that is no more', () => {
    const agendas = [{ id: 'standaard' }, { id: 'wijkkaart' }]
    expect(chosenAgenda(agendas, draft({}))?.id).toBe('standaard')
    expect(chosenAgenda(agendas, draft({ agenda: 'wijkkaart' }))?.id).toBe('wijkkaart')
    expect(chosenAgenda(agendas, draft({ agenda: 'weg' }))?.id).toBe('standaard')
    expect(toRequest(draft({ title: 'x', agenda: 'wijkkaart' })).agenda).toBe('wijkkaart')
  })

  it('becomes a request that the server accepts, without blank themas, and without themas when they come later', () => {
    const full = draft({
      title: ' Signalen ',
      date: '2026-03-14',
      start: '13:30',
      themas: [...addThemas([], ['Wonen ']), ...addThemas([], ['']).map((thema) => ({ ...thema, key: 9 }))],
    })
    const request = toRequest(full)
    expect(createWerksessieSchema.safeParse(request).success).toBe(true)
    expect(request.title).toBe('Signalen')
    expect(request.themas?.map((thema) => thema.title)).toEqual(['Wonen'])
    expect(toRequest({ ...full, themaSource: 'tijdens' })).not.toHaveProperty('themas')
    expect(createWerksessieSchema.safeParse(toRequest(draft({ title: 'x' }))).success).toBe(true)
  })
})

describe('the agenda', () => {
  it('adds up, and passes midnight when it must', () => {
    const { totalMinutes, rows } = agendaOf(defaultFasen, '23:50')
    expect(totalMinutes).toBe(defaultFasen.reduce((sum, fase) => sum + fase.plannedMinutes, 0))
    expect(rows[0]?.at).toBe('23:50')
    expect(rows[1]?.at).toBe('00:10')
    expect(agendaOf(defaultFasen, '').rows[0]?.at).toBeUndefined()
  })

  it('asks for tables only when there are any', () => {
    expect(toRequest({ ...emptyDraft, tafels: 8 }).tafels).toBe(8)
    expect(toRequest({ ...emptyDraft, tafels: 0 })).not.toHaveProperty('tafels')
    expect(toRequest(emptyDraft)).not.toHaveProperty('tafels')
  })
})
