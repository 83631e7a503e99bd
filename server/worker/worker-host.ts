import type { Worker } from 'node:worker_threads'
import type { AppError } from '../../shared/base/errors.ts'
import type { Log } from '../observability/log.ts'
import { startThread } from '../threads/start-thread.ts'
import type { TaskAnswer, TaskRequest, TaskTable } from './serve-tasks.ts'

/** Why there is no result. `geannuleerd`: by `signal`. `gestopt`: the thread died, or the host was closed. */
export type TaskFailureReason = 'geannuleerd' | 'tijd_op' | 'gestopt' | 'fout'

export class TaskFailure extends Error {
  readonly reason: TaskFailureReason
  /** With `fout`: the expected error that the task threw, when it was one. */
  readonly error?: AppError
  constructor(reason: TaskFailureReason, message: string, error?: AppError) {
    super(message)
    this.name = 'TaskFailure'
    this.reason = reason
    if (error !== undefined) this.error = error
  }
}

export interface TaskOptions {
  /** The fraction (0..1) that is done. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
  /** From the moment it runs, not while it waits. Default: that of the host. */
  readonly timeoutMs?: number
}

export interface WorkerHost<T extends TaskTable> {
  /** Carries out a task in the thread, after those asked before. Rejects with `TaskFailure`. */
  run<K extends keyof T & string>(task: K, input: T[K]['input'], options?: TaskOptions): Promise<T[K]['output']>
  /** Breaks off everything with `gestopt` and ends the thread. */
  close(): Promise<void>
}

export interface WorkerHostOptions {
  readonly log: Log
  /** `import.meta.url` of a module beside the entry, and the entry's name without extension. */
  readonly entry: { readonly caller: string; readonly name: string }
  readonly timeoutMs?: number
  /** JavaScript heap of the thread; beyond it the thread dies and the server does not. */
  readonly memoryMb?: number
}

const TIMEOUT_MS = 120_000
const MEMORY_MB = 1024

/**
 * One thread, started for the first task, that stays warm (dictionaries and fonts are loaded once). Tasks are pure and busy, so the only way to stop
 * one is to end the thread; a new one starts for the next task.
 */
export function createWorkerHost<T extends TaskTable>(options: WorkerHostOptions): WorkerHost<T> {
  return new ThreadHost<T>(options)
}

interface Call {
  readonly request: TaskRequest
  readonly options: TaskOptions
  readonly settle: (outcome: { readonly value: unknown } | TaskFailure) => void
}

class ThreadHost<T extends TaskTable> implements WorkerHost<T> {
  private readonly options: WorkerHostOptions
  private readonly waiting: Call[] = []
  private current: Call | undefined
  private timer: NodeJS.Timeout | undefined
  private thread: Worker | undefined
  private lastId = 0
  private isClosed = false

  constructor(options: WorkerHostOptions) {
    this.options = options
  }

  run<K extends keyof T & string>(task: K, input: T[K]['input'], options: TaskOptions = {}): Promise<T[K]['output']> {
    if (this.isClosed) return Promise.reject(new TaskFailure('gestopt', 'the worker is closed'))
    if (options.signal?.aborted) return Promise.reject(new TaskFailure('geannuleerd', 'cancelled before it began'))
    return new Promise((resolve, reject) => {
      this.lastId += 1
      const onAbort = () => this.cancel(call)
      const call: Call = {
        request: { id: this.lastId, task, input },
        options,
        settle: (outcome) => {
          options.signal?.removeEventListener('abort', onAbort)
          if (outcome instanceof TaskFailure) reject(outcome)
          else resolve(outcome.value as T[K]['output'])
        },
      }
      options.signal?.addEventListener('abort', onAbort)
      this.waiting.push(call)
      this.next()
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    for (const call of this.waiting.splice(0)) call.settle(new TaskFailure('gestopt', 'the worker is closed'))
    await this.breakOff(new TaskFailure('gestopt', 'the worker is closed'))
  }

  private start(): Worker {
    const { caller, name } = this.options.entry
    const thread = startThread(caller, name, {
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryMb ?? MEMORY_MB },
    })
    thread.on('message', (answer: TaskAnswer) => this.receive(answer))
    thread.on('error', (error: unknown) => this.lose(thread, error instanceof Error ? error.message : String(error)))
    thread.on('exit', () => this.lose(thread, 'the worker thread stopped'))
    return thread
  }

  private next(): void {
    if (this.current !== undefined || this.isClosed) return
    const call = this.waiting.shift()
    if (call === undefined) return
    this.thread ??= this.start()
    this.current = call
    const timeoutMs = call.options.timeoutMs ?? this.options.timeoutMs ?? TIMEOUT_MS
    const failure = new TaskFailure('tijd_op', `${call.request.task} took longer than ${timeoutMs} ms`)
    this.timer = setTimeout(() => void this.breakOff(failure), timeoutMs)
    try {
      this.thread.postMessage(call.request)
    } catch (error) {
      // The input cannot cross the border; the thread never saw it.
      this.finish(new TaskFailure('fout', error instanceof Error ? error.message : String(error)))
    }
  }

  private receive(answer: TaskAnswer): void {
    // A thread that was ended may still have had an answer under way.
    if (answer.id !== this.current?.request.id) return
    switch (answer.kind) {
      case 'progress':
        this.current.options.onProgress?.(answer.fraction)
        return
      case 'done':
        this.finish({ value: answer.value })
        return
      case 'failed':
        this.finish(new TaskFailure('fout', answer.message, answer.error))
    }
  }

  private finish(outcome: { readonly value: unknown } | TaskFailure): void {
    clearTimeout(this.timer)
    const call = this.current
    this.current = undefined
    call?.settle(outcome)
    this.next()
  }

  private cancel(call: Call): void {
    const failure = new TaskFailure('geannuleerd', 'cancelled')
    const place = this.waiting.indexOf(call)
    if (place >= 0) {
      this.waiting.splice(place, 1)
      call.settle(failure)
    } else if (this.current === call) void this.breakOff(failure)
  }

  /** Ends the thread in the middle of its task; the next task gets a new one. Never rejects. */
  private async breakOff(failure: TaskFailure): Promise<void> {
    const thread = this.thread
    // Forgotten first, so that its end is not taken for a crash.
    this.thread = undefined
    this.finish(failure)
    await thread?.terminate()
  }

  private lose(thread: Worker, message: string): void {
    if (this.thread !== thread) return
    this.thread = undefined
    this.options.log.error('worker.thread_lost', { task: this.current?.request.task, message })
    if (this.current !== undefined) this.finish(new TaskFailure('gestopt', message))
  }
}
