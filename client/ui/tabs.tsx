import type { ReactNode } from 'react'
import { Tabs as RacTabs, Tab, TabList, TabPanel } from 'react-aria-components'

export interface TabEntry {
  readonly id: string
  readonly title: ReactNode
  readonly count?: number
  readonly panel: ReactNode
}

/** Panels side by side, one shown. Uncontrolled, or with `selected` and `onSelect`. */
export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
  className = '',
}: {
  readonly label: string
  readonly tabs: readonly TabEntry[]
  readonly selected?: string
  readonly onSelect?: (id: string) => void
  readonly className?: string
}): ReactNode {
  return (
    <RacTabs
      className={`ui-tabs ${className}`}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect === undefined ? {} : { onSelectionChange: (key) => onSelect(String(key)) })}
    >
      <TabList className="ui-tab-rij" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="ui-tab">
            {tab.title}
            {tab.count === undefined ? null : <span className="ui-tab-tel num">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="ui-tab-vlak">
          {tab.panel}
        </TabPanel>
      ))}
    </RacTabs>
  )
}
