import { type ReactNode, useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { design, SchermStage } from './scherm-stage.tsx'

/** The projector: one chosen view, no names, no controls. What it shows is in `sessie`, so a reload shows the same. */
export default function SchermScreen(): ReactNode {
  const scale = useScale()
  return (
    <main className="ps" aria-label={m.scherm_scherm()}>
      <SchermStage scale={scale} />
    </main>
  )
}

const measure = () => Math.min(window.innerWidth / design.width, window.innerHeight / design.height)

function useScale(): number {
  const [scale, setScale] = useState(measure)
  useEffect(() => {
    const onResize = () => setScale(measure())
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return scale
}
