import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'

/**
 * What may leave for a job or an export: ballots only of rounds that were revealed. A grouping needs none at all; a draft and an
 * archive count what everybody has seen. So an unrevealed ballot lies in no input of a job either.
 */
export function openSnapshot(snapshot: WerksessieSnapshot): WerksessieSnapshot {
  const { stemronde, rondes = [] } = snapshot
  return {
    ...snapshot,
    ballots: stemronde?.status === 'onthuld' ? snapshot.ballots : [],
    rondes: rondes.map((one) => (one.ronde.status === 'onthuld' ? one : { ...one, ballots: [] })),
  }
}
