import { m } from '../../shared/i18n/messages.ts'
import type { Problem } from '../../shared/protocol/api.ts'

export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly serverTime: number | undefined }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly status: number }

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

interface ApiOptions {
  readonly body?: unknown
  readonly toegang?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Calls `/api{path}`. Never throws: no network gives `{ code: 'offline' }`, a problem of the server its code and sentence.
 * A `Blob` or `ArrayBuffer` body is sent as it is, anything else as JSON.
 */
export async function callApi<T>(
  method: Method,
  path: string,
  { body, toegang, headers }: ApiOptions = {},
): Promise<ApiAnswer<T>> {
  const separator = path.includes('?') ? '&' : '?'
  const url = `/api${path}${toegang === undefined ? '' : `${separator}toegang=${encodeURIComponent(toegang)}`}`
  const isRaw = body instanceof Blob || body instanceof ArrayBuffer
  let response: Response
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: { ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isRaw ? (body as Blob) : JSON.stringify(body) }),
    })
  } catch {
    return { ok: false, code: 'offline', message: m.net_offline(), status: 0 }
  }
  const date = Date.parse(response.headers.get('date') ?? '')
  const text = await response.text().catch(() => '')
  const parsed = parseJson(text)
  if (response.ok) return { ok: true, value: parsed as T, serverTime: Number.isNaN(date) ? undefined : date }
  const problem = parsed as Partial<Problem> | undefined
  return {
    ok: false,
    code: problem?.code ?? 'internal',
    message: problem?.detail ?? m.net_onverwacht(),
    status: response.status,
  }
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
