import type { Page } from 'playwright-core'
import type { Join, Joined } from '../../shared/protocol/api.ts'

/** Lets a browser in as the join screen does (that screen has tests of its own) and opens one of its screens. */
export async function enter(page: Page, url: string, join: Join, screen: string): Promise<Joined> {
  const answer = await page.request.post(`${url}/api/toegang`, { data: join })
  if (!answer.ok()) throw new Error(`join: ${answer.status()} ${await answer.text()}`)
  const joined = (await answer.json()) as Joined
  await page.goto(screenUrl(url, joined, screen))
  return joined
}

/** The address of a screen for somebody who joined. */
export const screenUrl = (url: string, joined: Joined, screen: string): string =>
  `${url}/w/${joined.werksessieId}/${screen}?toegang=${joined.toegang}`
