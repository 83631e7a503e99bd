import { getLocale } from '../../../shared/i18n/messages.ts'

/** A moment as people say it: day and time, in the language of the page. `at` in ms since 1970. */
export const whenWords = (at: number): string =>
  new Intl.DateTimeFormat(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
