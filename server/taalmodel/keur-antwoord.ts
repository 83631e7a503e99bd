import * as z from 'zod/mini'
import { firstNames } from '../../shared/domain/first-names.ts'
import { findPersoonsgegevens } from '../../shared/domain/persoonsgegevens.ts'
import type { MeeBriefje } from './vraag.ts'

/** A sentence that keeps the rules, with the ids of the notes it rests on. */
export interface GoedeZin {
  readonly zin: string
  readonly signaalIds: readonly string[]
}

const answerSchema = z.object({
  zinnen: z.array(z.object({ zin: z.string(), bronnen: z.array(z.string()) })).check(z.maxLength(40)),
})

const maxWords = 22
const maxZinnen = 5
/** How much of what a sentence says must be found in the notes it names. */
const restsEnough = 0.4

/** Words for a number, an amount, a share or a moment: they count as figures (I9). */
const figureWords =
  /^(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w+(?:tien|tig)|honderd\w*|duizend\w*|miljoen\w*|procent|helft|kwart|driekwart|euro|dubbele?|veel|vele|meeste|meerdere|iedereen|alle|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*)$/

/** Words that may begin a sentence although no note has them. */
const openers = new Set(
  'mensen bewoners buurtbewoners professionals vrijwilligers ouders ouderen jongeren kinderen mannen vrouwen gezinnen de het een er ook wie wat waar als door voor bij met zonder veel sommige soms vaak niet geen zij ze hun dit dat deze die ik je hulp'.split(
    ' ',
  ),
)

const tokensOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What of an answer may be shown: `undefined` when it is no answer of the asked form at all. A sentence is thrown away when
 * it names a note that was not given, brings a figure, a name or personal data that its notes do not have, says things that
 * are not in them, or is no plain sentence. Nothing is repaired.
 */
export function keurAntwoord(
  raw: string,
  briefjes: readonly MeeBriefje[],
): { readonly goed: readonly GoedeZin[]; readonly geweigerd: number } | undefined {
  let plain: unknown
  try {
    plain = JSON.parse(raw)
  } catch {
    return undefined
  }
  const parsed = answerSchema.safeParse(plain)
  if (!parsed.success) return undefined
  const byCode = new Map(briefjes.map((one) => [one.code, one]))
  const goed: GoedeZin[] = []
  for (const { zin, bronnen } of parsed.data.zinnen) {
    const words = zin.trim()
    const codes = [...new Set(bronnen)]
    const sources = codes.flatMap((code) => byCode.get(code) ?? [])
    const isNew = !goed.some((one) => one.zin === words)
    if (codes.length === 0 || sources.length !== codes.length || !isNew || goed.length >= maxZinnen) continue
    if (!isPlainSentence(words) || !saysOnlyWhat(words, sources)) continue
    goed.push({ zin: words, signaalIds: sources.map(({ id }) => id).sort() })
  }
  return { goed, geweigerd: parsed.data.zinnen.length - goed.length }
}

function isPlainSentence(words: string): boolean {
  if (words.length < 8 || words.length > 220 || words.split(/\s+/).length > maxWords) return false
  // No markup, addresses, line breaks or signs that nobody sees.
  return /^[\p{L}\p{N}\s.,;:!?'’"“”()%€-]+$/u.test(words) && !/[\r\n\t]|www|http/i.test(words) && /\p{L}/u.test(words)
}

/** Every figure, every name and enough of the words are in the notes that the sentence names. */
function saysOnlyWhat(words: string, sources: readonly MeeBriefje[]): boolean {
  const known = new Set(sources.flatMap(({ text }) => tokensOf(text)))
  const sourceText = sources.map(({ text }) => text).join(' ')
  if (findPersoonsgegevens(words).length > 0) return false
  if (/[%€]/.test(words) && !/[%€]/.test(sourceText)) return false
  const tokens = words.match(/[\p{L}\p{N}]+/gu) ?? []
  for (const [index, token] of tokens.entries()) {
    const lower = token.toLowerCase()
    if (known.has(lower)) continue
    if (/\p{N}/u.test(token) || figureWords.test(lower) || firstNames.has(lower)) return false
    const isCapital = /^\p{Lu}/u.test(token)
    if (isCapital && index > 0) return false
    if (isCapital && !openers.has(lower)) return false
  }
  const content = tokens.map((token) => token.toLowerCase()).filter((token) => token.length >= 5)
  const beginnings = new Set([...known].map((token) => token.slice(0, 4)))
  const found = content.filter((token) => beginnings.has(token.slice(0, 4))).length
  return content.length > 0 && found / content.length >= restsEnough
}
