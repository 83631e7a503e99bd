import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
/** Where `npm run dev` finds the server. */
const api = process.env.WIJKBORD_API ?? 'http://localhost:4000'

/** Fifty phones on one Wi-Fi fetch the same files: they are compressed once, when they are built. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    const assets = join(this.environment.config.build.outDir, 'assets')
    for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const plain = readFileSync(join(assets, name))
      if (plain.length < 1024) continue
      writeFileSync(join(assets, `${name}.gz`), gzipSync(plain))
      writeFileSync(
        join(assets, `${name}.br`),
        brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      )
    }
  },
})

export default defineConfig({
  root: `${root}/client`,
  cacheDir: `${root}/node_modules/.vite`,
  plugins: [react(), precompress()],
  build: { outDir: `${root}/dist/client`, emptyOutDir: true, target: 'es2022', manifest: true },
  server: {
    proxy: {
      '/api': { target: api, headers: { origin: api } },
      // Only the documents: `/sync/…` is also where the client's own modules live.
      '^/sync/[^/]+/(bord|sessie|regie|programma)': {
        target: api.replace('http', 'ws'),
        ws: true,
        headers: { origin: api },
      },
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing happens at import (STYLE), so files may share their modules: half the time went into importing.
          isolate: false,
          root,
          include: [
            '{shared,server,client}/**/*.test.{ts,tsx}',
            'tests/{architecture,contract,property,quality}/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          isolate: false,
          root,
          include: ['tests/integration/**/*.test.ts', 'tests/simulation/**/*.sim.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000, interval: 50 } },
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['tests/e2e/**/*.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Mostly waiting: two files at a time, each with a server and a browser of its own.
          maxWorkers: 2,
          // A busy machine takes its time; what never comes fails all the same.
          expect: { poll: { timeout: 20_000, interval: 50 } },
        },
      },
    ],
  },
})
