import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

/** Query and answer are read together, and both are long: small enough that most of each is in sight. */
const OPTIONS = {
  fontSize: 13,
  lineHeight: 18,
  wordWrap: 'on',
  // The apostrophe in O’Connor is no attack.
  unicodeHighlight: { ambiguousCharacters: false },
} as const

/** Sets the editors' type smaller than GraphiQL does, and wraps the lines of all, not of answers alone. */
export function EditorOptions() {
  const query = useGraphiQL((state) => state.queryEditor)
  const variables = useGraphiQL((state) => state.variableEditor)
  const headers = useGraphiQL((state) => state.headerEditor)
  const response = useGraphiQL((state) => state.responseEditor)
  useEffect(() => {
    for (const editor of [query, variables, headers, response]) {
      editor?.updateOptions(OPTIONS)
    }
  }, [query, variables, headers, response])
  return null
}
