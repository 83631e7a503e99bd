import { useEffect, useMemo, useRef, useState } from 'react'
import type { MapNode, Relation } from '../../../shared/domain/wijkkaart.ts'
import { isThere } from '../../../shared/domain/wijkkaart-netwerk.ts'
import type { NetworkAnswer, NetworkQuestion } from './netwerk-worker.ts'

export type Places = NetworkAnswer['places']
const nowhere: Places = new Map()

/**
 * Places in the network, worked out in a thread of their own. Until the first answer there are none; later ones take the
 * place of what is shown when they are ready. Names and other words change nothing here.
 */
export function useNetwerk(nodes: readonly MapNode[], relations: readonly Relation[], isWanted: boolean): Places {
  const [places, setPlaces] = useState<Places>(nowhere)
  const worker = useRef<Worker>(undefined)
  const nr = useRef(0)
  // Only what moves the network counts: a name that somebody types must not lay it out again.
  const structure = JSON.stringify([
    nodes.map(({ id, relPos }) => [id, relPos]),
    relations.filter(isThere).map(({ id, from, to, quality }) => [id, from, to, quality]),
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `structure` stands for nodes and relations
  const question = useMemo<Omit<NetworkQuestion, 'nr'>>(
    () => ({
      nodes: nodes.map(({ id, relPos }) => ({ id, ...(relPos === undefined ? {} : { relPos }) })),
      relations: relations.filter(isThere).map(({ id, from, to, quality }) => ({ id, from, to, quality })),
    }),
    [structure],
  )
  useEffect(() => {
    if (!isWanted) return
    nr.current += 1
    if (worker.current === undefined) {
      const thread = new Worker(new URL('./netwerk-worker.ts', import.meta.url), { type: 'module' })
      thread.addEventListener('message', ({ data }: MessageEvent<NetworkAnswer>) => {
        if (data.nr === nr.current) setPlaces(data.places)
      })
      worker.current = thread
    }
    worker.current.postMessage({ nr: nr.current, ...question } satisfies NetworkQuestion)
  }, [question, isWanted])
  useEffect(
    () => () => {
      worker.current?.terminate()
      worker.current = undefined
    },
    [],
  )
  return places
}
