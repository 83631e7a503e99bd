import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { circle, type PictogramPaths, polyline, roundRect } from './scene.ts'

/** Reads the icons of the templates. An unknown name gives the icon of a pile of cards, as the templates do. */
export function readPictogramPaths(root: string = projectRoot()): PictogramPaths {
  const file = readFileSync(join(root, 'server/export/templates/pictogrammen.json'), 'utf8')
  const markup = JSON.parse(file) as Readonly<Record<string, string>>
  const known = new Map<string, string>()
  return (name) => {
    const wanted = Object.hasOwn(markup, name) ? name : 'layers'
    const path = known.get(wanted) ?? pathOf(markup[wanted] ?? '')
    known.set(wanted, path)
    return path
  }
}

/** The elements of an icon as one path: a canvas draws paths and no SVG elements. */
function pathOf(markup: string): string {
  return [...markup.matchAll(/<([a-z]+)([^>]*)>/g)]
    .map(([, name, attributes = '']) => {
      const text = (key: string): string => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1] ?? ''
      const number = (key: string): number => Number(text(key)) || 0
      switch (name) {
        case 'path':
          // A path may start with a relative move, which is from the corner and not from where the one before ended.
          return `M0 0${/(?:^|\s)d="([^"]*)"/.exec(attributes)?.[1] ?? ''}`
        case 'circle':
          return circle(number('cx'), number('cy'), number('r'))
        case 'rect': {
          const r = number('rx')
          const rect = { x: number('x'), y: number('y'), w: number('width'), h: number('height') }
          return roundRect(rect, [r, r, r, r])
        }
        case 'line':
          return polyline([
            [number('x1'), number('y1')],
            [number('x2'), number('y2')],
          ])
        case 'polyline':
        case 'polygon': {
          const flat = text('points')
            .trim()
            .split(/[\s,]+/)
            .map(Number)
          const points = flat.flatMap((x, i) => (i % 2 === 0 ? [[x, flat[i + 1] ?? 0] as const] : []))
          return polyline(points, name === 'polygon')
        }
        default:
          return ''
      }
    })
    .join('')
}
