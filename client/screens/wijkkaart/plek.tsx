import { LayoutDashboard, PinOff, Spline, Trash2, VectorSquare } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { pairs } from '../../../shared/domain/wijkkaart-scene.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { parsePlek } from './parse-plek.ts'
import { Keuze } from './velden.tsx'

const mostPoints = 200
const wordsOf = (point: readonly [number, number] | undefined): string => point?.join(' ') ?? ''
const linesOf = (node: MapNode): string =>
  node.shape === undefined ? '' : pairs(node.shape.points).map(wordsOf).join('\n')

/** Where a point is on the map, in the network and on the bord; everything that can be drawn can be typed as well. */
export function Plek({
  node,
  onDraw,
}: {
  readonly node: MapNode
  readonly onDraw: (kind: 'lijn' | 'vlak') => void
}): ReactNode {
  const { actions, bord } = useSession()
  const namen = useSessie()?.kaart?.gebieden?.namen ?? []
  const [typed, setTyped] = useState<string>()
  const [lines, setLines] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const set = (changes: Parameters<typeof actions.updateNode>[1]) => actions.updateNode(node.id, changes)

  const place = async () => {
    if (typed === undefined) return
    const at = typed.trim() === '' ? undefined : await parsePlek(typed)
    if (typed.trim() !== '' && at === undefined) {
      setWrong(true)
      return
    }
    setWrong(false)
    setTyped(undefined)
    set({ geo: at })
  }
  const shape = async () => {
    if (lines === undefined || node.shape === undefined) return
    const points = await Promise.all(
      lines
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(0, mostPoints)
        .map(parsePlek),
    )
    const good = points.filter((point) => point !== undefined)
    setLines(undefined)
    if (good.length === points.length && good.length >= 2)
      set({ shape: { kind: node.shape.kind, points: good.flat() } })
  }
  return (
    <section className="wk-plek">
      <h3>{m.wk_plek_kop()}</h3>
      {namen.length === 0 ? null : (
        <Keuze
          label={m.wk_plek_buurt()}
          value={namen.find(({ name }) => name === node.area)?.name}
          none={m.wk_geen()}
          options={namen.map(({ name }) => name)}
          nameOf={(name) => name}
          onChange={(name) => {
            const found = namen.find((one) => one.name === name)
            if (found === undefined) return
            set({ area: found.name, geo: [found.center[0], found.center[1]] })
          }}
        />
      )}
      <TextField
        label={m.wk_plek_coordinaten()}
        help={m.wk_plek_uitleg()}
        value={typed ?? wordsOf(node.geo)}
        onChange={setTyped}
        onBlur={() => void place()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void place()
        }}
        error={isWrong ? m.wk_plek_fout() : undefined}
      />
      <div className="wk-rij">
        <Button size="klein" icon={<Spline size={16} aria-hidden="true" />} onPress={() => onDraw('lijn')}>
          {m.wk_teken_lijn()}
        </Button>
        <Button size="klein" icon={<VectorSquare size={16} aria-hidden="true" />} onPress={() => onDraw('vlak')}>
          {m.wk_teken_vlak()}
        </Button>
        {node.shape === undefined ? null : (
          <Button
            kind="stil"
            size="klein"
            icon={<Trash2 size={16} aria-hidden="true" />}
            onPress={() => set({ shape: undefined })}
          >
            {m.wk_teken_weg()}
          </Button>
        )}
      </div>
      {node.shape === undefined ? null : (
        <TextArea
          label={m.wk_teken_punten()}
          help={m.wk_teken_punten_uitleg()}
          value={lines ?? linesOf(node)}
          onChange={setLines}
          onBlur={() => void shape()}
        />
      )}
      <div className="wk-rij">
        {node.relPos === undefined ? null : (
          <Button
            kind="stil"
            size="klein"
            icon={<PinOff size={16} aria-hidden="true" />}
            onPress={() => set({ relPos: undefined })}
          >
            {m.wk_netwerk_los()}
          </Button>
        )}
        <Button
          kind="stil"
          size="klein"
          icon={<LayoutDashboard size={16} aria-hidden="true" />}
          onPress={() => set({ pos: node.pos === undefined ? freePlace(bord.all('nodes')) : undefined })}
        >
          {node.pos === undefined ? m.wk_op_bord() : m.wk_van_bord()}
        </Button>
      </div>
    </section>
  )
}

/** A row of its own above everything on the bord; each next one stands beside the last. */
function freePlace(nodes: readonly MapNode[]): [number, number] {
  const taken = nodes.flatMap((node) => (node.pos === undefined || node.archivedAt !== undefined ? [] : [node.pos[0]]))
  return [taken.length === 0 ? 0 : Math.max(...taken) + 260, -420]
}
