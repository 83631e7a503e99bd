import type { NodeType } from '../../shared/domain/wijkkaart.ts'

/** How each kind of object on the wijkkaart looks: its own colour, icon and outline (design 07a, 07b). */
export const nodeLook: Readonly<
  Record<
    NodeType,
    {
      readonly mark: string
      readonly fill: string
      readonly icon: string
      readonly outline: 'circle' | 'hexagon' | 'square' | 'arch' | 'diamond'
    }
  >
> = {
  actor: { mark: '#0b4f9e', fill: '#e6eef8', icon: 'users', outline: 'circle' },
  verbinder: { mark: '#a2371b', fill: '#fbe9e4', icon: 'heart-handshake', outline: 'hexagon' },
  plek: { mark: '#12212b', fill: '#eef2f0', icon: 'map-pin', outline: 'square' },
  voorziening: { mark: '#6a3d9e', fill: '#f0e9f8', icon: 'life-buoy', outline: 'arch' },
  activiteit: { mark: '#00666f', fill: '#e2f1f2', icon: 'calendar-days', outline: 'diamond' },
}
