import {
  ArrowUpRight,
  Circle,
  FileStack,
  Grid3x3,
  ImagePlus,
  LayoutGrid,
  ListTree,
  type LucideIcon,
  PencilLine,
  Slash,
  Spline,
  Type,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  Button,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Radio,
  RadioGroup,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { useStore } from 'zustand'
import type { Pos } from '../../../shared/domain/signaal.ts'
import { connectorMeanings, inktKleuren, lijnDiktes } from '../../../shared/domain/tekening.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import type { TekenTool, VoorwerpDialog, VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { Button as Knop } from '../../ui/button.tsx'
import { Switch } from '../../ui/choices.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { inktKleurenOp } from './inkt.ts'
import { kleurWord, meaningWord } from './words.ts'
import './voorwerpen.css'

type Gereedschap = Exclude<TekenTool, 'geen'>
const gereedschap: readonly { readonly tool: Gereedschap; readonly icon: LucideIcon; label(): string }[] = [
  { tool: 'pen', icon: PencilLine, label: m.teken_pen },
  { tool: 'lijn', icon: Slash, label: m.teken_lijn },
  { tool: 'pijl', icon: ArrowUpRight, label: m.teken_pijl },
  { tool: 'tekst', icon: Type, label: m.teken_tekst },
  { tool: 'stip', icon: Circle, label: m.teken_stip },
  { tool: 'verbind', icon: Spline, label: m.teken_verbind },
]
const hulp: Readonly<Record<Gereedschap, () => string>> = {
  pen: m.teken_hulp_pen,
  lijn: m.teken_hulp_lijn,
  pijl: m.teken_hulp_lijn,
  tekst: m.teken_hulp_tekst,
  stip: m.teken_hulp_stip,
  verbind: m.teken_hulp_verbind,
}
const dikteWord = { dun: m.teken_dun, gewoon: m.teken_gewoon, dik: m.teken_dik } as const

export interface TekenbalkProps {
  readonly ui: VoorwerpUi
  readonly bordUi: BordUi
  readonly work: BordWork
  /** Middle of what is in view, in bord units. */
  readonly middle: () => Pos
}

/** One button of the toolbar: drawing tools, ink, and everything else that can be put on the bord. */
export function Tekenbalk(props: TekenbalkProps): ReactNode {
  const { ui, bordUi, work } = props
  const [isOpen, setOpen] = useState(false)
  const { tool, showGrid } = useStore(ui)
  const mayDraw = work.canDraw()
  const choose = (next: Gereedschap, byKeyboard: boolean): void => {
    setOpen(false)
    bordUi.setState({ tool: 'kiezen' })
    if (byKeyboard && next !== 'pen') makeInMiddle(props, next)
    else ui.setState({ tool: ui.getState().tool === next ? 'geen' : next })
  }
  const open = (dialog: VoorwerpDialog): void => {
    setOpen(false)
    ui.setState({ dialog, tool: 'geen' })
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <TooltipTrigger delay={500}>
        <Button className="cv-tk" aria-label={m.teken_knop()} {...(tool === 'geen' ? {} : { 'data-selected': true })}>
          <PencilLine size={20} aria-hidden="true" />
        </Button>
        <Tooltip className="cv-tip" placement="top" offset={10}>
          {m.teken_knop()}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="ui-popover vw-paneel" placement="top" offset={12}>
        <Dialog aria-label={m.teken_titel()} className="vw-paneel-binnen">
          {mayDraw ? (
            <>
              {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no fields */}
              <div className="vw-tools" role="group" aria-label={m.teken_titel()}>
                {gereedschap.map(({ tool: one, icon: Icon, label }) => (
                  <Button
                    key={one}
                    className="vw-tool"
                    aria-pressed={tool === one}
                    onPress={({ pointerType }) => choose(one, pointerType === 'keyboard' || pointerType === 'virtual')}
                  >
                    <Icon size={20} aria-hidden="true" />
                    {label()}
                  </Button>
                ))}
              </div>
              <InktKeuze ui={ui} />
              <MeaningKeuze ui={ui} />
            </>
          ) : null}
          <div className="vw-acties">
            {mayDraw ? (
              <Knop
                kind="stil"
                size="klein"
                icon={<ImagePlus size={17} aria-hidden="true" />}
                onPress={() => open('foto')}
              >
                {m.teken_foto()}
              </Knop>
            ) : null}
            {work.canUseSjabloon() ? (
              <Knop
                kind="stil"
                size="klein"
                icon={<LayoutGrid size={17} aria-hidden="true" />}
                onPress={() => open('sjablonen')}
              >
                {m.teken_sjabloon()}
              </Knop>
            ) : null}
            {work.canChange({ collection: 'kanskaarten', id: '' }) ? (
              <Knop
                kind="stil"
                size="klein"
                icon={<FileStack size={17} aria-hidden="true" />}
                onPress={() => open('kaarten')}
              >
                {m.teken_kaarten()}
              </Knop>
            ) : null}
            <Knop
              kind="stil"
              size="klein"
              icon={<ListTree size={17} aria-hidden="true" />}
              onPress={() => open('alles')}
            >
              {m.teken_alles()}
            </Knop>
          </div>
          <Switch isSelected={showGrid} onChange={(on) => ui.setState({ showGrid: on })}>
            <span className="vw-raster">
              <Grid3x3 size={16} aria-hidden="true" />
              {m.teken_raster()}
            </span>
          </Switch>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** By keyboard there is no place to point at: it comes in the middle, chosen, and the arrow keys move it. */
function makeInMiddle({ ui, bordUi, work, middle }: TekenbalkProps, tool: Exclude<Gereedschap, 'pen'>): void {
  const [x, y] = middle()
  const at: Pos = [Math.round(x), Math.round(y)]
  const { kleur, dikte } = ui.getState()
  switch (tool) {
    case 'tekst':
      ui.setState({ tool: 'geen', tekst: { pos: [at[0] - 80, at[1] - 15] } })
      return
    case 'verbind': {
      const { selected, focused } = bordUi.getState()
      const first = [...selected][0] ?? (focused?.includes(':') === true ? undefined : focused)
      const van = first === undefined ? undefined : ({ kind: 'signaal', id: first as never } as const)
      ui.setState({ tool: 'geen', dialog: 'verbind', van })
      return
    }
    case 'stip': {
      const id = work.addTekening({ kind: 'stip', pos: at, kleur })
      if (id !== undefined) ui.setState({ tool: 'geen', selected: new Set([`tekeningen:${id}`]) })
      return
    }
    case 'lijn':
    case 'pijl': {
      const id = work.addTekening({ kind: tool, pos: [at[0] - 100, at[1]], points: [0, 0, 200, 0], kleur, dikte })
      if (id !== undefined) ui.setState({ tool: 'geen', selected: new Set([`tekeningen:${id}`]) })
    }
  }
}

function InktKeuze({ ui }: { readonly ui: VoorwerpUi }): ReactNode {
  const { kleur, dikte } = useStore(ui)
  return (
    <div className="vw-inkt">
      <RadioGroup
        className="vw-rij"
        orientation="horizontal"
        value={kleur}
        onChange={(value) => ui.setState({ kleur: inktKleuren.find((one) => one === value) ?? 'inkt' })}
      >
        <Label>{m.teken_kleur()}</Label>
        <div>
          {inktKleuren.map((one) => (
            <Radio
              key={one}
              value={one}
              className="vw-kleur"
              aria-label={kleurWord[one]()}
              style={{ '--vw-licht': inktKleurenOp.licht[one], '--vw-donker': inktKleurenOp.donker[one] } as never}
            />
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        className="vw-rij"
        orientation="horizontal"
        value={dikte}
        onChange={(value) => ui.setState({ dikte: lijnDiktes.find((one) => one === value) ?? 'gewoon' })}
      >
        <Label>{m.teken_dikte()}</Label>
        <div>
          {lijnDiktes.map((one) => (
            <Radio key={one} value={one} className="vw-dikte">
              <span className={`vw-dikte-${one}`} aria-hidden="true" />
              {dikteWord[one]()}
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </div>
  )
}

function MeaningKeuze({ ui }: { readonly ui: VoorwerpUi }): ReactNode {
  const meaning = useStore(ui, (state) => state.meaning)
  return (
    <PlainSelect
      label={m.teken_betekenis()}
      icon={<Spline size={18} aria-hidden="true" />}
      value={meaning}
      options={connectorMeanings.map((id) => ({ id, text: meaningWord[id]() }))}
      onChange={(next) => ui.setState({ meaning: next })}
    />
  )
}

/** While a tool is on: what it does, and how to stop (Esc does so too). */
export function TekenStrook({ ui }: { readonly ui: VoorwerpUi }): ReactNode {
  const tool = useStore(ui, (state) => state.tool)
  const meaning = useStore(ui, (state) => state.meaning)
  const found = gereedschap.find((one) => one.tool === tool)
  if (found === undefined || tool === 'geen') return null
  const Icon = found.icon
  return (
    <div className="vw-strook cv-zweef" data-over-canvas="">
      <Icon size={18} aria-hidden="true" />
      <span role="status">
        <strong>{found.label()}</strong>
        {tool === 'verbind' ? ` · ${meaningWord[meaning]()}` : ''} · {hulp[tool]()}
      </span>
      <Knop size="klein" kind="primair" onPress={() => ui.setState({ tool: 'geen' })}>
        {m.teken_stop()}
      </Knop>
    </div>
  )
}
