/** One example query: a file of the repository's `examples/` folder. */
export interface Example {
  /** File name without folder and ending, `01-who-is-this-officer`: the order and the identity. */
  readonly name: string
  /** The first comment line of the file, or the name where there is none. */
  readonly title: string
  /** The comment lines below the title, as one text; empty where there are none. */
  readonly description: string
  /** The whole text of the file, comments included: it is shown as it was written. */
  readonly query: string
  /** JSON text of the variables, where a sibling file `<name>.variables.json` gives them. */
  readonly variables?: string
}

/**
 * Reads example files, in file-name order.
 *
 * @param queries text of each `*.graphql` file by its path; the path's last part is the file name
 * @param variables text of each `*.variables.json` file by its path
 *
 * @example
 * readExamples({ 'examples/01-a.graphql': '# An officer\n# By name.\nquery Officer { a }' }, {})
 * // [{ name: '01-a', title: 'An officer', description: 'By name.', query: '# An officer…' }]
 */
export function readExamples(
  queries: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): Example[] {
  const variablesByName = new Map(
    Object.entries(variables).map(([path, text]) => [baseName(path, '.variables.json'), text]),
  )
  return Object.entries(queries)
    .map(([path, text]) => readExample(baseName(path, '.graphql'), text, variablesByName))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readExample(
  name: string,
  text: string,
  variablesByName: ReadonlyMap<string, string>,
): Example {
  const [title, ...description] = leadingComment(text)
  const variables = variablesByName.get(name)
  return {
    name,
    title: title || name,
    description: description.join(' ').trim(),
    query: text,
    ...(variables === undefined ? {} : { variables: variables.trimEnd() }),
  }
}

function leadingComment(text: string): string[] {
  const lines = text.split(/\r?\n/)
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return lines.slice(0, end === -1 ? undefined : end).map((line) => line.slice(1).trim())
}

function baseName(path: string, ending: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -ending.length)
}
