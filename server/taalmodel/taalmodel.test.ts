import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createTaalmodel } from './taalmodel.ts'

describe('a model that never answers', () => {
  it('is not waited for, and not asked twice', async () => {
    let asked = 0
    const server = createServer(() => {
      asked++
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const model = createTaalmodel({ url: `http://127.0.0.1:${port}`, model: 'stil', timeoutMs: 500 })
    expect(await model.ask({ system: '', user: '' })).toMatchObject({ ok: false, error: { code: 'taalmodel.failed' } })
    expect(asked).toBe(1)
    server.closeAllConnections()
    server.close()
  })
})
