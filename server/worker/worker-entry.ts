/** Entry of the worker thread. Each task loads its own modules at first use, so that an idle thread stays small. */
import { parentPort } from 'node:worker_threads'
import { bestandLimits } from '../../shared/domain/bestand.ts'
import type { PdfRenderer } from '../export/pdf-renderer.ts'
import { serveTasks, type TaskFunctions } from './serve-tasks.ts'
import type { WorkerTasks } from './worker-tasks.ts'

function createTasks(): TaskFunctions<WorkerTasks> {
  // Fonts and templates are read at the first PDF and stay with the thread.
  let renderer: PdfRenderer | undefined
  return {
    groepering: async ({ snapshot, earlier, id, createdAt }, onProgress) => {
      const { makeVoorstel } = await import('../analysis/make-voorstel.ts')
      return makeVoorstel(snapshot, { id, createdAt, onProgress, ...(earlier === undefined ? {} : { earlier }) })
    },
    programma: async ({ snapshot, rangorde, themaIds }) => {
      const { draftProgramma } = await import('../analysis/draft-programma.ts')
      return draftProgramma(snapshot, rangorde, themaIds === undefined ? {} : { themaIds })
    },
    export: async (task, onProgress) => {
      const { makeExport } = await import('./make-export.ts')
      const loadRenderer = async (): Promise<PdfRenderer> => {
        renderer ??= (await import('../export/pdf-renderer.ts')).createTypstRenderer()
        return renderer
      }
      return makeExport(task, loadRenderer, onProgress)
    },
    import: async ({ bytes, soort, contentType, kolommen }) => {
      const { readImport } = await import('../import/read-import.ts')
      return readImport(bytes, soort, contentType, kolommen)
    },
    gebieden: async ({ bytes }) => (await import('./make-gebieden.ts')).makeGebieden(bytes),
    bestand: async ({ soort, bytes }) => {
      if (soort === 'geojson') return (await import('./clean-geojson.ts')).cleanGeojson(bytes)
      return (await import('./clean-picture.ts')).cleanPicture(bytes, bestandLimits.keptSide[soort])
    },
  }
}

if (parentPort !== null) serveTasks(parentPort, createTasks())
