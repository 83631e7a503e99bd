import { describe, expect, it } from 'vitest'
import { readForcedToken, readPalette } from './palette.ts'

describe('colours of the canvas', () => {
  it('are those of the system where it forces its own: ink on paper, plates the other way round', () => {
    const { doek, inkt, fill, mark, plaat, opPlaat, blauw, focus, focusBinnen, letOp, letOpLicht, contrast } =
      readPalette(readForcedToken)
    expect(new Set([doek, opPlaat, focusBinnen, letOpLicht, ...Object.values(fill)])).toEqual(new Set(['Canvas']))
    expect(new Set([inkt, letOp, ...Object.values(mark), ...Object.values(plaat)])).toEqual(new Set(['CanvasText']))
    expect({ blauw, focus, contrast }).toEqual({ blauw: 'Highlight', focus: 'Highlight', contrast: true })
  })
})
