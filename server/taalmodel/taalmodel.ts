import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'

/** What is said to the model: a fixed instruction, and data that it must not take for one. */
export interface Vraag {
  readonly system: string
  readonly user: string
}

/** A language model that somebody set up for this server. */
export interface Taalmodel {
  /** Its name, for people. */
  readonly model: string
  /** The raw answer; `taalmodel.failed` for anything that is no answer in time and in size. */
  ask(vraag: Vraag): Promise<Result<string>>
}

export interface TaalmodelConfig {
  /** Base address of an OpenAI-compatible endpoint, e.g. `http://localhost:11434/v1`. */
  readonly url: string
  readonly model: string
  readonly key?: string
  /** In ms; beyond it the answer is not waited for. */
  readonly timeoutMs?: number
}

const answerTimeoutMs = 20_000
/** An answer of a few sentences takes a few kilobytes. */
const maxAnswerBytes = 128 * 1024
const maxAnswerTokens = 900

/**
 * Talks to an OpenAI-compatible endpoint, Ollama included. The library is loaded at the first question: without a setting,
 * or with nobody asking, nothing of it runs and no request leaves. Nothing is tried twice.
 */
export function createTaalmodel({ url, model, key = '', timeoutMs = answerTimeoutMs }: TaalmodelConfig): Taalmodel {
  return {
    model,
    ask: async ({ system, user }) => {
      try {
        const { default: OpenAI } = await import('openai')
        const client = new OpenAI({
          baseURL: url,
          apiKey: key === '' ? 'geen' : key,
          maxRetries: 0,
          timeout: timeoutMs,
          fetch: limitedFetch,
        })
        const answer = await client.chat.completions.create(
          {
            model,
            temperature: 0,
            max_tokens: maxAnswerTokens,
            response_format: { type: 'json_object' },
            messages: [
              { role: 'system', content: system },
              { role: 'user', content: user },
            ],
          },
          { signal: AbortSignal.timeout(timeoutMs) },
        )
        const content: unknown = answer.choices?.[0]?.message?.content
        return typeof content === 'string' ? ok(content) : fail(appError('taalmodel.failed'))
      } catch {
        // Whatever went wrong outside, people are told one thing: there is no usable answer.
        return fail(appError('taalmodel.failed'))
      }
    },
  }
}

/** Reads at most so many bytes, and goes nowhere else than where the setting points. */
const limitedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
    size += next.value.length
    if (size > maxAnswerBytes) {
      await reader?.cancel()
      throw new Error('the answer is too large')
    }
    parts.push(next.value)
  }
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  return new Response(Buffer.concat(parts), { status: response.status, headers })
}
