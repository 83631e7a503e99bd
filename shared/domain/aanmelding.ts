import * as z from 'zod/mini'

/** How the municipality may reach somebody who joins a thema: never in a document, an export or an archive (C5). */
export const contactSchema = z.object({
  channel: z.enum(['email', 'telefoon']),
  value: z.string().check(z.trim(), z.minLength(5), z.maxLength(120)),
})
export type Contact = z.infer<typeof contactSchema>

/** Who wants to work on which themas after the werksessie. Giving a contact is agreeing that it is kept for that. */
export const aanmeldingSchema = z.object({
  themaIds: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(30)),
  contact: z.nullable(contactSchema),
})
export type Aanmelding = z.infer<typeof aanmeldingSchema>

/** Looks like an address or a number; whether it exists nobody knows. */
export function isContact({ channel, value }: Contact): boolean {
  return channel === 'email'
    ? /^\S+@\S+\.\S{2,}$/.test(value)
    : /^[+\d][\d\s()-]{7,}$/.test(value) && value.replace(/\D/g, '').length >= 8
}
