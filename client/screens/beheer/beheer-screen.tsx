import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { WerksessieList } from '../../../shared/protocol/api.ts'
import { callApi } from '../../sync/api.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { BeheerApi } from './beheer-api.ts'
import { NieuweWerksessie } from './nieuwe-werksessie.tsx'
import { TokenForm } from './token-form.tsx'
import { forgetToken, takeToken } from './token-store.ts'
import { WerksessiesView } from './werksessies-view.tsx'
import './beheer.css'

/** Where werksessies are made and their links are found again; for whoever has the key of this server. */
export default function BeheerScreen(): ReactNode {
  const [token, setToken] = useState(takeToken)
  const [isRefused, setRefused] = useState(false)
  const [isNew, setNew] = useState(false)
  const [werksessies, setWerksessies] = useState<WerksessieList | 'laden' | { readonly error: string }>('laden')

  const api: BeheerApi = useCallback(
    async (method, path, body) => {
      const answer = await callApi<never>(method, path, {
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
      })
      if (!answer.ok && (answer.status === 401 || answer.status === 403)) {
        forgetToken()
        setToken('')
        setRefused(true)
      }
      return answer
    },
    [token],
  )
  const load = useCallback(async () => {
    setWerksessies('laden')
    const answer = await api<WerksessieList>('GET', '/werksessies')
    setWerksessies(answer.ok ? answer.value : { error: answer.message })
  }, [api])

  useEffect(() => {
    document.title = `${isNew ? m.beheer_nieuw_titel() : m.beheer_titel()} · ${m.app_name()}`
    if (token !== '' && !isNew) void load()
  }, [token, isNew, load])

  return (
    <div className="beheer">
      <PageHeader />
      {token === '' ? (
        <TokenForm
          isRefused={isRefused}
          onToken={(given) => {
            setRefused(false)
            setToken(given)
          }}
        />
      ) : isNew ? (
        <NieuweWerksessie api={api} onBack={() => setNew(false)} />
      ) : (
        <WerksessiesView
          werksessies={werksessies}
          onNew={() => setNew(true)}
          onAgain={() => void load()}
          closing={
            <Button
              kind="stil"
              size="klein"
              onPress={() => {
                forgetToken()
                setToken('')
              }}
            >
              {m.beheer_sluit_af()}
            </Button>
          }
        />
      )}
    </div>
  )
}
