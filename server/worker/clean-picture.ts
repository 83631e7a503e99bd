import type { Sharp } from 'sharp'
import { type AppError, appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type BestandInfo, bestandLimits } from '../../shared/domain/bestand.ts'

/** What is kept of a file that came in: made anew by us, without anything that was hidden in it. */
export interface CleanFile {
  readonly bytes: Uint8Array
  readonly contentType: BestandInfo['contentType']
  /** Pixels, of a picture. */
  readonly width?: number
  readonly height?: number
}

/** A PNG that stays sharp is kept as PNG up to this many bytes; beyond it a photo was saved in the wrong format. */
const maxPngBytes = 1_500_000
const jpegQuality = 82
/** A picture that takes longer than this to decode was made to do so. */
const maxSeconds = 20

/**
 * Draws a picture anew: turned as its camera says, at most `side` pixels wide and high, as JPEG (or PNG when it is see-through
 * or was a small PNG). EXIF, places, profiles and comments are gone; colours become sRGB. JPEG, PNG and WebP only: the first
 * bytes decide, never the name. Size in pixels is read from the header before anything is decoded.
 */
export async function cleanPicture(bytes: Uint8Array, side: number): Promise<Result<CleanFile>> {
  const format = sniff(bytes)
  if (format === undefined) return fail(appError(isHeic(bytes) ? 'bestand.heic' : 'bestand.not_a_picture'))
  const { default: sharp } = await import('sharp')
  // Nothing is kept for a next time, and one picture never takes all cores from the room.
  sharp.cache(false)
  sharp.concurrency(1)
  const open = (): Sharp =>
    sharp(bytes, { limitInputPixels: bestandLimits.pixels, failOn: 'error', sequentialRead: true, pages: 1 })
  try {
    const { width = 0, height = 0, format: found } = await open().metadata()
    if (found !== format) return fail(appError('bestand.not_a_picture'))
    const wrong = wrongSize(width, height)
    if (wrong !== undefined) return fail(wrong)
    const small = open()
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: maxSeconds })
    const { data, info } = await small.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
    const draw = (): Sharp => sharp(data, raw)
    const seeThrough = (info.channels === 4 || info.channels === 2) && !(await draw().stats()).isOpaque
    const size = { width: info.width, height: info.height }
    if (seeThrough || format === 'png') {
      const png = await draw().png({ compressionLevel: 8 }).toBuffer()
      if (seeThrough || png.length <= maxPngBytes) return ok({ bytes: png, contentType: 'image/png', ...size })
    }
    const jpeg = await draw().removeAlpha().jpeg({ quality: jpegQuality }).toBuffer()
    return ok({ bytes: jpeg, contentType: 'image/jpeg', ...size })
  } catch (error) {
    return fail(whyNot(error))
  }
}

function wrongSize(width: number, height: number): AppError | undefined {
  if (width < 1 || height < 1) return appError('bestand.unreadable')
  const { side, pixels } = bestandLimits
  if (width > side || height > side || width * height > pixels) return appError('bestand.too_many_pixels')
  return undefined
}

/** The decoder's own words may quote the file; only what kind of failure it was goes on. */
const whyNot = (error: unknown): AppError =>
  appError(
    error instanceof Error && /pixel limit/i.test(error.message) ? 'bestand.too_many_pixels' : 'bestand.unreadable',
  )

function sniff(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  return undefined
}

const isHeic = (bytes: Uint8Array): boolean =>
  ascii(bytes, 4, 8) === 'ftyp' && /^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(ascii(bytes, 8, 12))

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((one, at) => bytes[at] === one)
const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))
