import { useEffect, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { areaIdOf, frameAreaOf } from '../../canvas/layout-sort.ts'
import type { Session } from '../../model/types.ts'
import type { LinkSoort } from '../../ui/link.ts'
import { toast } from '../../ui/toast.tsx'

type Soort = Exclude<LinkSoort, 'kaart'>
const collectionOf = { sig: 'signalen', thema: 'themas', kader: 'frames' } as const satisfies Record<Soort, string>

interface DiepeLink {
  readonly soort: Soort
  readonly id: string
}

/** What an address points at on the bord; `undefined` when it only opens the bord. */
export function readLink(search: string): DiepeLink | undefined {
  const given = new URLSearchParams(search)
  for (const soort of ['sig', 'thema', 'kader'] as const) {
    const id = given.get(soort)
    if (id !== null && id !== '' && id.length <= 64) return { soort, id }
  }
  return undefined
}

/** The name that this thing has on canvas and list. */
export const itemOf = ({ soort, id }: DiepeLink): string =>
  soort === 'sig' ? id : soort === 'thema' ? areaIdOf(id) : frameAreaOf(id)

const graceMs = 2500

/**
 * Goes to what the address points at, once, when the bord is there; says so when it is not (any more). The address then only
 * opens the bord, so that a reload shows what somebody looked at last.
 */
export function useDiepeLink(session: Session, isReady: boolean, onShow: (itemId: string) => void): void {
  // Read before anything else sends this page to another address.
  const [link] = useState(() => readLink(window.location.search))
  const isDone = useRef(link === undefined)
  const show = useRef(onShow)
  show.current = onShow
  useEffect(() => {
    if (link === undefined || isDone.current || !isReady) return
    const collection = collectionOf[link.soort]
    const finish = (): void => {
      isDone.current = true
      const address = new URL(window.location.href)
      address.searchParams.delete(link.soort)
      window.history.replaceState(window.history.state, '', address)
      stop()
    }
    const look = (): void => {
      const record = session.bord.get(collection, link.id)
      if (record === undefined || isDone.current) return
      finish()
      if (record.archivedAt !== undefined) toast(m.kijk_link_weg())
      else show.current(itemOf(link))
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    // Before the server has told everything, what is missing may still come.
    const wait = (): void => {
      if (session.getSaveState().kind === 'verbinden' || timer !== undefined) return
      timer = setTimeout(() => {
        if (isDone.current) return
        finish()
        toast(m.kijk_link_onbekend())
      }, graceMs)
    }
    const stops = [session.bord.subscribe(collection, look), session.subscribeSaveState(wait)]
    const stop = (): void => {
      clearTimeout(timer)
      for (const one of stops) one()
    }
    // Just opened: the canvas takes its size and its first view after this.
    const first = setTimeout(() => {
      look()
      wait()
    }, 80)
    return () => {
      clearTimeout(first)
      stop()
    }
  }, [link, isReady, session])
}
