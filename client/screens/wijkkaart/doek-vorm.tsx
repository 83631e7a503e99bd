import type Konva from 'konva'
import type { ReactNode } from 'react'
import { Shape } from 'react-konva/lib/ReactKonvaCore.js'

/** One shape that paints the whole map or network. */
export function DoekVorm({ paint }: { readonly paint: (ctx: CanvasRenderingContext2D) => void }): ReactNode {
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
