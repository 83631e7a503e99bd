import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import type { Joined, Links } from '../../shared/protocol/api.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { type Browser, secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { startServer } from '../support/server.ts'
import { createWerksessie, join, until } from '../support/werksessie-client.ts'

/** Records every byte that an ordinary person receives: all their sockets and every answer over HTTP. */
class Recorder {
  readonly received: { readonly from: string; readonly bytes: Uint8Array }[] = []
  readonly docs = new Map<DocName, Y.Doc>()
  readonly #sockets: WebSocket[] = []

  keep(from: string, bytes: Uint8Array): void {
    this.received.push({ from, bytes })
  }

  /** Opens a document as y-websocket does, and keeps what comes; the document is followed as well. */
  open(server: TestServer, who: Joined, cookie: string, name: DocName): Promise<void> {
    const address = `${server.origin.replace('http', 'ws')}/sync/${who.werksessieId}/${name}?toegang=${who.toegang}&epoch=${who.epoch}&v=${schemaVersion}`
    const socket = new WebSocket(address, { headers: { cookie } })
    const doc = new Y.Doc()
    this.docs.set(name, doc)
    this.#sockets.push(socket)
    return new Promise((resolve, reject) => {
      socket.on('error', reject)
      socket.on('open', () => {
        const hello = encoding.createEncoder()
        encoding.writeVarUint(hello, messageTypes.sync)
        syncProtocol.writeSyncStep1(hello, doc)
        socket.send(encoding.toUint8Array(hello))
      })
      socket.on('message', (data: Buffer) => {
        const bytes = new Uint8Array(data)
        this.keep(`ws ${name}`, bytes)
        const decoder = decoding.createDecoder(bytes)
        if (decoding.readVarUint(decoder) !== messageTypes.sync) return
        const step = decoding.readVarUint(decoder)
        if (step === syncSteps.step1) return
        const update = decoding.readVarUint8Array(decoder)
        Y.applyUpdate(doc, update)
        if (step === syncSteps.step2) resolve()
      })
    })
  }

  /** Where these words are in what came: as UTF-8 and UTF-16 bytes, and in what the documents hold and held. */
  find(words: readonly string[]): string[] {
    const found = new Set<string>()
    for (const word of words) {
      const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]
      for (const { from, bytes } of this.received)
        if (forms.some((form) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(form)))
          found.add(`${word} in ${from}`)
      for (const [name, doc] of this.docs)
        if (JSON.stringify([...doc.share.values()].map((type) => type.toJSON())).includes(word))
          found.add(`${word} in the document ${name}`)
    }
    return [...found].sort()
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate()
  }
}

let server: TestServer
let links: Links
beforeAll(async () => {
  server = await startTestServer()
  links = await server.create({ title: 'Bytes', themas: [{ title: 'Wonen' }, { title: 'Meedoen' }] })
})
afterAll(() => server?.close())

describe('what an ordinary deelnemer receives', () => {
  it('has nothing of a private round or an open vote in it, and all of it after the reveal', async () => {
    const path = `/api/werksessies/${links.id}`
    const enter = async (code: string, alias: string) => {
      const browser = server.browser()
      return { browser, joined: await browser.join(code, { alias, group: 'inwoner' }) }
    }
    const call = async (
      { browser, joined }: { browser: Browser; joined: Joined },
      method: string,
      to: string,
      body?: object,
    ) => {
      const separator = to.includes('?') ? '&' : '?'
      const answer = await browser.call(method, `${path}${to}${separator}toegang=${joined.toegang}`, body)
      expect([to, answer.status]).toEqual([to, 200])
      return answer
    }
    const berna = await enter(secretOf(links.links.begeleider), 'Berna')
    const writers = await Promise.all(['Roos', 'Bo', 'Ali'].map((alias) => enter(links.codes.deelnemer, alias)))
    const watcher = await enter(links.codes.deelnemer, 'Kijker')
    const recorder = new Recorder()
    for (const doc of ['bord', 'sessie'] as const)
      await recorder.open(server, watcher.joined, watcher.browser.cookie, doc)
    const ask = async (to: string) => {
      const response = await fetch(`${server.origin}${path}${to}?toegang=${watcher.joined.toegang}`, {
        headers: { cookie: watcher.browser.cookie },
      })
      recorder.keep(to, new Uint8Array(await response.arrayBuffer()))
      return response.status
    }
    const askEverything = async () => {
      const statuses = []
      for (const to of [
        '/mijn-signalen',
        '/eigen',
        '/stemmen',
        '/rangorde',
        '/deelnemers',
        '/markeringen',
        '/export/archief.json',
        '/export/signalen.csv',
        '/export/moderatie.csv',
      ])
        statuses.push(await ask(to))
      return statuses
    }

    await call(berna, 'POST', '/fase', { from: 'inloop', to: 'signalen' })
    await call(berna, 'POST', '/intake', { prive: true })
    const words: string[] = []
    const ids: string[] = []
    for (const [index, writer] of writers.entries())
      for (let i = 0; i < 9; i++) {
        const [id, text] = [`prv${index}x${i}QZ`, `woordgeheim${index}n${i}`]
        ids.push(id)
        words.push(text)
        await call(writer, 'POST', '/signalen', { id, text: `wij ${text} en meer`, kind: 'zorg' })
      }
    const [first] = writers
    if (first === undefined) throw new Error('nobody writes')
    await call(first, 'POST', '/mijn-signalen', { signaalId: 'prv0x0QZ', text: 'wij woordgeheim0n0 anders' })
    // A grouping and the counter come by while the round runs: neither may carry any of it.
    await call({ ...berna }, 'GET', '/deelnemers')
    const doc = recorder.docs.get('sessie')
    await until('the counter is there', () => {
      const prive = doc?.getMap('sessie').get('prive') as { count?: number } | undefined
      return prive?.count === 27
    })
    expect(await askEverything()).toEqual([200, 200, 409, 409, 404, 404, 404, 404, 404])
    // Begeleiders read it nowhere either: not in their documents, lists or files.
    const theirs = new Recorder()
    for (const name of ['bord', 'sessie', 'regie', 'programma'] as const)
      await theirs.open(server, berna.joined, berna.browser.cookie, name)
    for (const to of ['/markeringen', '/export/archief.json', '/export/signalen.csv', '/export/moderatie.csv']) {
      const answer = await call(berna, 'GET', to)
      theirs.keep(to, Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)))
    }
    expect(theirs.find([...words, ...ids])).toEqual([])
    expect(recorder.find([...words, ...ids])).toEqual([])
    theirs.close()

    await call(berna, 'POST', '/onthulling-signalen', {})
    const bord = recorder.docs.get('bord')
    await until('everything is there', () => bord?.getMap('signalen').size === 27)
    // The recorder can see: now every word and id is in it.
    for (const word of [...words, ...ids]) expect(recorder.find([word]).length).toBeGreaterThan(0)
    const own = await call(first, 'GET', '/eigen')
    expect((own.body as { keys: string[] }).keys).toHaveLength(9)
    // Nothing tells who wrote what: one clientID, the server's, made them all.
    const clients = new Set([...(bord?.getMap('signalen')._map.values() ?? [])].map(({ id }) => id.client))
    expect(clients.size).toBe(1)
    expect(writers.some(({ joined }) => joined.clientIds.some((id) => clients.has(id)))).toBe(false)

    // An open vote: whom a dot went to stays with the server.
    await call(berna, 'POST', '/fase', { from: 'signalen', to: 'stemmen' })
    const ronde = () => doc?.getMap('sessie').get('stemronde') as { targets: string[]; status: string } | undefined
    await until('the round is open', () => ronde()?.status === 'open')
    const before = recorder.received.length
    const [target] = ronde()?.targets ?? []
    for (const writer of writers) await call(writer, 'POST', '/stemmen', { ballot: { [target ?? '']: 3 } })
    await until('the ballots are counted', () => doc?.getMap('sessie').get('ballotsCast') === 3)
    await ask('/stemmen')
    await ask('/rangorde')
    const during = recorder.received.slice(before)
    expect(during.length).toBeGreaterThan(2)
    const persons = writers.map(({ joined }) => joined.deelnemerId)
    for (const { from, bytes } of during) {
      const text = Buffer.from(bytes).toString('latin1')
      expect([from, persons.filter((person) => text.includes(person))]).toEqual([from, []])
      expect([from, text.includes(target ?? '?')]).toEqual([from, false])
    }
    recorder.close()
  })

  it('goes on with a reveal that was cut off by a kill, each signaal once', async () => {
    const running = await startServer()
    try {
      const room = await createWerksessie(running.url, { title: 'Halverwege' })
      const path = `/werksessies/${room.id}`
      const berna = await join(running.url, { code: secretOf(room.links.begeleider), alias: 'Berna' })
      const roos = await join(running.url, { code: room.codes.deelnemer, alias: 'Roos', group: 'inwoner' })
      await berna.api('POST', `${path}/fase`, { from: 'inloop', to: 'signalen' })
      await berna.api('POST', `${path}/intake`, { prive: true })
      for (let from = 0; from < 400; from += 200)
        await roos.api(
          'POST',
          `${path}/signalen`,
          Array.from({ length: 200 }, (_, i) => ({ id: `half${from + i}`, text: `tekst ${from + i}`, kind: 'wens' })),
        )
      const { doc, synced } = berna.open('bord')
      await synced
      // The request is under way when the server dies: what was shown by then is on disk, the rest is not lost.
      const asked = berna.api('POST', `${path}/onthulling-signalen`, {}).catch(() => undefined)
      await until('the first batch is there', () => doc.getMap('signalen').size > 0)
      const shown = new Set(doc.getMap('signalen').keys())
      await running.kill('SIGKILL')
      berna.close()
      await asked
      await running.restart()
      // Somebody comes in: that is enough for it to go on.
      const after = await join(running.url, { code: room.codes.deelnemer, alias: 'Bo', group: 'inwoner' })
      const [bord, sessie] = [after.open('bord'), after.open('sessie')]
      await Promise.all([bord.synced, sessie.synced])
      await until('all of it is there', () => bord.doc.getMap('signalen').size === 400)
      expect([...shown].filter((id) => !bord.doc.getMap('signalen').has(id))).toEqual([])
      await until('the round is over', () => readSessie(sessie.doc)?.prive?.status === 'onthuld')
      expect(readSessie(sessie.doc)?.prive?.count).toBe(0)
      const own = await roos.api('GET', `${path}/eigen`)
      expect(new Set((own.body as { keys: string[] }).keys).size).toBe(400)
      after.close()
    } finally {
      await running.close()
    }
  })
})
