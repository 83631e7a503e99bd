import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { m } from '../shared/i18n/messages.ts'

/** Everything that can be set from outside. Parsed once at the start; nobody else reads the environment. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Origin without a slash at the end; absent: localhost and the LAN addresses are used. */
  readonly publicUrl?: string
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  readonly dataDir: string
  readonly adminToken?: string
  readonly logLevel: (typeof logLevels)[number]
  readonly metricsPort?: number
  /** Tiles of an own map server in RD (EPSG:28992), with `{z}`, `{x}` and `{y}`; absent: the wijkkaart asks nobody. */
  readonly tileUrl?: string
  /** An OpenAI-compatible endpoint; absent: no language model, and no request ever leaves. */
  readonly taalmodel?: { readonly url: string; readonly model: string; readonly key?: string }
  /** Folder with the house style of the municipality. */
  readonly themeDir?: string
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const port = (fallback?: string) =>
  z.pipe(
    z._default(z.string(), fallback ?? ''),
    z.string().check(
      z.regex(/^\d{1,5}$/, 'kies een getal van 0 tot 65535'),
      z.refine((v) => Number(v) <= 65_535, 'kies een getal van 0 tot 65535'),
    ),
  )

const environmentSchema = z.object({
  PORT: port('4000'),
  HOST: z._default(z.string().check(z.minLength(1, 'vul een adres in')), '0.0.0.0'),
  PUBLIC_URL: z.optional(
    z.string().check(z.regex(/^https?:\/\/[^/\s]+\/?$/, 'begin met http:// of https://, zonder pad erachter')),
  ),
  TLS_CERT: z.optional(z.string()),
  TLS_KEY: z.optional(z.string()),
  DATA_DIR: z._default(z.string().check(z.minLength(1, 'vul een map in')), './data'),
  ADMIN_TOKEN: z.optional(z.string().check(z.minLength(16, 'gebruik minstens 16 tekens'))),
  LOG_LEVEL: z._default(z.enum(logLevels, `kies uit ${logLevels.join(', ')}`), 'warn'),
  METRICS_PORT: z.optional(port()),
  TILE_URL: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^https?:\/\/[^/\s;,'"]+\/(?=[^\s]*\{z\})(?=[^\s]*\{x\})(?=[^\s]*\{y\})[^\s;,'"]+$/,
          'begin met http:// of https:// en zet {z}, {x} en {y} in het pad',
        ),
      ),
  ),
  TAALMODEL_URL: z.optional(z.string().check(z.regex(/^https?:\/\/[^\s]+$/, 'begin met http:// of https://'))),
  TAALMODEL_MODEL: z.optional(z.string()),
  TAALMODEL_KEY: z.optional(z.string()),
  THEME_DIR: z.optional(z.string()),
})

/**
 * Reads the environment. A wrong value gives one readable Dutch sentence; an empty value counts as absent.
 * Checks that the certificate files exist, and makes the data folder.
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly message: string } {
  const wrong = (name: string, reason: string) => ({
    ok: false as const,
    message: m.start_config_fout({ name, reason }, { locale: 'nl' }),
  })
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return wrong(String(issue?.path[0] ?? '?'), issue?.message ?? '?')
  }
  const env = parsed.data
  if ((env.TLS_CERT === undefined) !== (env.TLS_KEY === undefined))
    return wrong(env.TLS_CERT === undefined ? 'TLS_CERT' : 'TLS_KEY', 'geef TLS_CERT en TLS_KEY samen')
  for (const name of ['TLS_CERT', 'TLS_KEY'] as const) {
    const file = env[name]
    if (file !== undefined && !existsSync(file)) return wrong(name, `het bestand ${file} bestaat niet`)
  }
  if (env.THEME_DIR !== undefined && !existsSync(env.THEME_DIR))
    return wrong('THEME_DIR', `de map ${env.THEME_DIR} bestaat niet`)
  if ((env.TAALMODEL_URL === undefined) !== (env.TAALMODEL_MODEL === undefined))
    return wrong('TAALMODEL_URL', 'geef TAALMODEL_URL en TAALMODEL_MODEL samen')
  const dataDir = resolve(env.DATA_DIR)
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, message: m.start_map_fout({ folder: dataDir, reason }, { locale: 'nl' }) }
  }
  return {
    ok: true,
    value: {
      port: Number(env.PORT),
      host: env.HOST,
      ...(env.PUBLIC_URL === undefined ? {} : { publicUrl: env.PUBLIC_URL.replace(/\/$/, '') }),
      ...(env.TLS_CERT === undefined || env.TLS_KEY === undefined
        ? {}
        : { tls: { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } }),
      dataDir,
      ...(env.ADMIN_TOKEN === undefined ? {} : { adminToken: env.ADMIN_TOKEN }),
      logLevel: env.LOG_LEVEL,
      ...(env.TAALMODEL_URL === undefined || env.TAALMODEL_MODEL === undefined
        ? {}
        : {
            taalmodel: {
              url: env.TAALMODEL_URL.replace(/\/$/, ''),
              model: env.TAALMODEL_MODEL,
              ...(env.TAALMODEL_KEY === undefined ? {} : { key: env.TAALMODEL_KEY }),
            },
          }),
      ...(env.TILE_URL === undefined ? {} : { tileUrl: env.TILE_URL }),
      ...(env.METRICS_PORT === undefined ? {} : { metricsPort: Number(env.METRICS_PORT) }),
      ...(env.THEME_DIR === undefined ? {} : { themeDir: resolve(env.THEME_DIR) }),
    },
  }
}
