import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** What a process did to its files, in order; a line on standard output is an event too. */
export type DiskEvent =
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'said'; readonly line: string }

/** The calls that `readTrace` understands, for `strace -f -y -xx -e trace=…`. Calls that would be missed stop it. */
export const tracedCalls =
  'pwrite64,pwritev,pwritev2,write,writev,fsync,fdatasync,sync_file_range,ftruncate,fallocate,unlink,unlinkat,rename,renameat2'

/** Reads what `strace -f -y -xx` wrote down about files in `folder`. Rejects when a call changes one in a way it does not know. */
export async function readTrace(tracePath: string, folder: string): Promise<readonly DiskEvent[]> {
  const events: DiskEvent[] = []
  /** Per thread the beginning of a call that was interrupted by another thread's line. */
  const begun = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(tracePath) })) {
    const space = line.indexOf(' ')
    const thread = line.slice(0, space)
    let call = line.slice(space + 1).trimStart()
    if (call.endsWith('<unfinished ...>')) {
      begun.set(thread, call.slice(0, -'<unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(call)
    if (resumed !== null) call = `${(begun.get(thread) ?? '').trimEnd()}${call.slice(resumed[0].length)}`
    const event = parseCall(call, folder)
    if (event !== undefined) events.push(event)
  }
  return events
}

function parseCall(call: string, folder: string): DiskEvent | undefined {
  const found = /^(\w+)\((.*)\)\s+= (-?\d+)/s.exec(call)
  if (found === null) return undefined
  const [, name = '', args = '', result = ''] = found
  const file = /^(\d+)<([^>]*)>/.exec(args)
  const path = file === null ? firstText(args)?.toString() : fromHex(file[2] ?? '').toString()
  if (file?.[1] === '1' && name === 'write') {
    const line = firstText(args)?.toString().trim() ?? ''
    return { kind: 'said', line }
  }
  if (path?.startsWith(folder) !== true) return undefined
  const ok = Number(result) >= 0
  switch (name) {
    case 'pwrite64': {
      const bytes = firstText(args)
      const numbers = /", (\d+), (\d+)$/.exec(args)
      if (!ok || bytes === undefined || numbers === null || bytes.length !== Number(result))
        throw new Error(`a write that was not understood: ${call.slice(0, 80)}…`)
      return { kind: 'write', path, at: Number(numbers[2]), bytes }
    }
    case 'ftruncate':
      return { kind: 'truncate', path, size: Number(/, (\d+)$/.exec(args)?.[1]) }
    case 'fsync':
    case 'fdatasync':
      return ok ? { kind: 'sync', path } : undefined
    case 'unlink':
      return ok ? { kind: 'unlink', path } : undefined
    default:
      throw new Error(`a call that was not foreseen: ${name}`)
  }
}

function firstText(args: string): Buffer | undefined {
  const found = /"([^"]*)"(\.\.\.)?/.exec(args)
  return found === null || found[2] !== undefined ? undefined : fromHex(found[1] ?? '')
}

const fromHex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
