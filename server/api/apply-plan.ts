import {
  addAfbeelding,
  addConnector,
  addFrame,
  addKanskaart,
  addNode,
  addOpmerking,
  addRelation,
  addSignaal,
  addTekening,
  addThema,
} from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readProgramma } from '../../shared/doc/programma-doc.ts'
import { restoreProgramma } from '../../shared/doc/programma-restore.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { ImportPlan } from '../import/plan.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { putStemronde } from './rondes.ts'

/** A whole werksessie can only be put where nothing is yet. */
export function isEmptyBord(tx: RoomTx): boolean {
  return Object.values(readBord(tx.docs.bord)).every((records: readonly unknown[]) => records.length === 0)
}

/** Puts a whole werksessie into an empty one. Afterwards `readBord` gives what the plan holds. Gives how many records came in. */
export function applyPlan(tx: RoomTx, plan: ImportPlan): number {
  const { bord } = tx.docs
  bord.transact(() => {
    for (const thema of plan.bord.themas) addThema(bord, thema)
    for (const signaal of plan.bord.signalen) addSignaal(bord, signaal)
    for (const node of plan.bord.nodes) addNode(bord, node)
    for (const relation of plan.bord.relations) addRelation(bord, relation)
    for (const card of plan.bord.kanskaarten) addKanskaart(bord, card)
    for (const opmerking of plan.bord.opmerkingen) addOpmerking(bord, opmerking)
    for (const frame of plan.bord.frames) addFrame(bord, frame)
    for (const connector of plan.bord.connectors) addConnector(bord, connector)
    for (const tekening of plan.bord.tekeningen) addTekening(bord, tekening)
    for (const afbeelding of plan.bord.afbeeldingen) addAfbeelding(bord, afbeelding)
  })
  const now = tx.clock.now()
  for (const deelnemer of plan.deelnemers) tx.rows.put('deelnemer', deelnemer.id, deelnemer)
  for (const [signaalId, deelnemerId] of Object.entries(plan.owners))
    tx.rows.put('owner', `signalen.${signaalId}`, { deelnemerId, at: now })
  for (const response of plan.survey) tx.rows.put('vragenlijst', response.id, response)
  tx.rows.put('telling', 'zonder_toestemming', { count: plan.surveyWithoutConsent })
  const before = readSessie(tx.docs.sessie)?.werksessie
  if (before !== undefined)
    writeSessie(tx.docs.sessie, { werksessie: { ...plan.werksessie, id: before.id, createdAt: before.createdAt } })
  if (plan.gaten !== undefined && plan.gaten.length > 0) writeSessie(tx.docs.sessie, { gaten: plan.gaten })
  if (plan.stemronde !== undefined) {
    const { stemronde } = plan
    for (const cast of plan.ballots)
      tx.rows.put('stem', `${stemronde.id}.${cast.deelnemerId}`, { rondeId: stemronde.id, ...cast, at: now })
    // What was revealed is revealed again by the caller, who has the ranking computed; until then it is closed.
    putStemronde(tx, stemronde.status === 'gesloten' ? stemronde : { ...stemronde, status: 'gesloten' })
    writeSessie(tx.docs.sessie, { ballotsCast: plan.ballots.length })
  }
  if (plan.programma !== undefined && plan.programma.blocks.length > 0) {
    restoreProgramma(tx.docs.programma, plan.programma.blocks, plan.programma.bronnen)
    const { openSlots } = readProgramma(tx.docs.programma)
    writeSessie(tx.docs.sessie, { programma: { status: plan.programma.status, published: false, openSlots } })
  }
  return Object.values(plan.bord).reduce((sum, records: readonly unknown[]) => sum + records.length, 0)
}
