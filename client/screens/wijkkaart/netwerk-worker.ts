import { layoutNetwork, type NetworkNode, type NetworkRelation } from '../../../shared/domain/wijkkaart-netwerk.ts'

/** A layout that is asked for, and its answer; `nr` says which is the newest. */
export interface NetworkQuestion {
  readonly nr: number
  readonly nodes: readonly NetworkNode[]
  readonly relations: readonly NetworkRelation[]
}
export interface NetworkAnswer {
  readonly nr: number
  readonly places: ReadonlyMap<string, readonly [number, number]>
}

// The thread of the page goes on while this one pushes and pulls.
self.addEventListener('message', ({ data }: MessageEvent<NetworkQuestion>) => {
  const { nr, nodes, relations } = data
  self.postMessage({ nr, places: layoutNetwork(nodes, relations) } satisfies NetworkAnswer)
})
