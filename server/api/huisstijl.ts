import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { type Huisstijl, standaardHuisstijl } from '../export/huisstijl.ts'
import type { Routes } from './context.ts'
import { ApiError } from './problem.ts'

const logoTypes = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg' } as const

/** The house style for pages: a stylesheet that changes the main colour and shows the logo, and the logo itself. Open to all. */
export const huisstijlRoutes: Routes = (app, context) => {
  const { huisstijl } = context
  const css = stylesheetOf(huisstijl)
  app.get(
    '/huisstijl.css',
    {
      schema: { summary: 'Kleur en logo van de gemeente voor de schermen', response: { 200: z.unknown() } },
      serializerCompiler: () => (data) => String(data),
    },
    (_request, reply) =>
      reply.header('content-type', 'text/css; charset=utf-8').header('cache-control', 'no-cache').send(css),
  )
  app.get(
    '/huisstijl/logo',
    {
      schema: { summary: 'Het logo van de gemeente', response: { 200: z.unknown() } },
      serializerCompiler: () => (data) => String(data),
    },
    (_request, reply) => {
      if (huisstijl.logo === undefined) throw new ApiError(appError('export.unknown'))
      return reply
        .header('content-type', logoTypes[huisstijl.logo.format])
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'max-age=300')
        .send(Buffer.from(huisstijl.logo.bytes))
    },
  )
}

/** A fifth darker, for what is pressed or hovered. */
const darker = (color: string): string =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(Number.parseInt(color.slice(at, at + 2), 16) * 0.75)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** Only light screens get the colour: in the dark and at high contrast the plain one is what can be read. */
function stylesheetOf({ color, logo, name }: Huisstijl): string {
  const rules = [
    ...(color === standaardHuisstijl.color
      ? []
      : [
          `:root:not([data-thema="donker"]):not([data-thema="contrast"]){--bord-blauw:${color};--bord-blauw-diep:${darker(color)}}`,
        ]),
    ...(logo === undefined
      ? []
      : [
          // The logo stands where our own sign would; its words stay for a screen reader.
          '.ui-merk{background:#fff url(/api/huisstijl/logo) center/contain no-repeat;border-color:#fff;box-shadow:none;outline:0;color:transparent;min-inline-size:6.5em}',
          '.ui-merk::before,.ui-merk::after{display:none}',
        ]),
  ]
  return `/* ${name.replace(/[^\p{L}\p{N} .-]/gu, '')} */\n${rules.join('\n')}\n`
}
