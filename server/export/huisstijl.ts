/** How documents of this municipality look; the plain default is ours. Plain data: it crosses into the worker thread. */
export interface Huisstijl {
  /** Name of the municipality, beside its logo; '' when there is no logo of its own. */
  readonly name: string
  /** Main colour as `#0b4f9e`: dark enough for white letters (4.5 : 1). */
  readonly color: string
  /** Font that office documents ask for; it must be on the machine of the reader. */
  readonly documentFont: string
  /** Family name inside `fonts`, for PDF; absent: our own font. */
  readonly pdfFont?: string
  /** Font files (TTF or OTF) for PDF. */
  readonly fonts: readonly Uint8Array[]
  readonly logo?: { readonly bytes: Uint8Array; readonly format: 'png' | 'svg' | 'jpg' }
}

export const standaardHuisstijl: Huisstijl = { name: '', color: '#0b4f9e', documentFont: 'Calibri', fonts: [] }
