import { type ReactNode, useMemo } from 'react'
import { encode } from 'uqr'
import { m } from '../../shared/i18n/messages.ts'

/** A QR code of `url` as SVG: always dark on white, in every theme, because cameras want that. Fills the width it gets. */
export function QrCode({ url, label }: { readonly url: string; readonly label?: string }): ReactNode {
  const { size, path } = useMemo(() => {
    const code = encode(url, { ecc: 'M', border: 2 })
    const dark = code.data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
    return { size: code.size, path: dark }
  }, [url])
  return (
    <svg
      className="ui-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label ?? m.ui_qr_label({ url })}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
