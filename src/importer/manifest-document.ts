import {
  type Document,
  isMap,
  isScalar,
  type LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'

/**
 * A manifest as a YAML document, in which words are what was written: YAML would take `01` for 1, `1.10`
 * for 1.1 and `NULL` for nothing, and tables of words have such words.
 */
export function parseManifest(text: string, lineCounter: LineCounter): Document {
  const document = parseDocument(text, { lineCounter, uniqueKeys: isSameKey })
  // `release: 1.10` is not 1.1.
  if (isMap(document.contents)) keepNumber(document.contents.get('release', true))
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return
      if (typeof key.value !== 'string' && key.source !== undefined) key.value = key.source
      if (key.value === 'value' || key.value === 'default') keepNumber(value)
      if (key.value === 'enum' && isMap(value))
        for (const pair of value.items) keepNumber(pair.value)
    },
  })
  return document
}

const isSameKey = (a: Node, b: Node): boolean =>
  a === b || (isScalar(a) && isScalar(b) && wordOf(a) === wordOf(b))

const wordOf = ({ value, source }: { value: unknown; source?: string }) =>
  typeof value === 'string' ? value : (source ?? String(value))

/** Only where JavaScript would write the number otherwise. */
function keepNumber(node: unknown): void {
  if (!isScalar(node) || typeof node.value !== 'number' || node.source === undefined) return
  if (String(node.value) !== node.source) node.value = node.source
}
