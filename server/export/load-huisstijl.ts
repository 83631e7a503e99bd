import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { fontCoverage } from './font-coverage.ts'
import { type Huisstijl, standaardHuisstijl } from './huisstijl.ts'

/** `huisstijl.json` in the theme folder. */
const fileSchema = z.object({
  name: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  /** Main colour, dark enough for white letters. */
  color: z.optional(z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/))),
  /** Font of Word and PowerPoint files. */
  documentFont: z.optional(z.string().check(z.regex(/^[\p{L}\p{N} _-]{1,60}$/u))),
  /** Family name inside the files in `fonts/`, for PDF. */
  pdfFont: z.optional(z.string().check(z.regex(/^[\p{L}\p{N} _-]{1,60}$/u))),
})

const logoFiles = [
  ['logo.svg', 'svg'],
  ['logo.png', 'png'],
  ['logo.jpg', 'jpg'],
] as const
const maxLogoBytes = 1024 * 1024
const maxFontBytes = 5 * 1024 * 1024
const maxFonts = 8
/** WCAG AA for text. */
const leastContrast = 4.5

interface Warner {
  warn(event: string, fields: Readonly<Record<string, unknown>>): void
}

/**
 * Reads logo, colour and font of the municipality from a folder: `huisstijl.json`, `logo.svg|png|jpg`, `fonts/*.ttf|otf`.
 * What cannot be used is left out with a warning in the log; the server always starts, at worst in the plain default.
 */
export function loadHuisstijl(folder: string | undefined, log: Warner): Huisstijl {
  if (folder === undefined) return standaardHuisstijl
  const warn = (reason: string): void => log.warn('huisstijl.skipped', { reason })
  const file = readSettings(join(folder, 'huisstijl.json'), warn)
  const color = file.color?.toLowerCase()
  const isReadable = color === undefined || contrastWithWhite(color) >= leastContrast
  if (!isReadable) warn(`color ${color} is too light for white letters`)
  const logo = readLogo(folder, warn)
  const fonts = readFonts(join(folder, 'fonts'), warn)
  return {
    ...standaardHuisstijl,
    name: file.name ?? '',
    ...(color !== undefined && isReadable ? { color } : {}),
    ...(file.documentFont === undefined ? {} : { documentFont: file.documentFont }),
    ...(file.pdfFont === undefined || fonts.length === 0 ? {} : { pdfFont: file.pdfFont, fonts }),
    ...(logo === undefined ? {} : { logo }),
  }
}

function readSettings(path: string, warn: (reason: string) => void): z.infer<typeof fileSchema> {
  if (!existsSync(path)) return {}
  try {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
    warn(`huisstijl.json: ${parsed.error.issues.map(({ path: at }) => at.join('.')).join(', ')}`)
  } catch {
    warn('huisstijl.json is no JSON')
  }
  return {}
}

function readLogo(folder: string, warn: (reason: string) => void): Huisstijl['logo'] {
  for (const [name, format] of logoFiles) {
    const path = join(folder, name)
    if (!existsSync(path)) continue
    if (statSync(path).size > maxLogoBytes) {
      warn(`${name} is larger than 1 MB`)
      continue
    }
    const bytes = new Uint8Array(readFileSync(path))
    if (format === 'svg' && isActiveSvg(new TextDecoder().decode(bytes))) {
      warn(`${name} has scripts, links or entities`)
      continue
    }
    return { bytes, format }
  }
  return undefined
}

/** A logo is a picture: nothing in it runs, and nothing is loaded from elsewhere. */
const isActiveSvg = (svg: string): boolean =>
  /<script|<foreignObject|<!DOCTYPE|<!ENTITY|\son[a-z]+\s*=|(?:href|src)\s*=\s*["'](?!#|data:image\/(?:png|jpeg))/i.test(
    svg,
  )

function readFonts(folder: string, warn: (reason: string) => void): Uint8Array[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .slice(0, maxFonts)
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).size > maxFontBytes) {
        warn(`${name} is larger than 5 MB`)
        return []
      }
      const bytes = new Uint8Array(readFileSync(path))
      try {
        fontCoverage(bytes)
        return [bytes]
      } catch {
        warn(`${name} cannot be read`)
        return []
      }
    })
}

/** Contrast of a colour with white, 1–21 (WCAG 2.2). */
export function contrastWithWhite(color: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
}
