import { isNode, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { UserError } from '../../user-error.ts'
import type { FileFormat, RowReader } from './format.ts'
import { withLineFeeds } from './line-breaks.ts'
import { objectRow } from './read-json-lines.ts'
import { readText } from './read-text.ts'

/** YAML is held as a whole, at many times its size. */
const MAX_YAML_CHARACTERS = 20_000_000

/**
 * Opens a YAML list of objects. Numbers stay as written: `007` is a text of three characters.
 *
 * @throws UserError, when its rows are read, where it is no YAML, no list, or too long to be held.
 */
export function openYaml(file: string, shownAs: string, given: FileFormat): RowReader {
  return {
    format: 'yaml',
    columns: null,
    written: null,
    async *rows(onBytes) {
      let text = ''
      for await (const piece of readText(file, shownAs, { encoding: given.encoding, onBytes })) {
        text += withLineFeeds(piece)
        if (text.length > MAX_YAML_CHARACTERS) {
          throw new UserError(
            `${shownAs}: expected YAML of at most ${MAX_YAML_CHARACTERS} characters, since it has to be held as a whole. Write it as JSON Lines.`,
          )
        }
      }
      const lines = new LineCounter()
      const document = parseDocument(text, { lineCounter: lines })
      const [broken] = document.errors
      if (broken) {
        throw new UserError(
          `${shownAs}:${lines.linePos(broken.pos[0]).line}: this is no YAML, so nothing can be said of what follows it. ${broken.message}`,
        )
      }
      const { contents } = document
      if (contents === null) return
      if (!isSeq(contents)) throw new UserError(`${shownAs}:1: expected a list of objects.`)
      visit(contents, {
        Scalar(_, scalar) {
          if (typeof scalar.value === 'number' && scalar.source !== undefined) {
            if (String(scalar.value) !== scalar.source) scalar.value = scalar.source
          }
        },
      })
      yield contents.items.map((item) => {
        const line = isNode(item) && item.range ? lines.linePos(item.range[0]).line : 1
        const value: unknown = isNode(item) ? item.toJS(document) : item
        return objectRow(value, line, given.rename)
      })
    },
  }
}
