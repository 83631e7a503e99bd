import { describe, expect, it } from 'vitest'
import { findPersoonsgegevens, isBsn } from './persoonsgegevens.ts'

const found = (text: string) =>
  findPersoonsgegevens(text).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`)

describe('findPersoonsgegevens', () => {
  it('knows the 11-proef', () => {
    expect(isBsn('111222333')).toBe(true)
    expect(isBsn('123456782')).toBe(true)
    expect(isBsn('123456783')).toBe(false)
    expect(isBsn('000000000')).toBe(false)
    expect(found('bsn 123456782 en niet 123456783')).toEqual(['bsn: 123456782'])
  })
  it('finds telephone numbers as people write them, and leaves those of services alone', () => {
    for (const number of [
      '06-12345678',
      '0612 345 678',
      '+31 (0)6 12 34 56 78',
      '0031 6 12345678',
      '024-3501234',
      '(0481) 35 12 34',
    ])
      expect(found(`bel ${number}.`), number).toEqual([`telefoon: ${number}`])
    for (const text of ['bel 112', '0900-8844 is duur', '14 024', '0800 1234', '01-02-2023 10.30 uur'])
      expect(found(text), text).toEqual([])
  })
  it('checks the sum of an IBAN', () => {
    expect(found('naar NL91 ABNA 0417 1643 00 graag')).toEqual(['iban: NL91 ABNA 0417 1643 00'])
    expect(found('naar NL92 ABNA 8417 1643 00 graag')).toEqual([])
  })
  it('finds an address by postcode and number, not by either alone', () => {
    expect(found('ik woon op 6541 AB 12')).toEqual(['adres: 6541 AB 12'])
    for (const text of ['in 6541 AB is het donker', 'Dorpsstraat 12 heeft losse tegels', 'in 2023 is 12 keer gemeld'])
      expect(found(text), text).toEqual([])
  })
  it('finds somebody together with their house, not one of both', () => {
    expect(found('mevrouw X op nr 12 is alleen')).toEqual(['naam: mevrouw X op nr 12'])
    expect(found('familie de Boer, Dorpsstraat 12')).toEqual(['naam: familie de Boer, Dorpsstraat 12'])
    expect(found('op nummer 8 woont Henk de Vries')).toEqual(['naam: nummer 8 woont Henk de Vries'])
    for (const text of [
      'mevrouw Jansen is 82',
      'mevrouw van 82 jaar op 3 hoog',
      'mevrouw Jansen is lief. Nummer 12 is leeg',
      'Wijkcentrum De Kroon, Dorpsstraat 12',
      'Piet Heinstraat 4 wordt gesloopt',
    ])
      expect(found(text), text).toEqual([])
  })
  it('finds personal mail and plates, and several things in order', () => {
    expect(found('jan@gmail.com of 06-12345678, auto 12-KDB-3')).toEqual([
      'email: jan@gmail.com',
      'telefoon: 06-12345678',
      'kenteken: 12-KDB-3',
    ])
    expect(found('info@wijkcentrum.nl')).toEqual([])
  })
  it('stays quick on long and hostile text', () => {
    for (const text of [
      'mevrouw van '.repeat(90),
      '0 '.repeat(500),
      'a@'.repeat(500),
      'NL'.repeat(500),
      '1234 AB '.repeat(125),
    ])
      expect(found(text).length).toBeLessThan(200)
  })
})
