const key = 'beheer-token'

/**
 * The key of beheer: from the fragment of the link, which then leaves the address, or as this tab kept it. Empty: none.
 * The tab keeps it and nothing else does: a shared laptop forgets it when the tab closes.
 */
export function takeToken(): string {
  const given = decodeURIComponent(window.location.hash.replace(/^#/, '')).trim()
  if (given !== '') {
    keepToken(given)
    window.history.replaceState(window.history.state, '', window.location.pathname)
    return given
  }
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

export function keepToken(token: string): void {
  try {
    sessionStorage.setItem(key, token)
  } catch (error) {
    // A browser may refuse storage (private window): the key then lasts as long as the page.
    console.info('no storage for the key', error)
  }
}

export function forgetToken(): void {
  try {
    sessionStorage.removeItem(key)
  } catch (error) {
    console.info('no storage for the key', error)
  }
}
