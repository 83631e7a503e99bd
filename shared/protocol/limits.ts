/** Limits with room for honest work (ARCHITECTURE §3). Bytes unless the name says otherwise. */
export const limits = {
  frameBytes: 256 * 1024,
  stepTwoBytes: 2 * 1024 * 1024,
  awarenessBytes: 2 * 1024,
  awarenessPerSecond: 20,
  updatesPerSecond: 60,
  updatesBurst: 600,
  objectsPerPerson: 1000,
  objectsPerBord: 12_000,
  recordsPerTransaction: 200,
  clientIdsPerJoin: 4,
  clientIdsPerPerson: 2000,
  backlogBytes: 4 * 1024 * 1024,
  bodyBytes: 1024 * 1024,
  importBytes: 20 * 1024 * 1024,
  signalenPerRequest: 200,
} as const
