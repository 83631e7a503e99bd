import type { ApiContext, App } from './context.ts'
import { deelnemersRoutes } from './deelnemers.ts'
import { exportRoutes } from './export.ts'
import { faseRoutes } from './fase.ts'
import { importRoutes } from './import.ts'
import { instellingenRoutes } from './instellingen.ts'
import { jobsRoutes } from './jobs.ts'
import { linksRoutes } from './links.ts'
import { markeringRoutes } from './markering.ts'
import { mensenRoutes } from './mensen.ts'
import { programmaRoutes } from './programma.ts'
import { rangordeRoutes } from './rangorde.ts'
import { schermRoutes } from './scherm.ts'
import { signalenRoutes } from './signalen.ts'
import { stemmenRoutes } from './stemmen.ts'
import { toegangRoutes } from './toegang.ts'
import { voorstelRoutes } from './voorstel.ts'
import { werksessiesRoutes } from './werksessies.ts'
import { wissenRoutes } from './wissen.ts'

/** Adds every route below `/api` to the app. */
export function addApi(app: App, context: ApiContext): void {
  for (const routes of [
    werksessiesRoutes,
    toegangRoutes,
    signalenRoutes,
    faseRoutes,
    schermRoutes,
    instellingenRoutes,
    stemmenRoutes,
    rangordeRoutes,
    markeringRoutes,
    wissenRoutes,
    voorstelRoutes,
    programmaRoutes,
    jobsRoutes,
    linksRoutes,
    deelnemersRoutes,
    mensenRoutes,
    importRoutes,
    exportRoutes,
  ])
    routes(app, context)
}
