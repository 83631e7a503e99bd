import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowDownToLine,
  ArrowUpToLine,
  Clipboard,
  Copy,
  CopyPlus,
  Focus,
  GalleryVertical,
  Grid2x2,
  Layers2,
  Link2,
  List,
  ListPlus,
  Lock,
  LockOpen,
  MessageSquare,
  Palette,
  Pencil,
  Plus,
  Rows3,
  Scissors,
  Shapes,
  SquareDashedMousePointer,
  SquareStack,
  Undo,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Pos } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { nothingSelected } from '../../state/bord-ui.ts'
import { briefjeActions } from '../../ui/briefje-actions.tsx'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { kindInfo, kindOrder } from '../../ui/kind-info.ts'
import { copyLink } from '../../ui/link.ts'
import { losPlaat, PlaatIcoon } from '../../ui/plaat.tsx'
import type { LayoutItem } from '../layout.ts'
import type { ActieContext, KeuzeActie } from './actie.ts'
import { gebiedActies } from './gebied-acties.tsx'
import { kies, kiesGebied, kiesSoort } from './kies.ts'
import { type Schikwijze, schikbaar, schikKeuze } from './schik-keuze.ts'

const icon = (Icon: typeof Copy): ReactNode => <Icon size={18} aria-hidden="true" />

/** What can be done with these notes, one or many; the same on right click, long press, by key and behind Meer. */
export function keuzeActies(ids: readonly string[], context: ActieContext): readonly KeuzeActie[] {
  const { scene, ui, work, themas, session } = context
  const [first] = ids
  const item = first === undefined ? undefined : scene.item(first)
  if (first === undefined || item?.type !== 'signaal') return []
  const one = ids.length === 1
  const movable = ids.filter((id) => work.canPlace(id))
  const editable = ids.filter((id) => work.canEdit(id))
  const done = (): void => ui.setState({ selected: nothingSelected, focused: undefined })
  const items: KeuzeActie[] = []
  if (one && work.canEdit(first))
    items.push({
      id: 'bewerk',
      text: m.bord_bewerk(),
      hint: 'Enter',
      icon: icon(Pencil),
      act: () => context.startEditing(first),
    })
  if (movable.length > 0)
    items.push({
      id: 'thema',
      text: m.bord_thema(),
      icon: icon(Palette),
      items: [
        ...themas.map(
          (thema): KeuzeActie => ({
            id: `thema-${thema.id}`,
            text: thema.title,
            icon: <PlaatIcoon {...thema} size={22} />,
            act: () => void work.place(movable, thema.id),
          }),
        ),
        {
          id: 'thema-los',
          text: m.bord_nog_los(),
          icon: <PlaatIcoon {...losPlaat} size={22} />,
          act: () => void work.place(movable, null),
        },
      ],
    })
  if (editable.length > 0)
    items.push({
      id: 'soort',
      text: m.bord_soort_wijzigen(),
      icon: icon(Shapes),
      items: kindOrder.map(
        (kind): KeuzeActie => ({
          id: `soort-${kind}`,
          text: kindInfo[kind].label(),
          icon: <KindIcon kind={kind} />,
          act: () => void work.setKindOf(editable, kind),
        }),
      ),
    })
  if (one)
    items.push({
      id: 'opmerkingen',
      text: m.samen_opmerkingen(),
      hint: 'R',
      icon: icon(MessageSquare),
      act: () => ui.setState({ opmerkingenBij: first }),
    })
  else if (work.canMerge())
    items.push({
      id: 'samen',
      text: m.bord_leg_op_elkaar(),
      hint: 'M',
      icon: icon(Layers2),
      act: () => void work.merge(ids),
    })
  if (one)
    items.push(
      ...briefjeActions(item.signaal, {
        showOnScherm: work.canShowOnScherm(first) ? () => work.showOnScherm(first) : undefined,
        unmerge: item.stack > 1 && work.canMerge() ? () => void work.unmerge(first) : undefined,
        setOffTopic: work.canMerge() ? (offTopic) => void work.setOffTopic([first], offTopic) : undefined,
      }).map((entry): KeuzeActie => entry),
    )
  if (schikbaar(scene, work, ids).length > 1) items.push(schikActie(ids, context))
  if (ids.some((id) => work.canOrder(id)))
    items.push({
      id: 'volgorde',
      text: m.keuze_volgorde(),
      icon: icon(SquareStack),
      items: [
        {
          id: 'voor',
          text: m.keuze_voor(),
          hint: ']',
          icon: icon(ArrowUpToLine),
          act: () => void work.order(ids, 'voor'),
        },
        {
          id: 'achter',
          text: m.keuze_achter(),
          hint: '[',
          icon: icon(ArrowDownToLine),
          act: () => void work.order(ids, 'achter'),
        },
      ],
    })
  items.push({ id: 'kopieer', text: m.keuze_kopieer(), hint: 'Ctrl+C', icon: icon(Copy), act: () => context.copy(ids) })
  if (ids.some((id) => work.canWithdraw(id)))
    items.push({
      id: 'knip',
      text: m.keuze_knip(),
      hint: 'Ctrl+X',
      icon: icon(Scissors),
      act: () => context.copy(ids, { cut: true }),
    })
  if (work.canDuplicate(ids))
    items.push({
      id: 'dupliceer',
      text: m.keuze_dupliceer(),
      hint: 'Ctrl+D',
      icon: icon(CopyPlus),
      act: () => void work.duplicate(ids),
    })
  if (work.canLock()) {
    const locked = ids.every((id) => work.isLocked(id))
    items.push({
      id: 'vast',
      text: locked ? m.keuze_maak_los() : m.keuze_zet_vast(),
      hint: 'Ctrl+Shift+L',
      icon: icon(locked ? LockOpen : Lock),
      act: () => void work.setLocked(ids, !locked),
    })
  }
  const { areaId, signaal } = item
  const area = areaId === undefined ? undefined : scene.item(areaId)
  items.push({
    id: 'kies',
    text: m.keuze_kies(),
    icon: icon(SquareDashedMousePointer),
    items: [
      { id: 'kies-erbij', text: m.keuze_kies_erbij(), act: () => ui.setState({ isChoosingMore: true }) },
      ...(area?.type === 'area'
        ? [
            {
              id: 'kies-gebied',
              text: m.keuze_kies_gebied({ naam: area.title }),
              hint: 'Ctrl+Shift+A',
              act: () => kiesGebied(scene, ui, area.id),
            },
          ]
        : []),
      {
        id: 'kies-soort',
        text: m.keuze_kies_soort({ soort: kindInfo[signaal.kind].label() }),
        act: () => kiesSoort(scene, ui, signaal.kind),
      },
    ],
  })
  // The way to a whole area for who has no pointer: from a note that lies in it.
  if (one && area?.type === 'area' && (area.thema ?? area.frame) !== undefined)
    items.push({
      id: 'gebied',
      text: m.keuze_gebied({ naam: area.title }),
      icon: icon(Rows3),
      items: gebiedActies(area, context),
    })
  items.push({ id: 'beeld', text: m.keuze_in_beeld(), hint: '2', icon: icon(Focus), act: () => scene.fitItems(ids) })
  if (one)
    items.push(
      { id: 'lijst', text: m.bord_in_lijst(), icon: icon(List), act: () => context.onShowInList(first) },
      {
        id: 'link',
        text: m.keuze_kopieer_link(),
        icon: icon(Link2),
        act: () => copyLink('sig', first, session.werksessieId),
      },
    )
  if (ids.some((id) => work.canWithdraw(id)))
    items.push({
      id: 'weg',
      text: m.bord_neem_terug(),
      hint: 'Delete',
      icon: icon(Undo),
      act: () => {
        if (work.withdraw(ids)) done()
      },
    })
  return items
}

function schikActie(ids: readonly string[], { scene, work }: ActieContext): KeuzeActie {
  const way = (id: string, text: string, Icon: typeof Copy, wijze: Schikwijze): KeuzeActie => ({
    id,
    text,
    icon: icon(Icon),
    act: () => void schikKeuze(scene, work, ids, wijze),
  })
  const lijn = (how: Extract<Schikwijze, { kind: 'lijn' }>['how'], text: string, Icon: typeof Copy): KeuzeActie =>
    way(`lijn-${how}`, text, Icon, { kind: 'lijn', how })
  return {
    id: 'schik',
    text: m.keuze_schik(),
    icon: icon(Grid2x2),
    items: [
      way('schik-raster', m.keuze_schik_raster(), Grid2x2, { kind: 'schik', how: 'raster' }),
      way('schik-kolom', m.keuze_schik_kolom(), Rows3, { kind: 'schik', how: 'kolom' }),
      way('schik-rij', m.keuze_schik_rij(), GalleryVertical, { kind: 'schik', how: 'rij' }),
      way('schik-soort', m.keuze_schik_soort(), Shapes, { kind: 'schik', how: 'soort' }),
      lijn('links', m.keuze_lijn_links(), AlignStartVertical),
      lijn('midden', m.keuze_lijn_midden(), AlignCenterVertical),
      lijn('rechts', m.keuze_lijn_rechts(), AlignEndVertical),
      lijn('boven', m.keuze_lijn_boven(), AlignStartHorizontal),
      lijn('hoogte', m.keuze_lijn_hoogte(), AlignCenterHorizontal),
      lijn('onder', m.keuze_lijn_onder(), AlignEndHorizontal),
      way('verdeel-h', m.keuze_verdeel_h(), AlignHorizontalDistributeCenter, { kind: 'verdeel', how: 'horizontaal' }),
      way('verdeel-v', m.keuze_verdeel_v(), AlignVerticalDistributeCenter, { kind: 'verdeel', how: 'verticaal' }),
    ],
  }
}

/** The menu at a place: of the chosen notes, a suggestion, an area, or the paper itself. `at` in bord units. */
export function actiesVoor(item: LayoutItem | undefined, at: Pos, context: ActieContext): readonly KeuzeActie[] {
  const { scene, ui, work } = context
  switch (item?.type) {
    case 'signaal': {
      const { selected } = ui.getState()
      return keuzeActies(selected.has(item.id) ? [...selected] : [item.id], context)
    }
    case 'ghost':
      return [
        { id: 'neem', text: m.voorstel_plaats(), hint: 'A', act: () => context.acceptGhost(item.ghost) },
        { id: 'weiger', text: m.voorstel_weiger(), hint: 'X', act: () => void work.refuseGhost(item.ghost) },
      ]
    default:
      return [
        ...(item === undefined ? [] : gebiedActies(item, context)),
        ...(work.canAdd()
          ? [
              {
                id: 'nieuw',
                text: m.keuze_nieuw_hier(),
                hint: 'N',
                icon: icon(Plus),
                act: () => context.startDraft(at, item?.thema?.id),
              },
              {
                id: 'regels',
                text: m.keuze_plak_regels(),
                hint: 'Ctrl+V',
                icon: icon(Clipboard),
                act: () => ui.setState({ pasting: [] }),
              },
            ]
          : []),
        {
          id: 'alles',
          text: m.toetsen_alles(),
          hint: 'Ctrl+A',
          icon: icon(ListPlus),
          act: () => kies(scene, ui, () => true),
        },
        { id: 'passend', text: m.bord_alles_in_beeld(), hint: '1', icon: icon(Focus), act: () => scene.fitAll() },
      ]
  }
}
