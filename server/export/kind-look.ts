import type { SignaalKind } from '../../shared/domain/signaal.ts'

/** Paper, ink of the mark, and icon of each kind (DESIGN §2): on light paper, which documents always are. */
export const kindLook: Readonly<
  Record<SignaalKind, { readonly fill: string; readonly mark: string; readonly icon: string }>
> = {
  praktijksignaal: { fill: '#fff0a0', mark: '#6b5200', icon: 'eye' },
  cijfer: { fill: '#e3e9f0', mark: '#3c5063', icon: 'chart-column' },
  bewonersinput: { fill: '#ffdcbc', mark: '#8a3f00', icon: 'message-circle' },
  aanbod: { fill: '#cde6fb', mark: '#0a548c', icon: 'calendar-check' },
  kans: { fill: '#bff0e6', mark: '#005f57', icon: 'sprout' },
  gaat_goed: { fill: '#cfeecb', mark: '#1b6027', icon: 'thumbs-up' },
  zorg: { fill: '#ffd2d6', mark: '#9a1c36', icon: 'cloud-rain' },
  wens: { fill: '#e6dcfb', mark: '#57379b', icon: 'star' },
  oplossing: { fill: '#e3f1a6', mark: '#4a5d00', icon: 'lightbulb' },
}
