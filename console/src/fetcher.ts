import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql'
import { createClient } from 'graphql-sse'

/**
 * Sends operations to `url`: subscriptions over server-sent events, everything else by POST
 * (incremental results too).
 *
 * GraphiQL's own fetcher knows subscriptions over WebSockets only, which the server has no need of.
 */
export function createFetcher(url: string): Fetcher {
  const post = createGraphiQLFetcher({ url })
  return ({ query, variables, operationName }, options) => {
    const operation = findOperation(query, operationName)
    const name = operation ? operation.name?.value : operationName
    const headers = options?.headers ?? {}
    if (operation?.operation !== 'subscription') {
      return post({ query, variables, operationName: name ?? null }, { headers })
    }
    // A subscription that ends in an error is shown, not tried again behind the reader's back.
    const events = createClient({ url, retryAttempts: 0, headers })
    return events.iterate({ query, variables, ...(name ? { operationName: name } : {}) })
  }
}

/**
 * The operation of that name, or else the only one: what GraphiQL knows of the document lags behind
 * the editor, so that right after a change of tabs the name is still that of the tab before.
 */
function findOperation(
  query: string,
  name: string | null | undefined,
): OperationDefinitionNode | null | undefined {
  try {
    const document = parse(query)
    return getOperationAST(document, name) ?? getOperationAST(document)
  } catch {
    // No GraphQL: the server says what is wrong with it.
    return null
  }
}
