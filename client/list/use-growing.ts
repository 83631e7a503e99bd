import { startTransition, useEffect, useState } from 'react'

const firstRows = 60
const moreRows = 150

/** Grows from a screenful to `total`, a step at a time, so that a long list answers at once. */
export function useGrowing(total: number): number {
  const [shown, setShown] = useState(firstRows)
  useEffect(() => {
    if (shown >= total) return
    const timer = setTimeout(() => startTransition(() => setShown(shown + moreRows)), 30)
    return () => clearTimeout(timer)
  }, [shown, total])
  return shown
}
