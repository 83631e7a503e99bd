import * as z from 'zod/mini'

/** What the projector can show. Never a camera of somebody: always one view, or one thing. */
export const schermViews = [
  'code',
  'agenda',
  'welkom',
  'cijfers',
  'signalen',
  'aanbod',
  'themas',
  'thema',
  'tafel',
  'frame',
  'signaal',
  'wijkkaart',
  'kanskaart',
  'prive',
  'pauze',
  'stemmen',
  'onthulling',
  'meedoen',
  'afsluiting',
  'zwart',
] as const
export const schermViewSchema = z.enum(schermViews)
export type SchermView = z.infer<typeof schermViewSchema>
