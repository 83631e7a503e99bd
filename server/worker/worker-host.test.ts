import { afterEach, describe, expect, test } from 'vitest'
import type { TestTasks } from '../../tests/fixtures/worker-test-entry.ts'
import { silentLog } from '../observability/log.ts'
import { createWorkerHost, type WorkerHost } from './worker-host.ts'

describe('worker host', () => {
  const hosts: WorkerHost<TestTasks>[] = []
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.close()
  })
  const createHost = (options: { timeoutMs?: number; memoryMb?: number } = {}): WorkerHost<TestTasks> => {
    const caller = new URL('../../tests/fixtures/x.ts', import.meta.url).href
    const host = createWorkerHost<TestTasks>({
      log: silentLog,
      entry: { caller, name: 'worker-test-entry' },
      ...options,
    })
    hosts.push(host)
    return host
  }
  /** Starts a task that never ends by itself and waits until it really runs. */
  const hang = async (host: WorkerHost<TestTasks>, signal?: AbortSignal) => {
    let begun = () => {}
    const isRunning = new Promise<void>((resolve) => {
      begun = resolve
    })
    const outcome = host.run('forever', null, {
      onProgress: () => begun(),
      ...(signal === undefined ? {} : { signal }),
    })
    const settled = outcome.then(
      () => 'finished',
      (error: unknown) => error,
    )
    await isRunning
    return { settled }
  }

  test('tasks run one after another in one warm thread, in the order asked', async () => {
    const host = createHost()
    const counts = await Promise.all([host.run('count', null), host.run('count', null), host.run('count', null)])
    expect(counts).toEqual([1, 2, 3])
    expect(await host.run('add', [1, 2, 3])).toBe(6)
    expect(await host.run('bytes', Uint8Array.from([1, 2]))).toEqual(Uint8Array.from([2, 3]))
  })

  test('progress arrives in steps of a hundredth, before the result', async () => {
    const host = createHost()
    const seen: number[] = []
    expect(await host.run('steps', 1000, { onProgress: (fraction) => seen.push(fraction) })).toBe('done')
    expect(seen.length).toBeGreaterThan(90)
    expect(seen.length).toBeLessThanOrEqual(100)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  test('while a task is busy the calling thread is not', async () => {
    const host = createHost()
    const control = new AbortController()
    const { settled } = await hang(host, control.signal)
    let turns = 0
    for (; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(turns).toBe(50)
    control.abort()
    expect(await settled).toMatchObject({ name: 'TaskFailure', reason: 'geannuleerd' })
  })

  test('cancelling a running task ends it; those behind it run in a new thread', async () => {
    const host = createHost()
    const control = new AbortController()
    expect(await host.run('count', null)).toBe(1)
    const running = host.run('forever', null, { signal: control.signal, onProgress: () => control.abort() })
    const behind = host.run('count', null)
    await expect(running).rejects.toMatchObject({ reason: 'geannuleerd' })
    expect(await behind).toBe(1)
  })

  test('cancelling a waiting task leaves the running one alone', async () => {
    const host = createHost()
    const control = new AbortController()
    const first = host.run('steps', 10)
    const waiting = host.run('add', [1], { signal: control.signal })
    control.abort()
    await expect(waiting).rejects.toMatchObject({ reason: 'geannuleerd' })
    expect(await first).toBe('done')
    await expect(host.run('add', [1], { signal: control.signal })).rejects.toMatchObject({ reason: 'geannuleerd' })
  })

  test('a task that takes too long is broken off', async () => {
    const host = createHost()
    await host.run('count', null)
    await expect(host.run('forever', null, { timeoutMs: 100 })).rejects.toMatchObject({ reason: 'tijd_op' })
    expect(await host.run('count', null)).toBe(1)
  })

  test('an error keeps its message, an expected error its code, and the thread lives on', async () => {
    const host = createHost()
    await host.run('count', null)
    await expect(host.run('throws', 'wrong')).rejects.toMatchObject({ reason: 'fout', message: 'wrong' })
    await expect(host.run('refuses', null)).rejects.toMatchObject({
      reason: 'fout',
      error: { code: 'export.unknown', details: { ext: 'exe' } },
    })
    await expect(host.run('nothing' as 'add', [])).rejects.toMatchObject({ reason: 'fout' })
    await expect(host.run('add', [() => 1] as unknown as number[])).rejects.toMatchObject({ reason: 'fout' })
    expect(await host.run('count', null)).toBe(2)
  })

  test('a thread that dies or takes too much memory fails its task only', async () => {
    const host = createHost({ memoryMb: 64 })
    await expect(host.run('dies', null)).rejects.toMatchObject({ reason: 'gestopt' })
    expect(await host.run('count', null)).toBe(1)
    await expect(host.run('hoards', null)).rejects.toMatchObject({ reason: 'gestopt' })
    expect(await host.run('count', null)).toBe(1)
  })

  test('closing breaks off what runs and what waits', async () => {
    const host = createHost()
    const { settled: running } = await hang(host)
    const waiting = host.run('add', [1]).catch((error: unknown) => error)
    await host.close()
    expect(await running).toMatchObject({ reason: 'gestopt' })
    expect(await waiting).toMatchObject({ reason: 'gestopt' })
    await expect(host.run('add', [1])).rejects.toMatchObject({ reason: 'gestopt' })
  })
})
