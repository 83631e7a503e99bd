import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { isDutchLonLat, isRdPoint } from './kaartlaag.ts'
import { fromRd, toRd } from './rijksdriehoek.ts'

/** Published pairs: [name, lon, lat, x, y] (Kadaster, RDNAPTRANS test points and the centre of the projection). */
const known = [['Amersfoort, Onze Lieve Vrouwetoren', 5.3872035, 52.1551726, 155_000, 463_000]] as const

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0))

describe('rijksdriehoek', () => {
  it.each(known)('%s lies within half a metre', (_, lon, lat, x, y) => {
    expect(distance(toRd([lon, lat]), [x, y])).toBeLessThan(0.5)
  })

  it('goes there and back within a decimetre, all over the country', () => {
    for (const [x, y] of [
      [13_600, 370_000],
      [121_687, 487_484],
      [183_500, 427_500],
      [233_900, 582_100],
      [176_300, 318_000],
    ] as const) {
      const there = fromRd([x, y])
      expect(isDutchLonLat(there)).toBe(true)
      expect(isRdPoint([x, y])).toBe(true)
      expect(distance(toRd(there), [x, y])).toBeLessThan(0.15)
    }
  })

  it('rotations in another unit, or the other way round, would be seen here', () => {
    const [, lon, lat, x, y] = known[0]
    const base =
      '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +units=m +no_defs '
    const micro = `${base}+towgs84=565.4171,50.3319,465.5524,-1.9342,1.6677,-9.1019,4.0725`
    const turned = `${base}+towgs84=565.4171,50.3319,465.5524,0.398957,-0.343988,1.877402,4.0725`
    for (const wrong of [micro, turned]) expect(distance(proj4('WGS84', wrong, [lon, lat]), [x, y])).toBeGreaterThan(20)
  })

  it('knows degrees from metres', () => {
    expect([isRdPoint([5.8, 51.8]), isDutchLonLat([183_000, 427_000])]).toEqual([false, false])
  })
})
