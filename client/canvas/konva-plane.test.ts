import { createCanvas } from '@napi-rs/canvas'
import Konva from 'konva/lib/Core.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlane } from './konva-plane.ts'

const makeElement = Konva.Util.createCanvasElement
const onPage = Konva.isBrowser

/** A stage as React makes it, with a plane on it, on a real canvas. */
function aPlane() {
  let held = 0
  const plane = createPlane(() => held++)
  const stage = new Konva.Stage({ width: 0, height: 0, listening: false } as Konva.StageConfig)
  const layer = new Konva.Layer({ listening: false, clearBeforeDraw: false })
  layer.add(new Konva.Shape({ listening: false, perfectDrawEnabled: false, sceneFunc: plane.sceneFunc }))
  stage.add(layer)
  plane.hold(layer)
  const fill = (color: string) => (ctx: CanvasRenderingContext2D) => {
    ctx.fillStyle = color
    ctx.fillRect(0, 0, 1000, 1000)
  }
  /** Red, green, blue and how opaque the pixel in that corner is. */
  const pixel = (x: number, y: number): number[] => [...layer.getContext()._context.getImageData(x, y, 1, 1).data]
  return { plane, stage, layer, fill, pixel, held: () => held }
}

describe('a plane of Konva', () => {
  beforeAll(() => {
    Konva.isBrowser = false
    Konva.Util.createCanvasElement = () =>
      Object.assign(createCanvas(1, 1), { style: {} }) as unknown as HTMLCanvasElement
  })
  afterAll(() => {
    Konva.Util.createCanvasElement = makeElement
    Konva.isBrowser = onPage
  })

  it('keeps its picture when Konva draws by itself', () => {
    const { plane, stage, layer, fill, pixel } = aPlane()
    plane.resize(1, 40, 30)
    plane.draw(fill('#ff0000'))
    layer.draw()
    stage.draw()
    expect(pixel(20, 20)).toEqual([255, 0, 0, 255])
    plane.draw((ctx) => {
      ctx.fillStyle = '#0000ff'
      ctx.fillRect(0, 0, 10, 10)
    })
    expect([pixel(5, 5), pixel(20, 20)]).toEqual([
      [0, 0, 255, 255],
      [255, 0, 0, 255],
    ])
  })

  it('paints once each time it is told to, and never for another size', () => {
    const { plane, layer } = aPlane()
    let painted = 0
    const paint = () => painted++
    plane.resize(1, 40, 30)
    plane.draw(paint)
    plane.resize(2, 40, 30)
    plane.resize(2, 80, 30)
    layer.draw()
    expect(painted).toBe(1)
    plane.draw(paint)
    expect(painted).toBe(2)
  })

  it('has whole pixels of the screen at every zoom of the browser, and keeps them while nothing changes', () => {
    const { plane, layer, fill, pixel } = aPlane()
    for (const ratio of [1, 0.9, 1.1, 1.25, 1.5, 1.7647058823529411, 2, 2.625, 3]) {
      for (const width of [389, 1440, 1823]) {
        plane.resize(ratio, width, 30)
        const { width: bitmap } = layer.getNativeCanvasElement()
        expect(bitmap).toBe(Math.round(width * ratio))
        expect(layer.width() * ratio).toBeCloseTo(bitmap, 4)
      }
    }
    plane.draw(fill('#00ff00'))
    plane.resize(3, 1823, 30)
    expect(pixel(7, 7)).toEqual([0, 255, 0, 255])
  })

  it('leaves no transform, clip or colour of one painting to the next', () => {
    const { plane, pixel } = aPlane()
    plane.resize(1, 40, 30)
    plane.draw((ctx) => {
      ctx.setTransform(5, 0, 0, 5, 3, 3)
      ctx.beginPath()
      ctx.rect(0, 0, 1, 1)
      ctx.clip()
    })
    plane.draw((ctx) => {
      ctx.fillRect(20, 20, 4, 4)
    })
    expect(pixel(22, 22)).toEqual([0, 0, 0, 255])
  })

  it('says that there is a canvas to paint, and paints nothing while there is none', () => {
    const { plane, layer, held } = aPlane()
    expect(held()).toBe(1)
    plane.hold(null)
    let painted = 0
    plane.draw(() => painted++)
    expect({ painted, canvas: plane.canvas() }).toEqual({ painted: 0, canvas: undefined })
    plane.hold(layer)
    plane.draw(() => painted++)
    expect({ painted, held: held() }).toEqual({ painted: 1, held: 2 })
  })
})
