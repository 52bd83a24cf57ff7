import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

/** Wraps long lines of the query, which GraphiQL does for answers alone; examples begin with prose. */
export function WrappedLines() {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor])
  return null
}
