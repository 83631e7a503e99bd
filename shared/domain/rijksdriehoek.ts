import proj4 from 'proj4'

type Point = readonly [number, number]

/**
 * Amersfoort / RD New (EPSG:28992). The rotations of `towgs84` are in arc seconds, in the position-vector sense that proj4
 * wants; with them in another unit or sense everything lies some 170 m off (`rijksdriehoek.test.ts`).
 */
const rdNew =
  '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
  '+towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.877402,4.0725 +units=m +no_defs'

/** Longitude and latitude (degrees, WGS84) → RD metres, to the decimetre. */
export function toRd([lon, lat]: Point): [number, number] {
  const [x, y] = proj4('WGS84', rdNew, [lon, lat])
  return [Math.round((x ?? 0) * 10) / 10, Math.round((y ?? 0) * 10) / 10]
}

/** RD metres → longitude and latitude (degrees, WGS84). */
export function fromRd([x, y]: Point): [number, number] {
  const [lon, lat] = proj4(rdNew, 'WGS84', [x, y])
  return [lon ?? 0, lat ?? 0]
}
