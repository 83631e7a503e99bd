import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { type AppError, appError } from '../../shared/base/errors.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { addApi } from '../api/api.ts'
import type { ApiContext, App } from '../api/context.ts'
import { ApiError, toProblem } from '../api/problem.ts'
import { type Log, silentLog } from '../observability/log.ts'
import { isOwnOrigin } from './admission.ts'

export interface HttpOptions {
  readonly context: ApiContext
  readonly log: Log
  /** Built client; absent or missing: only the API is served. */
  readonly clientDir?: string
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
  /** Own map tiles: the one place outside of this server that pictures may come from. */
  readonly tileUrl?: string
  /** Filled once the port is known. */
  readonly origins: () => ReadonlySet<string>
  /** Can the storage take a write now? */
  readonly isReady: () => Promise<boolean>
  readonly onAnswered?: (method: string, route: string, status: number, seconds: number) => void
}

/** Makes the HTTP server: API, description of the API, health, and the built client. Does not listen yet. */
export async function createHttp(options: HttpOptions): Promise<App> {
  const { context, log, tls } = options
  const app = Fastify({
    logger: false,
    trustProxy: 'loopback',
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: true,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    ...(tls === undefined ? {} : { https: tls }),
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptEmptyJson(app)
  app.setErrorHandler((error: FastifyError, request, reply) => answerProblem(log, error, request, reply))

  await app.register(fastifyHelmet, securityHeaders(tls !== undefined, options.tileUrl))
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Wijkbord',
        version: '1',
        description: 'Routes onder `/werksessies/{id}` nemen `?toegang=`. Fouten zijn `application/problem+json`.',
      },
    },
    transform: jsonSchemaTransform,
  })
  app.addHook('onRequest', async (request) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS'
    if (changes && !isOwnOrigin(request.raw, options.origins())) throw new ApiError(appError('auth.forbidden'))
  })
  app.addHook('onSend', async (request, reply) => {
    // What protects a page says nothing on a script or a picture, and fifty of them on a phone weigh as much as one more.
    if (request.url.startsWith('/assets/')) for (const name of pageHeaders) reply.removeHeader(name)
  })
  app.addHook('onResponse', async (request, reply) => {
    options.onAnswered?.(
      request.method,
      request.routeOptions.url ?? 'other',
      reply.statusCode,
      reply.elapsedTime / 1000,
    )
  })
  await app.register(
    async (scope) => {
      const api = scope.withTypeProvider<ZodTypeProvider>() as unknown as App
      api.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      })
      api.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
      addApi(api, context)
    },
    { prefix: '/api' },
  )
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  const isReady = rememberFor(readySeconds, options.isReady)
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await isReady()
    return reply.status(ready ? 200 : 503).send({ ok: ready })
  })
  await addClient(app, options.clientDir)
  return app
}

/** Asking whether the disk takes a write costs a write: anybody may ask, so the answer is kept for a moment. */
const readySeconds = 1

function rememberFor(seconds: number, ask: () => Promise<boolean>): () => Promise<boolean> {
  let kept: { readonly at: number; readonly answer: Promise<boolean> } | undefined
  return () => {
    const now = performance.now()
    if (kept === undefined || now - kept.at > seconds * 1000) kept = { at: now, answer: ask() }
    return kept.answer
  }
}

/** JSON only. A POST without a body may still say that it is JSON; `__proto__` in a body is refused. */
function acceptEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, String(body), done)
  })
}

const pageHeaders = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
  'accept-ranges',
]

function securityHeaders(secure: boolean, tileUrl: string | undefined) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Pictures of the bord are made in the browser.
        imgSrc: ["'self'", 'data:', 'blob:', ...(tileUrl === undefined ? [] : [new URL(tileUrl).origin])],
        // React Aria and the editor put small style elements in the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 15_552_000, includeSubDomains: false } : (false as const),
    // Browsers ignore these on plain http and say so in their console.
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' as const } : (false as const),
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' as const },
  }
}

function toAppError(error: FastifyError | Error): AppError {
  if (error instanceof ApiError) return error.error
  if (error.name === 'StorageError') return appError('storage.unavailable')
  const { code, validation, statusCode } = error as FastifyError
  if (validation !== undefined) return appError('request.invalid')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return appError('request.too_large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return appError('request.unsupported_type')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return appError('request.invalid')
  return appError('internal')
}

function answerProblem(
  log: Log,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = toAppError(error)
  if (known.code === 'internal')
    log.error('http.failed', { route: request.routeOptions.url, error: error.message, stack: error.stack })
  const problem = toProblem(known, request.headers['x-taal'] === 'en' ? 'en' : 'nl')
  // A string is sent as it is: the answer schemas of the routes do not apply to problems that stop a request early.
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem)
}

/** Files of the built client; any other path that a page asks for gets the page itself, which reads the path. */
async function addClient(app: App, clientDir: string | undefined): Promise<void> {
  const hasClient = clientDir !== undefined && existsSync(join(clientDir, 'index.html'))
  if (hasClient)
    await app.register(fastifyStatic, {
      root: clientDir,
      wildcard: false,
      index: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Names under assets carry a hash of their content.
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !/^\/(api|sync)(\/|$)/.test(request.url) &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '')
    if (hasClient && wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return answerProblem(silentLog, new ApiError(appError('werksessie.not_found')), request, reply)
  })
}
