import type { ApiAnswer } from '../../sync/api.ts'

/** Calls the API as beheerder. */
export type BeheerApi = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<ApiAnswer<T>>
