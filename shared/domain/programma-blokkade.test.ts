import { describe, expect, it } from 'vitest'
import { blokkades } from './programma-blokkade.ts'

const heading = (sectionKey: string) => ({ type: 'heading' as const, sectionKey, inline: [] })
const words = (text: string) => ({ type: 'text' as const, text })
const slot = (label: string) => ({ type: 'invulplek' as const, slotId: 's', label })
const paragraph = (...inline: (ReturnType<typeof words> | ReturnType<typeof slot>)[]) => ({
  type: 'paragraph' as const,
  inline,
})

describe('what keeps a programme from being settled', () => {
  it('names assignment, lead and result per thema, and nothing else', () => {
    const blocks = [
      heading('6.geld'),
      paragraph(words('We werken aan: '), slot('opdracht'), words('. Trekker: '), slot('trekker'), words('.')),
      heading('7.geld'),
      paragraph(words('Over '), slot('jaren'), words(' jaar '), slot('wie')),
      heading('13.geld'),
      paragraph(slot('begroting')),
    ]
    expect(blokkades(blocks)).toEqual([
      { section: '6.geld', themaId: 'geld', wat: 'opdracht', open: 1 },
      { section: '6.geld', themaId: 'geld', wat: 'trekker', open: 1 },
      { section: '7.geld', themaId: 'geld', wat: 'resultaat', open: 2 },
    ])
  })

  it('nothing when they are filled in; an emptied part is open', () => {
    const filled = [
      heading('6.geld'),
      paragraph(words('Trekker: het buurtteam.')),
      heading('7.geld'),
      paragraph(words('Meer.')),
    ]
    expect(blokkades(filled)).toEqual([])
    expect(blokkades([heading('7.geld'), heading('8.geld')])).toEqual([
      { section: '7.geld', themaId: 'geld', wat: 'resultaat', open: 0 },
    ])
  })
})
