import { aanmeldingRoutes } from './aanmelding.ts'
import { agendaRoutes } from './agenda.ts'
import { bestandenRoutes } from './bestanden.ts'
import type { ApiContext, App } from './context.ts'
import { controlepuntenRoutes } from './controlepunten.ts'
import { deelnemersRoutes } from './deelnemers.ts'
import { exportRoutes } from './export.ts'
import { faseRoutes } from './fase.ts'
import { gatenRoutes } from './gaten.ts'
import { geschiedenisRoutes } from './geschiedenis.ts'
import { handenRoutes } from './handen.ts'
import { huisstijlRoutes } from './huisstijl.ts'
import { importRoutes } from './import.ts'
import { inboxRoutes } from './inbox.ts'
import { instellingenRoutes } from './instellingen.ts'
import { jobsRoutes } from './jobs.ts'
import { kaartRoutes } from './kaart.ts'
import { kanskaartenRoutes } from './kanskaarten.ts'
import { linksRoutes } from './links.ts'
import { markeringRoutes } from './markering.ts'
import { mensenRoutes } from './mensen.ts'
import { moderatieRoutes } from './moderatie.ts'
import { opmerkingenRoutes } from './opmerkingen.ts'
import { papierRoutes } from './papier.ts'
import { priveRoutes } from './prive.ts'
import { programmaRoutes } from './programma.ts'
import { programmaGesprekkenRoutes } from './programma-gesprekken.ts'
import { programmaTaalmodelRoutes } from './programma-taalmodel.ts'
import { programmaTekstRoutes } from './programma-tekst.ts'
import { programmaVersiesRoutes } from './programma-versies.ts'
import { rangordeRoutes } from './rangorde.ts'
import { reactiesRoutes } from './reacties.ts'
import { schermRoutes } from './scherm.ts'
import { signalenRoutes } from './signalen.ts'
import { stemmenRoutes } from './stemmen.ts'
import { tafelsRoutes } from './tafels.ts'
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
    papierRoutes,
    priveRoutes,
    inboxRoutes,
    moderatieRoutes,
    faseRoutes,
    agendaRoutes,
    controlepuntenRoutes,
    schermRoutes,
    instellingenRoutes,
    stemmenRoutes,
    rangordeRoutes,
    markeringRoutes,
    wissenRoutes,
    voorstelRoutes,
    programmaRoutes,
    programmaTekstRoutes,
    programmaGesprekkenRoutes,
    programmaVersiesRoutes,
    programmaTaalmodelRoutes,
    huisstijlRoutes,
    jobsRoutes,
    linksRoutes,
    deelnemersRoutes,
    mensenRoutes,
    aanmeldingRoutes,
    tafelsRoutes,
    reactiesRoutes,
    opmerkingenRoutes,
    handenRoutes,
    importRoutes,
    bestandenRoutes,
    exportRoutes,
    gatenRoutes,
    kaartRoutes,
    kanskaartenRoutes,
    geschiedenisRoutes,
  ])
    routes(app, context)
}
