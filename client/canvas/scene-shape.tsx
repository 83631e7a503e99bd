import type Konva from 'konva'
import type { ReactNode } from 'react'
import { Shape } from 'react-konva/lib/ReactKonvaCore.js'
import type { Ctx } from './paint-icon.ts'

/** One shape that paints a whole layer: per-note shapes do not scale (14 frames per second at 2,000). */
export function SceneShape({ paint }: { readonly paint: (ctx: Ctx) => void }): ReactNode {
  return (
    <Shape
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context: Konva.Context) => {
        const native: unknown = context._context
        if (native instanceof CanvasRenderingContext2D) paint(native)
      }}
    />
  )
}
