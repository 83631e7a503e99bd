import { describe, expect, it } from 'vitest'
import { checkPdf, exportInput } from '../../tests/fixtures/export-checks.ts'
import { printBladen } from './bladen-print.ts'
import { exportWerksessie } from './export.ts'
import { createOutgoing } from './outgoing.ts'

const bladen = [1, 2].map((table) => ({
  table,
  link: `https://wijkbord.example/binnen#geheim-van-tafel-${table}`,
  code: `AB${table} K2M`,
}))

describe('sheets to join with', () => {
  it('are a page per table with its own code', async () => {
    const made = await exportWerksessie({ ...exportInput(), bladen }, 'bladen', 'pdf')
    if (!made.ok) throw new Error(JSON.stringify(made))
    checkPdf(made.value.bytes, { pages: 2, title: 'Doe mee' })
  })

  it('say where and what to type; the secret is for cameras, so a photo of the words gives nothing away', () => {
    const printed = printBladen(createOutgoing(exportInput()), bladen, 0)
    expect(printed.sheets.map(({ table, code }) => [table, code])).toEqual([
      ['Tafel 1', 'AB1 K2M'],
      ['Tafel 2', 'AB2 K2M'],
    ])
    expect(printed.sheets[1]?.steps[1]).toBe('Of ga naar wijkbord.example en typ AB2 K2M.')
    expect(JSON.stringify(printed)).not.toContain('geheim')
    const [first, second] = printed.sheets.map(({ qr }) => JSON.stringify(qr))
    expect(first).not.toBe(second)
  })
})
