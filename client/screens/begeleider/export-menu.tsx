import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { MenuButton } from '../../ui/menu.tsx'

const files = [
  { id: 'kanskaarten.pdf', text: m.regie_export_kanskaarten_pdf },
  { id: 'kanskaarten.csv', text: m.regie_export_kanskaarten_csv },
  { id: 'programma.docx', text: m.regie_export_programma_docx },
  { id: 'programma.pdf', text: m.regie_export_programma_pdf },
  { id: 'signalen.xlsx', text: m.regie_export_signalen_xlsx },
  { id: 'signalen.csv', text: m.regie_export_signalen_csv },
  { id: 'wijkkaart.pdf', text: m.regie_export_wijkkaart_pdf },
  { id: 'uitslag.xlsx', text: m.regie_export_uitslag_xlsx },
  { id: 'archief.json', text: m.regie_export_archief },
] as const

/** Files to take home. The browser fetches them with its cookie, so nothing passes through this page. */
export function ExportMenu(): ReactNode {
  const { werksessieId, toegang } = useSession()
  const download = (file: string) => {
    const link = document.createElement('a')
    link.href = `/api/werksessies/${werksessieId}/export/${file}?toegang=${encodeURIComponent(toegang)}`
    link.download = ''
    document.body.append(link)
    link.click()
    link.remove()
  }
  return (
    <MenuButton
      label={m.regie_export()}
      size="klein"
      icon={<Download size={17} aria-hidden="true" />}
      items={files.map(({ id, text }) => ({ id, text: text() }))}
      onAction={download}
    >
      {m.regie_export()}
    </MenuButton>
  )
}
