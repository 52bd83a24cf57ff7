import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { getOperationAST } from 'graphql'
import { createClient } from 'graphql-sse'

/**
 * Sends operations to `url`: subscriptions over server-sent events, everything else by POST
 * (incremental results too).
 *
 * GraphiQL's own fetcher knows subscriptions over WebSockets only, which the server has no need of.
 */
export function createFetcher(url: string): Fetcher {
  const post = createGraphiQLFetcher({ url })
  return (params, options) => {
    const operation =
      options?.documentAST && getOperationAST(options.documentAST, params.operationName)
    if (operation?.operation !== 'subscription') {
      return post(params, options)
    }
    // A subscription that ends in an error is shown, not tried again behind the reader's back.
    const events = createClient({ url, retryAttempts: 0, headers: options?.headers ?? {} })
    return events.iterate({
      query: params.query,
      ...(params.operationName ? { operationName: params.operationName } : {}),
      variables: params.variables,
    })
  }
}
