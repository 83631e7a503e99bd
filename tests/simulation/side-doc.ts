import * as Y from 'yjs'
import { setRefused } from '../../shared/doc/regie-doc.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import { DocLink, type LinkHooks } from './doc-link.ts'
import type { Hello, Network } from './network.ts'

export type SideName = Extract<DocName, 'programma' | 'regie'>

export interface SideParts {
  readonly network: Network
  readonly name: SideName
  readonly doc: Y.Doc
  readonly hello: () => Hello
  readonly onKept: LinkHooks['onKept']
  readonly onClosed: LinkHooks['onClosed']
  /** The number that this page may write under now. */
  clientId(): number | undefined
}

/** One of the documents beside the bord, as the begeleider and the team have them open. */
export class SideDoc {
  readonly name: SideName
  readonly doc: Y.Doc
  readonly link: DocLink
  readonly #clientId: () => number | undefined
  #isSynced = false
  #isReadOnly = false
  #acknowledged = 0

  constructor({ network, name, doc, hello, onKept, onClosed, clientId }: SideParts) {
    this.name = name
    this.doc = doc
    this.#clientId = clientId
    this.link = new DocLink(network, doc, name, hello, {
      isHonest: true,
      onKept,
      onClosed,
      onStatus: () => {
        this.#isSynced = false
        this.#acknowledged = 0
      },
      onSynced: () => {
        this.#isSynced = true
      },
      onAcknowledged: (frames) => {
        this.#acknowledged = frames
      },
      onStorageState: (state) => {
        this.#isReadOnly = state === 'read_only'
      },
    })
  }

  /** It has everything, and everything of it is on the server's disk. */
  isCalm(): boolean {
    return this.#isSynced && !this.#isReadOnly && this.#acknowledged >= this.link.framesSent()
  }

  /** Does something that the editor (or the list of suggestions) offers; `r` are numbers in [0, 1). */
  act(r: readonly number[]): void {
    const clientId = this.#clientId()
    // Yjs takes another number when it sees its own in use elsewhere; a page would open itself anew.
    if (clientId === undefined || this.#isReadOnly) return
    this.doc.clientID = clientId
    const [r0 = 0, r1 = 0, r2 = 0] = r
    this.doc.transact(() => {
      if (this.name === 'regie') setRefused(this.doc, `s${Math.floor(r0 * 20)}.t${Math.floor(r1 * 4)}`, r2 < 0.7)
      else editProgramma(this.doc.getXmlFragment('inhoud'), r0, r1, r2)
    })
  }
}

/** Types, deletes, adds a paragraph or takes one away. */
function editProgramma(inhoud: Y.XmlFragment, what: number, where: number, how: number): void {
  const texts = inhoud
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.toArray() : []))
    .filter((node): node is Y.XmlText => node instanceof Y.XmlText)
  const text = texts[Math.floor(where * texts.length)]
  if (what < 0.15 || text === undefined) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(`alinea ${Math.floor(how * 1e6)}`)])
    inhoud.insert(Math.floor(where * (inhoud.length + 1)), [paragraph])
  } else if (what < 0.22 && inhoud.length > 3) inhoud.delete(Math.floor(where * inhoud.length), 1)
  else if (what < 0.45 && text.length > 4) text.delete(Math.floor(how * (text.length - 3)), 3)
  else if (text.length < 400) text.insert(Math.floor(how * (text.length + 1)), ` woord${Math.floor(how * 1000)}`)
}
