import { GraphiQL } from 'graphiql'
import { examples } from './example-files.ts'
import { ExamplesMenu } from './examples-menu.tsx'
import { createFetcher } from './fetcher.ts'
import { StandingLadder } from './standing-ladder.tsx'
import { consoleStorage, hasStoredTabs } from './storage.ts'
import { WrappedLines } from './wrapped-lines.ts'

/** Absolute, for the event stream's client; without the page's query and fragment. */
const fetcher = createFetcher(new URL(location.pathname, location.origin).href)

const defaultTabs = examples.map(({ query, variables }) => ({
  query,
  ...(variables === undefined ? {} : { variables }),
}))

// GraphiQL fills the query editor from the first default tab, but not the variables editor. A
// returning visitor has variables of his own, which this would override.
const firstVariables = hasStoredTabs() ? undefined : examples[0]?.variables

/** GraphiQL under Warrant's name: it starts with the examples and keeps what a visitor makes of them. */
export function WarrantConsole() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={consoleStorage}
      defaultEditorToolsVisibility
      {...(defaultTabs.length > 0 ? { defaultTabs } : {})}
      {...(firstVariables === undefined ? {} : { initialVariables: firstVariables })}
    >
      <GraphiQL.Logo>Warrant</GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            <ExamplesMenu examples={examples} />
            {prettify}
            {merge}
            {copy}
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <StandingLadder />
      </GraphiQL.Footer>
      <WrappedLines />
    </GraphiQL>
  )
}
