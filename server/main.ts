import { argv, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { renderUnicodeCompact } from 'uqr'
import { m } from '../shared/i18n/messages.ts'
import { parseConfig } from './config.ts'
import { createLog } from './observability/log.ts'
import { type Running, serve } from './serve.ts'

// Most of what a crowd leaves behind is dead at once: waking four helpers for it costs more than it saves.
const collectAlone = '--no-parallel-scavenge'

const nl = { locale: 'nl' } as const
/** A stop that takes longer is cut short: what was acknowledged is on disk in any case. */
const maxStopMs = 5000

/**
 * Starts the server with settings from the environment and prints what a begeleider needs. `--demo` opens the sample as
 * well. Ends the process in order on SIGTERM and SIGINT.
 */
export async function main(args: readonly string[]): Promise<void> {
  setFlagsFromString(collectAlone)
  const parsed = parseConfig(process.env)
  if (!parsed.ok) return stopWith(parsed.message)
  const config = parsed.value
  const log = createLog(config.logLevel)
  process.on('unhandledRejection', (reason) => {
    log.error('process.unhandled_rejection', {
      error: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    })
  })
  let running: Running
  try {
    running = await serve({ config, log, clock: { now: () => Date.now() } })
  } catch (error) {
    const { code, message, port } = error as NodeJS.ErrnoException & { readonly port?: number }
    if (code === 'EADDRINUSE') return stopWith(m.start_poort_bezet({ port: port ?? config.port }, nl))
    return stopWith(m.start_map_fout({ folder: config.dataDir, reason: message }, nl))
  }
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => exit(0), maxStopMs).unref()
    running.close().then(
      () => exit(0),
      (error: unknown) => {
        log.error('process.stop_failed', { error: String(error) })
        exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  const scheme = config.tls === undefined ? 'http' : 'https'
  const local = config.publicUrl ?? `${scheme}://localhost:${running.port}`
  const lines = [
    m.start_klaar({}, nl),
    '',
    m.start_beheer({}, nl),
    `  ${local}/beheer#${running.adminToken}`,
    '',
    ...networkLines(running, config.publicUrl !== undefined),
    ...(args.includes('--demo') ? await demoLines(running) : []),
    ...(local.startsWith('https:') ? [] : [m.start_http({}, nl)]),
    m.start_stop({ folder: config.dataDir }, nl),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function networkLines({ lanOrigins }: Running, hasPublicUrl: boolean): string[] {
  if (hasPublicUrl) return []
  if (lanOrigins.length === 0) return [m.start_geen_netwerk({}, nl), '']
  return [m.start_netwerk({}, nl), ...lanOrigins.map((origin) => `  ${origin}`), '']
}

async function demoLines(running: Running): Promise<string[]> {
  const { links, codes } = await running.openDemo()
  const line = (label: string, link: string): string => `  ${label.padEnd(12)} ${link}`
  return [
    m.start_demo({}, nl),
    line(m.start_rol_begeleider({}, nl), links.begeleider),
    line(m.start_rol_deelnemer({}, nl), links.deelnemer),
    line(m.start_rol_scherm({}, nl), links.scherm),
    line(m.start_rol_team({}, nl), links.team),
    '',
    m.start_meedoen({ code: codes.deelnemer, url: running.linkOrigin }, nl),
    renderUnicodeCompact(links.deelnemer, { border: 2 }),
    '',
  ]
}

function stopWith(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(argv.slice(2))
