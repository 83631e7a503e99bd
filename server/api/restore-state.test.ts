import { describe, expect, it } from 'vitest'
import type { WerksessieState } from '../../shared/doc/werksessie-state.ts'
import { type Controlepunt, controlepuntenToDrop, maxControlepunten } from '../../shared/domain/controlepunt.ts'
import { aWerksessie } from '../../tests/support/room-tx.ts'
import { packState, type SavedState, unpackState } from './pack-state.ts'
import { restoredState } from './restore-state.ts'

type Records = WerksessieState['bord'][string]
const state = (changes: {
  signalen?: Records
  themas?: Records
  sessie?: Record<string, unknown>
  regie?: WerksessieState['regie']
  waiting?: readonly string[]
}): SavedState => ({
  waiting: changes.waiting ?? [],
  bord: { signalen: changes.signalen ?? [], themas: changes.themas ?? [] },
  sessie: { werksessie: aWerksessie(), ...changes.sessie },
  regie: changes.regie ?? {},
  programma: { inhoud: [], maps: {} },
})
const none = { meanwhile: new Set<string>() }
const note = (id: string, more: Record<string, unknown> = {}) => ({ id, text: `tekst ${id}`, ...more })

describe('what comes back', () => {
  it('the bord as it was: newer notes go, removed ones return, changed ones are as they were', () => {
    const saved = state({ signalen: [note('a', { themaId: 't' }), note('b')], themas: [{ id: 't' }] })
    const now = state({ signalen: [note('a', { text: 'anders' }), note('c')] })
    expect(restoredState(saved, now, none).bord).toMatchObject(saved.bord)
    expect(restoredState(saved, now, none).bord.signalen).toHaveLength(2)
  })

  it('a note that was placed while it was being put back comes along, loose when its thema is no more', () => {
    const now = state({
      signalen: [note('a'), note('c', { themaId: 'nieuw' }), note('d')],
      themas: [{ id: 'nieuw' }],
    })
    const { bord } = restoredState(state({ signalen: [note('a')] }), now, { meanwhile: new Set(['c']) })
    expect(bord.signalen).toEqual([note('a'), note('c')])
  })

  it('a text that was hidden since does not come back, one that was released since keeps its text of now', () => {
    const saved = state({
      signalen: [
        note('hiddenSince', { authorLabel: 'Buurtteam' }),
        note('releasedSince', { text: '', hidden: 'privacy' }),
        note('erased', { text: '', hidden: 'privacy' }),
      ],
    })
    const now = state({
      signalen: [
        note('hiddenSince', { text: '', hidden: 'zorg' }),
        note('releasedSince', { text: 'zonder naam' }),
        note('erased', { text: '', hidden: 'privacy' }),
        note('newAndHidden', { text: '', hidden: 'zorg' }),
      ],
      regie: { markeringen: { hiddenSince: { reason: 'zorg' } } },
    })
    const restored = restoredState(saved, now, none)
    const byId = Object.fromEntries((restored.bord.signalen ?? []).map((one) => [one.id, one]))
    expect(byId.hiddenSince).toEqual({ id: 'hiddenSince', text: '', hidden: 'zorg', authorLabel: undefined })
    expect(byId.releasedSince).toEqual({ id: 'releasedSince', text: 'zonder naam' })
    expect(byId.erased).toMatchObject({ text: '', hidden: 'privacy' })
    // The care that somebody asked for is still owed: its place stays.
    expect(byId.newAndHidden).toMatchObject({ text: '', hidden: 'zorg' })
    expect(restored.regie.markeringen).toEqual({ hiddenSince: { reason: 'zorg' } })
    expect(JSON.stringify(restored)).not.toContain('tekst hiddenSince')
  })

  it('fase and agenda go back; settings, the lock, votes, results and who leads are those of now', () => {
    const then = aWerksessie({ huidigeFase: 'signalen' })
    const current = aWerksessie({ huidigeFase: 'stemmen', slot: true, status: 'gesloten', title: 'Nieuwe titel' })
    const saved = state({
      sessie: {
        werksessie: { ...then, fasen: then.fasen.slice(0, 5) },
        timer: { leftMs: 5000 },
        programma: { status: 'leeg', published: true, openSlots: 0 },
        ballotsCast: 1,
        scherm: { view: 'themas' },
      },
    })
    const now = state({
      sessie: {
        werksessie: current,
        timer: { endsAt: 99 },
        programma: { status: 'concept', published: false, openSlots: 3 },
        ballotsCast: 14,
        rangorde: { themas: [] },
        leiding: { alias: 'Berna' },
        voorstel: undefined,
      },
    })
    const { sessie } = restoredState(saved, now, none)
    expect(sessie).toMatchObject({
      werksessie: { huidigeFase: 'signalen', slot: true, status: 'gesloten', title: 'Nieuwe titel' },
      timer: { leftMs: 5000 },
      programma: { status: 'leeg', published: false },
      ballotsCast: 14,
      rangorde: { themas: [] },
      leiding: { alias: 'Berna' },
    })
    expect((sessie.werksessie as { fasen: unknown[] }).fasen).toHaveLength(5)
    // What the screen was told belonged to the other fase.
    expect(sessie).not.toHaveProperty('scherm')
  })

  it('what waited for a reveal or a begeleider then, and was placed since, comes along; the inbox is that of now', () => {
    const item = (id: string) => ({ id, text: `tekst ${id}` })
    const saved = state({
      waiting: ['revealed', 'approved', 'still'],
      regie: { inbox: { approved: item('approved') } },
    })
    const now = state({
      signalen: [note('revealed'), note('approved'), note('newer')],
      regie: { inbox: { still: item('still'), late: item('late') } },
    })
    const restored = restoredState(saved, now, none)
    expect(restored.bord.signalen?.map(({ id }) => id)).toEqual(['approved', 'revealed'])
    expect(restored.regie.inbox).toEqual(now.regie.inbox)
  })

  it('survives being packed', () => {
    const full = state({ signalen: [note('a', { text: '“quotes” 💡' })] })
    expect(unpackState(packState(full))).toEqual(JSON.parse(JSON.stringify(full)))
  })
})

describe('how many are kept', () => {
  const point = (n: number, kind: Controlepunt['kind']) => ({ id: `c${n}`, at: n, kind }) as Controlepunt
  const newestFirst = (points: readonly Controlepunt[]) => [...points].sort((a, b) => b.at - a.at)

  it('the oldest automatic one goes first, the newest never', () => {
    const points = [point(1, 'hand'), ...Array.from({ length: maxControlepunten }, (_, n) => point(n + 2, 'fase'))]
    expect(controlepuntenToDrop(newestFirst(points))).toEqual(['c2'])
    expect(controlepuntenToDrop(newestFirst(points.slice(1)))).toEqual([])
    const byHand = Array.from({ length: maxControlepunten + 1 }, (_, n) => point(n, 'hand'))
    expect(controlepuntenToDrop(newestFirst(byHand))).toEqual(['c0'])
    const newestAutomatic = [...byHand.slice(0, maxControlepunten), point(99, 'fase')]
    expect(controlepuntenToDrop(newestFirst(newestAutomatic))).toEqual(['c0'])
  })
})
