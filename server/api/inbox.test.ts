import { describe, expect, it } from 'vitest'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { besluiten } from '../../shared/domain/inbox.ts'
import { rightsNow } from '../../shared/domain/may-change.ts'
import { defaultFasen } from '../../shared/domain/werksessie.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { aDeelnemer, createSessieTx } from '../../tests/support/room-tx.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import { decide, takeBack } from './inbox.ts'
import { moderatieTable } from './moderatie.ts'
import { changeOwn, listOwn } from './own-signalen.ts'
import { submitSignalen } from './submit-signalen.ts'

const author = 'p1' as DeelnemerId
const begeleider = 'b1' as DeelnemerId

function room() {
  const fasen = defaultFasen.map((fase) => ({ ...fase, intake: 'inbox' as const }))
  const tx = createSessieTx({ fasen })
  const rights = rightsNow('deelnemer', readSessie(tx.docs.sessie)?.werksessie, undefined)
  const send = (id: string, text = `tekst ${id}`) =>
    submitSignalen(tx, { deelnemer: aDeelnemer(), rights }, [{ id, text, kind: 'zorg' }])[0]
  const mine = (id: string) => listOwn(tx, author).find((one) => one.id === id)
  return {
    tx,
    rights,
    send,
    mine,
    inbox: () => readRegie(tx.docs.regie).inbox.map(({ id, status }) => [id, status]),
    bord: () => readBord(tx.docs.bord).signalen,
    say: (signaalId: string, besluit: (typeof besluiten)[number], more: object = {}) =>
      decide(tx, begeleider, { signaalId, besluit, ...more }),
    log: () => tx.rows.list('history').map(({ value }) => value as RoomRows['history']),
  }
}

describe('the inbox', () => {
  it('keeps a signaal from the bord until a begeleider puts it there; then it is its author’s', () => {
    const { tx, send, mine, inbox, bord, say } = room()
    expect(send('a')).toEqual({ id: 'a', status: 'geplaatst', plek: 'inbox' })
    expect(send('a')).toEqual({ id: 'a', status: 'bestond_al', plek: 'inbox' })
    expect([inbox(), bord(), mine('a')?.plek]).toEqual([[['a', 'wacht']], [], 'inbox'])
    // Whose it is stands in no document.
    expect(JSON.stringify(readRegie(tx.docs.regie).inbox)).not.toContain(author)
    expect(say('a', 'plaats')).toEqual({ ok: true, value: new Set([author]) })
    expect([inbox(), bord().map(({ id }) => id), mine('a')?.plek]).toEqual([[], ['a'], 'bord'])
    expect(tx.rows.get('owner', 'signalen.a')?.deelnemerId).toBe(author)
  })

  it('gives back with a reason; other words are a new question', () => {
    const { tx, rights, send, mine, inbox, say } = room()
    send('a')
    expect(say('a', 'terug')).toMatchObject({ ok: false })
    say('a', 'terug', { reason: 'Eén ding per briefje, graag' })
    expect(mine('a')).toMatchObject({ plek: 'terug', reason: 'Eén ding per briefje, graag' })
    const by = { deelnemerId: author, rights }
    expect(changeOwn(tx, by, { signaalId: 'a', text: 'korter' })).toEqual({ ok: true, value: 'inbox' })
    expect(inbox()).toEqual([['a', 'wacht']])
    expect(mine('a')).not.toHaveProperty('reason')
    changeOwn(tx, by, { signaalId: 'a', weg: true })
    expect([inbox(), mine('a')?.archivedAt !== undefined]).toEqual([[], true])
    expect(say('a', 'plaats')).toMatchObject({ ok: false })
  })

  it('hides words that never stood on the bord', () => {
    const { tx, send, bord, say, mine } = room()
    send('a', 'mevrouw J. op nummer 14')
    say('a', 'privacy')
    expect(bord()[0]).toMatchObject({ text: '', hidden: 'privacy' })
    expect(JSON.stringify(tx.docs.bord.toJSON())).not.toContain('mevrouw')
    expect(readRegie(tx.docs.regie).markeringen).toMatchObject([{ signaalId: 'a', reason: 'privacy' }])
    expect(tx.rows.get('verborgen', 'a')?.text).toBe('mevrouw J. op nummer 14')
    expect(mine('a')).toMatchObject({ plek: 'bord', hidden: 'privacy' })
  })

  it.each(besluiten)('%s can be taken back, and then it waits as before', (besluit) => {
    const { tx, send, inbox, bord, say, mine } = room()
    addSignaal(tx.docs.bord, aSignaal({ id: 'boven' as never }))
    send('a')
    const before = readRegie(tx.docs.regie).inbox
    expect(say('a', besluit, { reason: 'daarom', doelId: 'boven' })).toMatchObject({ ok: true })
    expect(takeBack(tx, begeleider, 'a')).toEqual({ ok: true, value: new Set([author]) })
    expect(readRegie(tx.docs.regie).inbox).toEqual(before)
    expect([inbox(), bord().map(({ id }) => id), mine('a')?.plek]).toEqual([[['a', 'wacht']], ['boven'], 'inbox'])
    expect(readRegie(tx.docs.regie).markeringen).toEqual([])
    expect(takeBack(tx, begeleider, 'a')).toMatchObject({ ok: false })
    expect(say('a', 'plaats')).toMatchObject({ ok: true })
    expect(mine('a')).toMatchObject({ plek: 'bord', text: 'tekst a' })
  })

  it('puts it under another signaal, where it still counts', () => {
    const { tx, send, bord, say } = room()
    addSignaal(tx.docs.bord, aSignaal({ id: 'boven' as never }))
    send('a')
    expect(say('a', 'samen', { doelId: 'weg' })).toMatchObject({ ok: false })
    say('a', 'samen', { doelId: 'boven' })
    expect(bord().map(({ id, mergedInto }) => [id, mergedInto])).toEqual([
      ['a', 'boven'],
      ['boven', undefined],
    ])
  })

  it('decides about what is on the bord too, and takes that back', () => {
    const { tx, bord, say, mine } = room()
    addSignaal(tx.docs.bord, aSignaal({ id: 'a' as never, text: 'op het bord' }))
    addSignaal(tx.docs.bord, aSignaal({ id: 'b' as never }))
    tx.rows.put('owner', 'signalen.a', { deelnemerId: author, at: 1 })
    const before = bord()
    expect(say('a', 'terug', { reason: 'nee' })).toMatchObject({ ok: false })
    say('a', 'apart', { reason: 'Hoort niet bij de vraag' })
    expect(mine('a')).toMatchObject({ plek: 'bord', offTopic: true, reason: 'Hoort niet bij de vraag' })
    takeBack(tx, begeleider, 'a')
    for (const besluit of ['plaats', 'parkeer', 'samen', 'zorg'] as const) {
      expect(say('a', besluit, { doelId: 'b' })).toMatchObject({ ok: true })
      takeBack(tx, begeleider, 'a')
      expect([besluit, bord()]).toEqual([besluit, before])
    }
  })

  it('writes every decision down with its reason; hidden words are not in the log', () => {
    const { tx, send, say, log } = room()
    send('a', 'geheim verhaal')
    send('b')
    say('b', 'apart', { reason: 'Hoort niet bij de vraag' })
    say('a', 'privacy')
    takeBack(tx, begeleider, 'b')
    const { rows, columns } = moderatieTable(tx, log(), 'nl')
    expect(rows.map(([, besluit, reden, , , tekst]) => [besluit, reden, tekst])).toEqual([
      ['Apart gelegd', 'Hoort niet bij de vraag', 'tekst b'],
      ['Verborgen: privacy', '', ''],
      ['Besluit teruggenomen', '', 'tekst b'],
    ])
    expect(JSON.stringify(rows)).not.toContain('geheim')
    expect(JSON.stringify(rows)).not.toContain(author)
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  })
})
