// The board of the bench in tldraw: notes as its own note shapes, areas as rectangles below them.
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createShapeId, InstancePresenceRecordType, Tldraw, toRichText } from 'tldraw'
import 'tldraw/tldraw.css'

const colors = ['yellow', 'grey', 'orange', 'light-red', 'light-violet', 'light-green', 'light-blue', 'green', 'violet']
/** Side of a note in tldraw. */
const side = 200

const noteShape = ({ id, x, y, w, text, kind }) => ({
  id: createShapeId(id),
  type: 'note',
  x,
  y,
  props: { richText: toRichText(text), color: colors[kind % colors.length], scale: w / side, size: 's' },
})
const areaShape = ({ id, x, y, w, h }) => ({
  id: createShapeId(id),
  type: 'geo',
  x,
  y,
  props: { geo: 'rectangle', w, h, color: 'grey', fill: 'semi', size: 's' },
})

function onMount(editor) {
  const { areas, notes, view } = window.bord
  editor.createShapes([...areas.map(areaShape), ...notes.map(noteShape)])
  editor.setCamera({ x: view.x / view.scale, y: view.y / view.scale, z: view.scale })
  const pageId = editor.getCurrentPageId()
  window.bench = {
    wheelTarget: '.tl-canvas',
    count: () => editor.getCurrentPageShapeIds().size - areas.length,
    addNotes: (added) => {
      const made = added.map(noteShape)
      editor.store.mergeRemoteChanges(() => editor.createShapes(made))
    },
    setCursors: (cursors) =>
      editor.store.mergeRemoteChanges(() =>
        editor.store.put(
          cursors.map(({ key, label, x, y }) =>
            InstancePresenceRecordType.create({
              id: InstancePresenceRecordType.createId(key),
              userId: key,
              userName: label,
              color: '#0b4f9e',
              currentPageId: pageId,
              cursor: { x, y, type: 'default', rotation: 0 },
              lastActivityTimestamp: Date.now(),
            }),
          ),
        ),
      ),
    view: () => {
      const { x, y, z } = editor.getCamera()
      return { x: x * z, y: y * z, scale: z }
    },
    placeOf: (id) => {
      const bounds = editor.getShapePageBounds(createShapeId(id))
      return bounds === undefined ? undefined : { x: bounds.x, y: bounds.y }
    },
  }
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('bench-painted')))
}

window.bord = await (await fetch('/bord.json')).json()
createRoot(document.getElementById('app')).render(
  createElement(Tldraw, { onMount, options: { maxShapesPerPage: 30_000 } }),
)
