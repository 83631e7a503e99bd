import { createCanvas, loadImage, Path2D, type SKRSContext2D } from '@napi-rs/canvas'
import { canvasFont, registerFonts } from './fonts.ts'
import type { Scene, SceneItem, SceneLeaf, SceneParts } from './scene.ts'

/** A picture is drawn at twice its size, unless that makes it larger than this; then as large as this allows. */
const maxPixels = 36_000_000
const maxSide = 16_000

/** How many pixels one unit gets: 2 for a normal bord, less for a very large one. */
export const pixelsPerUnit = ({ bounds: { w, h } }: Scene): number =>
  Math.min(2, Math.sqrt(maxPixels / Math.max(w * h, 1)), maxSide / Math.max(w, h, 1))

/** Paints a drawing into a PNG. `onProgress` takes the fraction that is done. */
export async function sceneToPng(
  scene: Scene,
  parts: SceneParts,
  onProgress: (fraction: number) => void = () => {},
): Promise<Uint8Array> {
  registerFonts()
  const scale = pixelsPerUnit(scene)
  const { x, y, w, h } = scene.bounds
  const canvas = createCanvas(Math.max(1, Math.ceil(w * scale)), Math.max(1, Math.ceil(h * scale)))
  const context = canvas.getContext('2d')
  context.fillStyle = scene.background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  context.translate(-x, -y)
  for (const [index, item] of scene.items.entries()) {
    for (const leaf of leavesOf(item)) await paint(context, leaf, parts)
    if (index % 200 === 0) onProgress((index / scene.items.length) * 0.8)
  }
  return new Uint8Array(await canvas.encode('png'))
}

const leavesOf = (item: SceneItem): readonly SceneLeaf[] => (item.type === 'group' ? item.items : [item])

async function paint(context: SKRSContext2D, item: SceneLeaf, parts: SceneParts): Promise<void> {
  switch (item.type) {
    case 'path': {
      const path = new Path2D(item.d)
      if (item.fill !== undefined) {
        context.fillStyle = item.fill
        context.fill(path)
      }
      if (item.stroke !== undefined) {
        context.strokeStyle = item.stroke
        context.lineWidth = item.strokeWidth ?? 1
        context.lineJoin = 'round'
        context.lineCap = 'round'
        context.setLineDash([...(item.dash ?? [])])
        context.stroke(path)
        context.setLineDash([])
      }
      return
    }
    case 'text':
      context.font = canvasFont(item.weight, item.size)
      context.fillStyle = item.fill
      context.fillText(item.text, item.x, item.y)
      return
    case 'icon':
      context.save()
      context.translate(item.x, item.y)
      context.scale(item.size / 24, item.size / 24)
      context.strokeStyle = item.color
      context.lineWidth = 2
      context.lineCap = 'round'
      context.lineJoin = 'round'
      context.stroke(new Path2D(parts.icons(item.name)))
      context.restore()
      return
    case 'image': {
      const file = parts.bestanden[item.bestandId]
      if (file === undefined) return
      const picture = await loadImage(Buffer.from(file.bytes))
      const fit = Math.min(item.w / picture.width, item.h / picture.height)
      const [w, h] = [picture.width * fit, picture.height * fit]
      context.drawImage(picture, item.x + (item.w - w) / 2, item.y + (item.h - h) / 2, w, h)
    }
  }
}
