import { GraphiQL } from 'graphiql'
import { CostOfAnswer } from './answer-cost.tsx'
import { EditorOptions } from './editor-options.ts'
import { examples } from './example-files.ts'
import { ExamplesMenu } from './examples-menu.tsx'
import { createFetcher } from './fetcher.ts'
import { StandingLadder } from './standing-ladder.tsx'
import { consoleStorage } from './storage.ts'

/** Absolute, for the event stream's client; without the page's query and fragment. */
const fetcher = createFetcher(new URL(location.pathname, location.origin).href)

// GraphiQL does not show the first tab's variables on a first visit: the first example has none.
const defaultTabs = examples.map(({ query, variables }) => ({
  query,
  ...(variables === undefined ? {} : { variables }),
}))

/** GraphiQL under Warrant's name: it starts with the examples and keeps what a visitor makes of them. */
export function WarrantConsole() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={consoleStorage}
      defaultEditorToolsVisibility
      {...(defaultTabs.length > 0 ? { defaultTabs } : {})}
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
        <CostOfAnswer />
        <StandingLadder />
      </GraphiQL.Footer>
      <EditorOptions />
    </GraphiQL>
  )
}
