import type { Pos } from '../../../shared/domain/signaal.ts'
import type { InktKleur, Tekening } from '../../../shared/domain/tekening.ts'
import type { BordModel } from '../../model/types.ts'
import type { VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { boundsOf, intersects, type Rect } from '../geometry.ts'
import { iconPaths } from '../icon-paths.ts'
import type { ExtraPainter, ExtraView } from '../paint-extra.ts'
import { type Ctx, font, paintIcon } from '../paint-icon.ts'
import { ring } from '../paint-ring.ts'
import type { Wrapper } from '../wrap.ts'
import { inktKleurenOp, lijnDikte, stipStraal, tekstMaat } from './inkt.ts'
import { type Route, rectOfRoute } from './route.ts'
import { filledOf, isBelow, kaartKans, kaartTitel, type Voorwerp } from './voorwerp.ts'
import type { Verbinding, VoorwerpenScene } from './voorwerpen-scene.ts'
import { linesOf, pointsOf } from './vormen.ts'

/** Words on cards and on pictures that are not there. */
export interface VoorwerpTexts {
  readonly kaart: string
  readonly zonderTitel: string
  readonly ingevuld: (filled: number, all: number) => string
  readonly plek: string
  readonly weg: string
}
export interface VoorwerpPainterDeps {
  readonly voorwerpen: VoorwerpenScene
  readonly bord: BordModel
  readonly ui: VoorwerpUi
  readonly wrapper: Wrapper
  readonly texts: VoorwerpTexts
}

/** Side in px of the corner by which a picture is made larger. */
export const cornerPx = 16

/** Paints connectors, drawings, pictures, cards and places; what is moved here goes on the live layer. */
export function createVoorwerpPainter(deps: VoorwerpPainterDeps): ExtraPainter {
  const { voorwerpen, bord, ui, wrapper, texts } = deps
  let userIcon: Path2D | undefined
  const ink = ({ kit: { palette } }: ExtraView, kleur: InktKleur): string =>
    inktKleurenOp[palette.dark ? 'donker' : 'licht'][kleur]

  const paint = (ctx: Ctx, view: ExtraView, one: Voorwerp, rect: Rect): void => {
    switch (one.collection) {
      case 'afbeeldingen':
        paintPicture(ctx, view, one.record.bestandId, one.record.alt, rect)
        return
      case 'kanskaarten':
        paintCard(ctx, view, one.record, rect)
        return
      case 'nodes':
        paintPlace(ctx, view, one.record.name, rect)
        return
      case 'tekeningen':
        paintTekening(ctx, view, one.record, ink(view, one.record.kleur))
    }
  }
  const paintPicture = (ctx: Ctx, view: ExtraView, bestandId: string, alt: string, rect: Rect): void => {
    const { palette } = view.kit
    const image = voorwerpen.plaatjes.get(bestandId)
    ctx.beginPath()
    ctx.roundRect(rect.x, rect.y, rect.w, rect.h, 3)
    if (image instanceof HTMLImageElement) {
      ctx.save()
      ctx.clip()
      ctx.drawImage(image, rect.x, rect.y, rect.w, rect.h)
      ctx.restore()
    } else {
      ctx.fillStyle = palette.vlak
      ctx.fill()
      const words = image === 'weg' ? texts.weg : alt
      ctx.font = font(16)
      ctx.fillStyle = palette.inkt2
      ctx.textBaseline = 'top'
      wrapper.wrap(words, { fontSize: 16, width: rect.w - 24, maxLines: 4 }).lines.forEach((line, row) => {
        ctx.fillText(line, rect.x + 12, rect.y + 12 + row * 21)
      })
    }
    ctx.lineWidth = 1 / view.view.scale
    ctx.strokeStyle = palette.lijnSterk
    ctx.stroke()
  }
  const paper = (ctx: Ctx, view: ExtraView, rect: Rect, line: string): void => {
    const { palette } = view.kit
    ctx.save()
    ctx.shadowColor = 'rgb(18 33 43 / 0.22)'
    ctx.shadowBlur = 10 * view.view.scale
    ctx.shadowOffsetY = 3 * view.view.scale
    ctx.beginPath()
    ctx.roundRect(rect.x, rect.y, rect.w, rect.h, 10)
    ctx.fillStyle = palette.vlak
    ctx.fill()
    ctx.restore()
    ctx.lineWidth = 2
    ctx.strokeStyle = line
    ctx.stroke()
  }
  const paintCard = (ctx: Ctx, view: ExtraView, card: Parameters<typeof filledOf>[0], rect: Rect): void => {
    const { palette } = view.kit
    const thema = card.themaIds.map((id) => bord.get('themas', id)).find((one) => one !== undefined)
    const color = palette.plaat[thema?.plaat ?? 'wegwijs']
    paper(ctx, view, rect, color)
    const titles = kaartTitel(card.title.trim() || texts.zonderTitel, wrapper)
    const head = 26 + titles.length * 23
    ctx.beginPath()
    ctx.roundRect(rect.x, rect.y, rect.w, head, [10, 10, 0, 0])
    ctx.fillStyle = color
    ctx.fill()
    ctx.textBaseline = 'alphabetic'
    ctx.fillStyle = palette.opPlaat
    ctx.font = font(12.5, 650)
    ctx.fillText(texts.kaart, rect.x + 14, rect.y + 18)
    ctx.font = font(18, 700)
    titles.forEach((line, row) => {
      ctx.fillText(line, rect.x + 14, rect.y + 38 + row * 23)
    })
    ctx.font = font(14)
    ctx.fillStyle = palette.inkt
    kaartKans(card.kans, wrapper).forEach((line, row) => {
      ctx.fillText(line, rect.x + 14, rect.y + head + 19 + row * 19)
    })
    const { filled, all } = filledOf(card)
    const foot = rect.y + rect.h
    ctx.font = font(13, 650)
    ctx.fillStyle = palette.inkt2
    ctx.fillText(texts.ingevuld(filled, all), rect.x + 14, foot - 19)
    ctx.fillStyle = palette.lijnSterk
    ctx.globalAlpha = 0.35
    ctx.fillRect(rect.x + 14, foot - 12, rect.w - 28, 4)
    ctx.globalAlpha = 1
    ctx.fillStyle = color
    ctx.fillRect(rect.x + 14, foot - 12, ((rect.w - 28) * filled) / all, 4)
  }
  const paintPlace = (ctx: Ctx, view: ExtraView, name: string, rect: Rect): void => {
    const { palette, paths } = view.kit
    paper(ctx, view, rect, palette.plaat.wegwijs)
    paintIcon(ctx, paths.icon('signpost'), { x: rect.x + 14, y: rect.y + 9, size: 17, color: palette.plaat.wegwijs })
    ctx.textBaseline = 'alphabetic'
    ctx.font = font(12.5, 650)
    ctx.fillStyle = palette.inkt2
    ctx.fillText(texts.plek, rect.x + 38, rect.y + 23)
    ctx.font = font(18, 700)
    ctx.fillStyle = palette.inkt
    kaartTitel(name, wrapper).forEach((line, row) => {
      ctx.fillText(line, rect.x + 14, rect.y + 48 + row * 23)
    })
  }
  const paintLine = (ctx: Ctx, view: ExtraView, { record, route, lines, strip }: Verbinding, words: boolean): void => {
    const { palette } = view.kit
    const color = record.meaning === 'botst_met' ? ink(view, 'rood') : ink(view, 'inkt')
    if (!words) {
      const width = (record.meaning === 'helpt' ? 4 : 2.5) / Math.min(1, view.view.scale * 1.4)
      ctx.save()
      ctx.lineCap = 'round'
      // Paper around the line, so that it is seen on any colour.
      curve(ctx, route)
      ctx.lineWidth = width + 4
      ctx.strokeStyle = palette.vlak
      ctx.globalAlpha = 0.85
      ctx.stroke()
      ctx.globalAlpha = 1
      ctx.lineWidth = width
      ctx.strokeStyle = color
      if (record.meaning === 'hoort_bij') ctx.setLineDash([2, 6])
      if (record.meaning === 'botst_met') ctx.setLineDash([10, 6])
      curve(ctx, route)
      ctx.stroke()
      ctx.setLineDash([])
      if (record.meaning !== 'hoort_bij') arrow(ctx, route.bend, route.to, color, Math.max(14, width * 3.5))
      if (record.meaning === 'botst_met') arrow(ctx, route.bend, route.from, color, Math.max(14, width * 3.5))
      ctx.restore()
      return
    }
    if (strip === undefined || view.view.scale < 0.3) return
    ctx.beginPath()
    ctx.roundRect(strip.x, strip.y, strip.w, strip.h, 4)
    ctx.fillStyle = palette.vlak
    ctx.fill()
    ctx.lineWidth = 1
    ctx.strokeStyle = color
    ctx.stroke()
    ctx.font = font(13, 600)
    ctx.fillStyle = palette.inkt
    ctx.textBaseline = 'alphabetic'
    ctx.textAlign = 'center'
    lines.forEach((line, row) => {
      ctx.fillText(line, strip.x + strip.w / 2, strip.y + 17 + row * 17)
    })
    ctx.textAlign = 'start'
  }
  const isMoving = (view: ExtraView, { record }: Verbinding): boolean =>
    [record.from, record.to].some((end) => {
      const id = voorwerpen.itemIdOf(end)
      return view.offsetOf(id) !== undefined || voorwerpen.offsetOf(id) !== undefined
    })
  const chosen = (ctx: Ctx, view: ExtraView, rect: Rect): void => {
    const px = 1 / view.view.scale
    const { palette } = view.kit
    ring(ctx, rect, { color: palette.focusBinnen, width: 2 * px, gap: 1.5 * px })
    ring(ctx, rect, { color: palette.blauw, width: 2.5 * px, gap: 4 * px })
  }
  const corner = (ctx: Ctx, view: ExtraView, rect: Rect): void => {
    const px = 1 / view.view.scale
    ctx.fillStyle = view.kit.palette.blauw
    ctx.strokeStyle = view.kit.palette.focusBinnen
    ctx.lineWidth = 2 * px
    ctx.beginPath()
    ctx.arc(rect.x + rect.w + 4 * px, rect.y + rect.h + 4 * px, 7 * px, 0, 2 * Math.PI)
    ctx.fill()
    ctx.stroke()
  }
  const moved = (rect: Rect, by: { readonly dx: number; readonly dy: number } | undefined): Rect =>
    by === undefined ? rect : { ...rect, x: rect.x + by.dx, y: rect.y + by.dy }

  return {
    under: (ctx, view) => {
      for (const one of voorwerpen.all)
        if (isBelow(one) && isStill(voorwerpen, one) && intersects(one.rect, view.part)) paint(ctx, view, one, one.rect)
    },
    over: (ctx, view) => {
      for (const one of voorwerpen.all)
        if (!isBelow(one) && isStill(voorwerpen, one) && intersects(one.rect, view.part))
          paint(ctx, view, one, one.rect)
      // Above the notes: on a full bord a line below them would be seen nowhere.
      const lines = [...voorwerpen.verbindingen(view.part)].filter((line) => !isMoving(view, line))
      for (const line of lines) paintLine(ctx, view, line, false)
      for (const line of lines) paintLine(ctx, view, line, true)
      const { selected } = ui.getState()
      for (const key of selected) {
        const rect = voorwerpen.rectOf(key)
        if (rect === undefined || voorwerpen.offsetOf(key) !== undefined) continue
        chosen(ctx, view, rect)
        if (selected.size === 1 && key.startsWith('afbeeldingen:')) corner(ctx, view, rect)
      }
    },
    live: (ctx, view) => {
      const { bezig } = voorwerpen
      for (const line of voorwerpen.verbindingen()) {
        if (!isMoving(view, line)) continue
        const { record, ends } = line
        const by = (end: typeof record.from) => {
          const id = voorwerpen.itemIdOf(end)
          return view.offsetOf(id) ?? voorwerpen.offsetOf(id)
        }
        const now = voorwerpen.lineBetween(record, moved(ends[0], by(record.from)), moved(ends[1], by(record.to)))
        paintLine(ctx, view, now, false)
        paintLine(ctx, view, now, true)
      }
      if (bezig === undefined) return
      const { kleur, dikte } = ui.getState()
      switch (bezig.kind) {
        case 'streep':
          stroke(ctx, bezig.points, ink(view, kleur), lijnDikte[dikte])
          return
        case 'lijn':
        case 'pijl':
        case 'verbind': {
          stroke(ctx, [bezig.from, bezig.to], ink(view, kleur), bezig.kind === 'verbind' ? 2.5 : lijnDikte[dikte])
          if (bezig.kind !== 'lijn') arrow(ctx, bezig.from, bezig.to, ink(view, kleur), 8 + lijnDikte[dikte] * 2)
          if (bezig.target !== undefined) chosen(ctx, view, bezig.target)
          return
        }
        case 'sleep':
          for (const key of bezig.keys) {
            const one = voorwerpen.get(key)
            if (one === undefined) continue
            ctx.save()
            ctx.translate(bezig.dx, bezig.dy)
            paint(ctx, view, one, one.rect)
            chosen(ctx, view, one.rect)
            ctx.restore()
          }
          return
        case 'maat': {
          const one = voorwerpen.get(bezig.key)
          if (one === undefined) return
          const rect = { ...one.rect, w: bezig.size[0], h: bezig.size[1] }
          paint(ctx, view, one, rect)
          chosen(ctx, view, rect)
        }
      }
    },
    bounds: () => voorwerpen.bounds(),
    isLive: () => voorwerpen.bezig !== undefined,
    hangsOn: function* (changed) {
      for (const { record, route } of voorwerpen.verbindingen())
        if (changed.has(voorwerpen.itemIdOf(record.from)) || changed.has(voorwerpen.itemIdOf(record.to)))
          yield rectOfRoute(route, 60)
    },
  }

  function paintTekening(ctx: Ctx, view: ExtraView, tekening: Tekening, color: string): void {
    const { scale } = view.view
    const paperColor = view.kit.palette.vlak
    switch (tekening.kind) {
      case 'stip': {
        const [x, y] = tekening.pos
        ctx.beginPath()
        ctx.arc(x, y, stipStraal, 0, 2 * Math.PI)
        ctx.fillStyle = color
        ctx.fill()
        ctx.lineWidth = 2
        ctx.strokeStyle = '#ffffff'
        ctx.stroke()
        return
      }
      case 'tekst': {
        if (tekening.text.trim() === '') {
          // A text that somebody is about to write.
          userIcon ??= new Path2D(iconPaths['message-square'])
          paintIcon(ctx, userIcon, { x: tekening.pos[0], y: tekening.pos[1], size: 22, color })
          return
        }
        ctx.fillStyle = color
        const [x, y] = tekening.pos
        const lines = linesOf(tekening.text, wrapper)
        if (tekstMaat.size * scale < 5) {
          ctx.globalAlpha = 0.5
          lines.forEach((line, row) => {
            ctx.fillRect(x, y + 8 + row * tekstMaat.line, wrapper.width(line, tekstMaat.size), 9)
          })
          ctx.globalAlpha = 1
          return
        }
        ctx.font = font(tekstMaat.size, 600)
        ctx.textBaseline = 'alphabetic'
        ctx.lineJoin = 'round'
        ctx.lineWidth = 5
        ctx.strokeStyle = paperColor
        lines.forEach((line, row) => {
          // Paper around the letters: they are read on a note as well.
          ctx.strokeText(line, x, y + tekstMaat.baseline + row * tekstMaat.line)
          ctx.fillText(line, x, y + tekstMaat.baseline + row * tekstMaat.line)
        })
        return
      }
      case 'pen':
      case 'lijn':
      case 'pijl': {
        const points = pointsOf(tekening)
        const width = lijnDikte[tekening.dikte ?? 'gewoon']
        stroke(ctx, points, color, width)
        const [before, last] = points.slice(-2)
        if (tekening.kind === 'pijl' && before !== undefined && last !== undefined)
          arrow(ctx, before, last, color, 8 + width * 2)
      }
    }
  }
}

const isStill = (voorwerpen: VoorwerpenScene, { key }: Voorwerp): boolean => {
  const { bezig } = voorwerpen
  return !(bezig?.kind === 'sleep' && bezig.keys.has(key)) && !(bezig?.kind === 'maat' && bezig.key === key)
}

function curve(ctx: Ctx, { from, bend, to }: Route): void {
  ctx.beginPath()
  ctx.moveTo(from[0], from[1])
  ctx.quadraticCurveTo(bend[0], bend[1], to[0], to[1])
}

/** A line through the middles of the points, as a pen goes: corners become curves. */
function stroke(ctx: Ctx, points: readonly Pos[], color: string, width: number): void {
  const [first, ...rest] = points
  if (first === undefined) return
  ctx.save()
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.lineWidth = width
  ctx.strokeStyle = color
  ctx.beginPath()
  ctx.moveTo(first[0], first[1])
  if (rest.length === 0) ctx.lineTo(first[0] + 0.1, first[1])
  rest.forEach((point, index) => {
    const next = rest[index + 1]
    if (next === undefined) ctx.lineTo(point[0], point[1])
    else ctx.quadraticCurveTo(point[0], point[1], (point[0] + next[0]) / 2, (point[1] + next[1]) / 2)
  })
  ctx.stroke()
  ctx.restore()
}

function arrow(ctx: Ctx, from: Pos, to: Pos, color: string, size: number): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  ctx.beginPath()
  ctx.moveTo(to[0], to[1])
  for (const turn of [0.45, -0.45])
    ctx.lineTo(to[0] - size * Math.cos(angle + turn), to[1] - size * Math.sin(angle + turn))
  ctx.closePath()
  ctx.fillStyle = color
  ctx.fill()
}

/** What the objects with these keys cover together. */
export const boundsOfKeys = (voorwerpen: VoorwerpenScene, keys: Iterable<string>): Rect | undefined =>
  boundsOf([...keys].flatMap((key) => voorwerpen.rectOf(key) ?? []))
