export type Ctx = CanvasRenderingContext2D

/** Font of the canvas; the app shell loads it and the first paint waits for it. */
export const fontFamily = '"Source Sans 3 Variable", "Source Sans 3", system-ui, "Segoe UI", Roboto, Arial, sans-serif'
export const font = (size: number, weight = 400): string => `${weight} ${size}px ${fontFamily}`

/** Strokes a Lucide icon with its top left corner at x, y. */
export function paintIcon(
  ctx: Ctx,
  path: Path2D,
  place: { x: number; y: number; size: number; color: string; width?: number },
): void {
  ctx.save()
  ctx.translate(place.x, place.y)
  ctx.scale(place.size / 24, place.size / 24)
  ctx.lineWidth = place.width ?? 2.4
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.strokeStyle = place.color
  ctx.stroke(path)
  ctx.restore()
}
