import * as z from 'zod/mini'

/** What somebody may choose beside the kind of file: `GET …/export/{what}.{ext}?…`. */
export const exportQuerySchema = z.object({
  taal: z.optional(z.enum(['nl', 'en'])),
  /** Of kanskaarten as PDF. */
  formaat: z.optional(z.enum(['a4', 'a5', 'a3'])),
  /** Of the bord as a picture: the id of one thema or frame. */
  vlak: z.optional(z.string().check(z.maxLength(40))),
  /** Of the wijkkaart as a picture. */
  weergave: z.optional(z.enum(['kaart', 'netwerk'])),
  /** Of a PDF: `archief` is PDF/A-2a, else PDF/UA-1. */
  norm: z.optional(z.enum(['toegankelijk', 'archief'])),
  /** An id of the page's own: how far it is can be asked under it. */
  taak: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/))),
})

/** `GET …/exporttaken/{taak}`: how far a file is that somebody waits for. */
export const exportTaakSchema = z.object({
  status: z.enum(['wacht', 'bezig', 'klaar']),
  progress: z.number(),
})

/** How many of what is not in a file, in the header `x-wijkbord-weggelaten` as JSON. */
export const leftOutHeader = 'x-wijkbord-weggelaten'
