import { ToolbarButton, ToolbarMenu, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import type { Example } from './examples.ts'

/** Toolbar button whose menu opens an example, in the tab that holds it unchanged or in a new one. */
export function ExamplesMenu({ examples }: { readonly examples: readonly Example[] }) {
  const { addTab, changeTab } = useGraphiQLActions()
  const tabs = useGraphiQL((state) => state.tabs)
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)

  function open(example: Example) {
    const openIndex = tabs.findIndex((tab) => tab.query === example.query)
    if (openIndex !== -1) {
      changeTab(openIndex)
      return
    }
    addTab()
    // A new tab is empty and active; its editors are the way in that GraphiQL documents.
    queryEditor?.setValue(example.query)
    variableEditor?.setValue(example.variables ?? '')
  }

  return (
    <ToolbarMenu
      button={
        <ToolbarButton label="Examples">
          <ExamplesIcon />
        </ToolbarButton>
      }
    >
      {examples.map((example) => (
        <ToolbarMenu.Item key={example.name} onSelect={() => open(example)}>
          {example.title}
        </ToolbarMenu.Item>
      ))}
    </ToolbarMenu>
  )
}

function ExamplesIcon() {
  return (
    <svg
      className="graphiql-toolbar-icon"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M10 5.5C8.4 4.2 6 3.8 3 4v11.5c3-.2 5.4.2 7 1.5 1.6-1.3 4-1.7 7-1.5V4c-3-.2-5.4.2-7 1.5Zm0 0V17" />
    </svg>
  )
}
