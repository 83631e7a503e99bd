import { cleanText } from '../clean-text.ts'
import type { Scene, SceneItem, SceneLeaf, SceneParts } from './scene.ts'

const fontFamily = "'Source Sans 3','Source Sans Pro','Segoe UI',Arial,'Noto Emoji',sans-serif"

/** Characters that XML must have escaped, and quotes for attributes. */
const escapeXml = (text: string): string =>
  cleanText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')

const n = (value: number): string => String(Math.round(value * 100) / 100)

/**
 * A drawing as SVG: real text that can be searched and copied, a title and a description, a name per group, and nothing that
 * runs or loads something from elsewhere. Pictures are in the file itself.
 */
export function sceneToSvg(
  scene: Scene,
  parts: SceneParts,
  /** `words: false` leaves the words out, for a document that puts them there itself. */
  { words = true }: { readonly words?: boolean } = {},
): Uint8Array {
  const { x, y, w, h } = scene.bounds
  const body = scene.items.map((item) => itemMarkup(item, parts, words)).join('\n')
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(x)} ${n(y)} ${n(w)} ${n(h)}" width="${n(w)}" height="${n(h)}" role="img" aria-labelledby="titel uitleg" font-family="${fontFamily}">`,
    `<title id="titel">${escapeXml(scene.title)}</title>`,
    `<desc id="uitleg">${escapeXml(scene.description)}</desc>`,
    `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${scene.background}"/>`,
    body,
    '</svg>',
    '',
  ].join('\n')
  return new TextEncoder().encode(svg)
}

function itemMarkup(item: SceneItem, parts: SceneParts, words: boolean): string {
  const leaves = (item.type === 'group' ? item.items : [item]).filter((leaf) => words || leaf.type !== 'text')
  const inner = leaves.map((leaf) => leafMarkup(leaf, parts)).join('')
  if (item.type !== 'group' || !words) return inner
  return `<g aria-label="${escapeXml(item.label.replace(/\s+/g, ' '))}">${inner}</g>`
}

function leafMarkup(item: SceneLeaf, parts: SceneParts): string {
  switch (item.type) {
    case 'path': {
      const stroke =
        item.stroke === undefined
          ? ''
          : ` stroke="${item.stroke}" stroke-width="${n(item.strokeWidth ?? 1)}" stroke-linejoin="round" stroke-linecap="round"`
      const dash = item.dash === undefined ? '' : ` stroke-dasharray="${item.dash.map(n).join(' ')}"`
      return `<path d="${item.d}" fill="${item.fill ?? 'none'}"${stroke}${dash}/>`
    }
    case 'text': {
      // The width in our own font: with another one the words still fit where they belong.
      const fit = item.width > 0 ? ` textLength="${n(item.width)}" lengthAdjust="spacingAndGlyphs"` : ''
      const text = escapeXml(item.text.replace(/\s+/g, ' '))
      return `<text x="${n(item.x)}" y="${n(item.y)}" font-size="${n(item.size)}" font-weight="${item.weight}" fill="${item.fill}"${fit}>${text}</text>`
    }
    case 'icon': {
      const scale = item.size / 24
      return `<path transform="translate(${n(item.x)} ${n(item.y)}) scale(${n(scale)})" d="${parts.icons(item.name)}" fill="none" stroke="${item.color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
    }
    case 'image': {
      const file = parts.bestanden[item.bestandId]
      if (file === undefined || !/^image\/(png|jpeg|webp)$/.test(file.contentType)) return ''
      const data = Buffer.from(file.bytes).toString('base64')
      const box = `x="${n(item.x)}" y="${n(item.y)}" width="${n(item.w)}" height="${n(item.h)}"`
      return `<image ${box} preserveAspectRatio="xMidYMid meet" href="data:${file.contentType};base64,${data}"><title>${escapeXml(item.alt)}</title></image>`
    }
  }
}
