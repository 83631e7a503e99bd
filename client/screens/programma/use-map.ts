import { useEffect, useState } from 'react'
import type * as Y from 'yjs'

/** What a map of the document holds; draws again when that changes. */
export function useMapValues<T>(map: Y.Map<T>): readonly T[] {
  const [values, setValues] = useState<readonly T[]>(() => [...map.values()])
  useEffect(() => {
    const read = () => setValues([...map.values()])
    read()
    map.observe(read)
    return () => map.unobserve(read)
  }, [map])
  return values
}
