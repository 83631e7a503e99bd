/** How long a new note has its yellow frame. */
const freshMs = 3000

/** New notes of others: marked for three seconds, then told to be painted without the mark. */
export interface News {
  readonly ids: ReadonlySet<string>
  add(id: string): void
  close(): void
}

/** `onOver` is called with the notes whose time is over. */
export function createNews(onOver: (ids: readonly string[]) => void): News {
  const since = new Map<string, number>()
  const ids = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    const [first] = since.values()
    timer = first === undefined ? undefined : setTimeout(prune, Math.max(50, first + freshMs - performance.now()))
  }
  const prune = (): void => {
    const over: string[] = []
    for (const [id, at] of since) {
      if (at > performance.now() - freshMs + 20) break
      over.push(id)
    }
    for (const id of over) {
      since.delete(id)
      ids.delete(id)
    }
    onOver(over)
    wait()
  }
  return {
    ids,
    add(id) {
      since.delete(id)
      since.set(id, performance.now())
      ids.add(id)
      if (timer === undefined) wait()
    },
    close: () => clearTimeout(timer),
  }
}
