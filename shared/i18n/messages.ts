/** Every sentence people see, as typed functions: `m.app_name()`, `m.signalen_count({ count: 3 }, { locale: 'en' })`. */
export * as m from './generated/messages.js'
export { getLocale, setLocale } from './generated/runtime.js'

export type Locale = 'nl' | 'en'
