import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aFrame, aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { noFilter } from '../state/bord-filter.ts'
import { canvasKeyOf, listKeyOf } from './canvas-key.ts'
import { listSections } from './list-data.ts'
import { createOutline, flatten, type Objects, type OutlineNode, pathTo } from './outline.ts'

const noObjects: Objects = { kanskaarten: [], connectors: [], tekeningen: [], afbeeldingen: [], nodes: [] }
const themas = [
  aThema({ id: 't1' as never, title: 'Wonen', order: 'a' }),
  aThema({ id: 't2' as never, title: 'Licht', order: 'b', parentId: 't1' as never }),
]
const signalen = [
  aSignaal({ id: 's1' as never, themaId: 't1' as never, createdAt: 1 }),
  aSignaal({ id: 's2' as never, themaId: 't2' as never, createdAt: 2 }),
  aSignaal({ id: 's3' as never, createdAt: 3, pos: [100, 100] }),
]
const frames = [aFrame({ id: 'f1' as never, title: 'Later', pos: [90, 90], size: [300, 200] })]
const build = (
  maker: ReturnType<typeof createOutline>,
  { some = signalen, objects = noObjects }: { some?: readonly Signaal[]; objects?: Objects } = {},
) =>
  maker.update({
    sections: listSections({ themas, signalen: some, ghosts: [], frames, isMine: () => false }, noFilter),
    objects,
    filter: noFilter,
    hasEnd: ({ id }) => some.some((one) => one.id === id),
  })
const shape = (nodes: readonly OutlineNode[]): unknown[] =>
  nodes.map((node) => (node.children.length === 0 ? node.key : [node.key, shape(node.children)]))

describe('the outline', () => {
  it('has a thema in a thema under it, and notes on a frame in the frame', () => {
    expect(shape(build(createOutline()).nodes)).toEqual([
      ['sectie:t1', ['s1', ['sectie:t2', ['s2']]]],
      ['sectie:frame:f1', ['s3']],
      'sectie:los',
    ])
  })

  it('lists what else lies on the bord: a connector with both its ends, a place only with a place on the bord', () => {
    const base = { createdAt: 5, label: '', meaning: 'hoort_bij' } as const
    const objects: Objects = {
      ...noObjects,
      connectors: [
        {
          ...base,
          id: 'c1' as never,
          from: { kind: 'signaal', id: 's1' as never },
          to: { kind: 'signaal', id: 's2' as never },
        },
        {
          ...base,
          id: 'c2' as never,
          from: { kind: 'signaal', id: 's1' as never },
          to: { kind: 'signaal', id: 'gone' as never },
        },
      ],
      tekeningen: [
        { id: 'd1' as never, kind: 'tekst', text: 'Let op', pos: [0, 0], kleur: 'inkt', createdAt: 1 },
        { id: 'd2' as never, kind: 'stip', text: '', pos: [0, 0], kleur: 'rood', createdAt: 2, archivedAt: 3 },
      ],
    }
    expect(shape(build(createOutline(), { objects }).nodes).slice(-2)).toEqual([
      ['sectie:connectors', ['connectors:c1']],
      ['sectie:tekeningen', ['tekeningen:d1']],
    ])
  })

  it('keeps the rows that did not change: one note of ten thousand is one new row', () => {
    const maker = createOutline()
    const before = build(maker).nodes
    const [first] = signalen
    const changed = signalen.map((one) => (one === first ? { ...one, text: 'anders' } : one))
    const after = build(maker, { some: changed }).nodes
    const keysBefore = new Map<string, OutlineNode>()
    const remember = (nodes: readonly OutlineNode[]): void => {
      for (const node of nodes) {
        keysBefore.set(node.key, node)
        remember(node.children)
      }
    }
    remember(before)
    const fresh: string[] = []
    const look = (nodes: readonly OutlineNode[]): void => {
      for (const node of nodes) {
        if (keysBefore.get(node.key) !== node) fresh.push(node.key)
        look(node.children)
      }
    }
    look(after)
    expect(fresh).toEqual(['sectie:t1', 's1'])
  })

  it('counts the rows that are unfolded, and knows what to unfold', () => {
    const { nodes } = build(createOutline())
    expect(flatten(nodes, (key) => key !== 'sectie:t2')).not.toContain('s2')
    expect(pathTo(nodes, 's2')).toEqual(['sectie:t1', 'sectie:t2'])
    expect(pathTo(nodes, 'nowhere')).toBeUndefined()
  })

  it('calls an object by its name on the canvas and back', () => {
    for (const key of ['s1', 'sectie:t1', 'sectie:frame:f1', 'sectie:los', 'tekeningen:d1'])
      expect(listKeyOf(canvasKeyOf(key))).toBe(key)
    expect(canvasKeyOf('sectie:t1')).toBe('area:t1')
    expect(listKeyOf('ghost:s1')).toBe('s1')
  })
})
