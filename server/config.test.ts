import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'wijkbord-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const parse = (env: Record<string, string>) => parseConfig({ DATA_DIR: folder, ...env })

describe('parseConfig', () => {
  it('has defaults for everything', () => {
    expect(parse({})).toEqual({ ok: true, value: { port: 4000, host: '0.0.0.0', dataDir: folder, logLevel: 'warn' } })
  })

  it('reads what is set, and takes empty for absent', () => {
    const parsed = parse({
      PORT: '0',
      HOST: '',
      PUBLIC_URL: 'https://wijkbord.example/',
      ADMIN_TOKEN: 'x'.repeat(16),
      METRICS_PORT: '9100',
      LOG_LEVEL: 'info',
    })
    expect(parsed).toEqual({
      ok: true,
      value: {
        port: 0,
        host: '0.0.0.0',
        publicUrl: 'https://wijkbord.example',
        dataDir: folder,
        adminToken: 'x'.repeat(16),
        logLevel: 'info',
        metricsPort: 9100,
      },
    })
  })

  it.each([
    [{ PORT: 'acht' }, 'De instelling PORT klopt niet: kies een getal van 0 tot 65535.'],
    [{ PORT: '70000' }, 'De instelling PORT klopt niet: kies een getal van 0 tot 65535.'],
    [
      { PUBLIC_URL: 'wijkbord.nl' },
      'De instelling PUBLIC_URL klopt niet: begin met http:// of https://, zonder pad erachter.',
    ],
    [{ ADMIN_TOKEN: 'kort' }, 'De instelling ADMIN_TOKEN klopt niet: gebruik minstens 16 tekens.'],
    [
      { LOG_LEVEL: 'luid' },
      'De instelling LOG_LEVEL klopt niet: kies uit trace, debug, info, warn, error, fatal, silent.',
    ],
    [{ TLS_CERT: '/tmp/x' }, 'De instelling TLS_KEY klopt niet: geef TLS_CERT en TLS_KEY samen.'],
    [
      { TLS_CERT: '/bestaat/niet', TLS_KEY: '/bestaat/niet' },
      'De instelling TLS_CERT klopt niet: het bestand /bestaat/niet bestaat niet.',
    ],
  ])('stops at %j with one sentence', (env, message) => {
    expect(parse(env as Record<string, string>)).toEqual({ ok: false, message })
  })

  it('says so when the data folder cannot be made', () => {
    writeFileSync(join(folder, 'bestand'), '')
    const parsed = parse({ DATA_DIR: join(folder, 'bestand', 'map') })
    expect(parsed).toEqual({ ok: false, message: expect.stringContaining('kan niet worden gebruikt') })
  })
})
