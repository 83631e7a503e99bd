// The board of the bench in Excalidraw: filled rectangles with their text bound to them, areas below.
import { CaptureUpdateAction, convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import '@excalidraw/excalidraw/index.css'

const colors = ['#fff0a0', '#e3e9f0', '#ffdcbc', '#ffd2d6', '#e6dcfb', '#e3f1a6', '#cde6fb', '#bff0e6', '#cfeecb']
const plain = { fillStyle: 'solid', roughness: 0, strokeWidth: 1 }
const noteElement = ({ id, x, y, w, h, text, kind }) => ({
  ...plain,
  type: 'rectangle',
  id,
  x,
  y,
  width: w,
  height: h,
  backgroundColor: colors[kind % colors.length],
  strokeColor: '#12212b',
  label: { text, fontSize: 16, fontFamily: 2 },
})
const areaElement = ({ id, x, y, w, h }) => ({
  ...plain,
  type: 'rectangle',
  id,
  x,
  y,
  width: w,
  height: h,
  backgroundColor: '#ffffff',
  strokeColor: '#71808a',
})
const elementsOf = (areas, notes) =>
  convertToExcalidrawElements([...areas.map(areaElement), ...notes.map(noteElement)], { regenerateIds: false })

window.EXCALIDRAW_ASSET_PATH = '/'
window.bord = await (await fetch('/bord.json')).json()
const { areas, notes, view } = window.bord

function excalidrawAPI(api) {
  window.bench = {
    wheelTarget: '.excalidraw__canvas.interactive',
    count: () => api.getSceneElements().filter((one) => one.type === 'rectangle').length - areas.length,
    addNotes: (added) =>
      api.updateScene({
        elements: [...api.getSceneElementsIncludingDeleted(), ...elementsOf([], added)],
        captureUpdate: CaptureUpdateAction.NEVER,
      }),
    setCursors: (cursors) =>
      api.updateScene({
        collaborators: new Map(
          cursors.map(({ key, label, x, y }) => [
            key,
            { pointer: { x, y, tool: 'pointer' }, button: 'up', username: label, userState: 'active', id: key },
          ]),
        ),
      }),
    view: () => {
      const { scrollX, scrollY, zoom } = api.getAppState()
      return { x: scrollX * zoom.value, y: scrollY * zoom.value, scale: zoom.value }
    },
    placeOf: (id) => {
      const one = api.getSceneElements().find((element) => element.id === id)
      return one === undefined ? undefined : { x: one.x, y: one.y }
    },
  }
  const look = () => {
    const full = window.bench.count() >= notes.length
    if (full) requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('bench-painted')))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

createRoot(document.getElementById('app')).render(
  createElement(Excalidraw, {
    excalidrawAPI,
    isCollaborating: true,
    initialData: {
      elements: elementsOf(areas, notes),
      appState: {
        scrollX: view.x / view.scale,
        scrollY: view.y / view.scale,
        zoom: { value: view.scale },
        viewBackgroundColor: '#eef2f0',
      },
      scrollToContent: false,
    },
  }),
)
