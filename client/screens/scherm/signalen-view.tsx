import { type ReactNode, useMemo } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { isShowable, newestFirst } from './scherm-items.ts'
import { SchermKop } from './scherm-kop.tsx'
import { SchermVoet } from './scherm-voet.tsx'
import type { ViewProps } from './view-props.ts'
import { Wall } from './wall.tsx'

/** The live wall: newest first in five columns; withdrawn, merged, parked and hidden briefjes never. */
export function SignalenView({ sessie, fase, join }: ViewProps): ReactNode {
  const signalen = useCollection('signalen')
  const shown = useMemo(() => signalen.filter(isShowable).sort(newestFirst), [signalen])
  return (
    <>
      <SchermKop title={fase === undefined || fase.prompt === '' ? sessie.werksessie.title : fase.prompt} />
      {shown.length === 0 ? <p className="ps-leeg">{m.bord_leeg_tekst()}</p> : <Wall notes={shown} height={796} />}
      <SchermVoet sessie={sessie} join={join} />
    </>
  )
}
