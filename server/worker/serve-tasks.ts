import type { MessagePort } from 'node:worker_threads'
import { type AppError, errorCodes } from '../../shared/base/errors.ts'

/** Names of tasks with what goes in and what comes out. Both cross a thread border: plain data and bytes only. */
export type TaskTable = Readonly<Record<string, { readonly input: unknown; readonly output: unknown }>>

/** `onProgress` takes the fraction (0..1) that is done. */
export type TaskFunctions<T extends TaskTable> = {
  readonly [K in keyof T]: (
    input: T[K]['input'],
    onProgress: (fraction: number) => void,
  ) => T[K]['output'] | Promise<T[K]['output']>
}

export interface TaskRequest {
  readonly id: number
  readonly task: string
  readonly input: unknown
}
export type TaskAnswer =
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly error?: AppError }

const PROGRESS_STEP = 0.01

/** Thread side of `createWorkerHost`: carries out one request after another, as the host sends them. */
export function serveTasks<T extends TaskTable>(port: MessagePort, tasks: TaskFunctions<T>): void {
  const send = (answer: TaskAnswer) => port.postMessage(answer)
  const carryOut = async ({ id, task, input }: TaskRequest): Promise<void> => {
    let told = 0
    try {
      const work = Object.hasOwn(tasks, task) ? tasks[task] : undefined
      if (work === undefined) throw new Error(`there is no task ${task}`)
      const value: unknown = await work(input, (fraction) => {
        if (fraction < told + PROGRESS_STEP) return
        told = fraction
        send({ kind: 'progress', id, fraction })
      })
      send({ kind: 'done', id, value })
    } catch (error) {
      const known = appErrorIn(error)
      const message = error instanceof Error ? error.message : String(error)
      send({ kind: 'failed', id, message, ...(known === undefined ? {} : { error: known }) })
    }
  }
  // Never rejects: what goes wrong is answered.
  port.on('message', (request: TaskRequest) => void carryOut(request))
}

/** The expected error inside a thrown one, on itself (`code`) or carried (`error.code`): it must survive the border. */
function appErrorIn(thrown: unknown): AppError | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  const carried = 'error' in thrown ? thrown.error : thrown
  if (typeof carried !== 'object' || carried === null || !('code' in carried)) return undefined
  const code = errorCodes.find((known) => known === carried.code)
  if (code === undefined) return undefined
  const details = 'details' in carried && typeof carried.details === 'object' ? carried.details : undefined
  return details ? { code, details: details as NonNullable<AppError['details']> } : { code }
}
