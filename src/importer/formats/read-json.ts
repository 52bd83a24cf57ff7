import type { Token } from 'stream-json/core/parser.js'
import { UserError } from '../../user-error.ts'
import { suggest } from '../nearest.ts'
import { ExactAssembler, openTokens } from './exact-json.ts'
import type { FileFormat, FileRow, RowReader } from './format.ts'
import { endOfLine } from './line-breaks.ts'
import { objectRow } from './read-json-lines.ts'
import { readText } from './read-text.ts'

/**
 * Opens a JSON document with an array of objects, which is streamed: the array is the document, or stands at
 * the path that `at` names.
 *
 * @throws UserError, when its rows are read, where it is no JSON or has no array there.
 */
export function openJson(file: string, shownAs: string, given: FileFormat): RowReader {
  return {
    format: 'json',
    columns: null,
    written: null,
    async *rows(onBytes) {
      const elements = new ElementFinder(given)
      const read = openTokens()
      let line = 1
      const parse = (piece: string): readonly Token[] => {
        try {
          return read(piece)
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error)
          throw new UserError(
            `${shownAs}:${line}: this is no JSON, so nothing can be said of what follows it (${why}).`,
          )
        }
      }
      for await (const text of readText(file, shownAs, { encoding: given.encoding, onBytes })) {
        // Line by line, so that a row knows where it begins.
        for (let from = 0; from < text.length; ) {
          const end = endOfLine(text, from)
          const to = end < 0 ? text.length : end
          elements.take(parse(text.slice(from, to)), line)
          if (end >= 0) line++
          from = to
        }
        yield elements.takeRows()
      }
      elements.take(parse('\n'), line)
      yield elements.takeRows()
      elements.checkEnd(shownAs, line)
    },
  }
}

/** Finds the array among the tokens of a document, and puts its elements together. */
class ElementFinder {
  readonly #given: FileFormat
  readonly #path: readonly string[]
  /** The key within each open object; null within an array. */
  readonly #open: (string | null)[] = []
  readonly #names = new Set<string>()
  #isInArray = false
  #isFound = false
  #isWhole = false
  #element: { readonly assembler: ExactAssembler; readonly line: number; depth: number } | null =
    null
  #rows: FileRow[] = []

  constructor(given: FileFormat) {
    this.#given = given
    this.#path = given.at === undefined || given.at === '' ? [] : given.at.split('.')
  }

  takeRows(): readonly FileRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  take(tokens: readonly Token[], line: number): void {
    for (const token of tokens) {
      if (this.#isInArray) this.#takeElement(token, line)
      else this.#follow(token)
    }
  }

  checkEnd(file: string, line: number): void {
    const where = this.#path.length === 0 ? 'the document' : `\`${this.#path.join('.')}\``
    if (!this.#isFound) {
      const names = [...this.#names]
      throw new UserError(
        `${file}: expected an array of objects in ${where}. Say where it is with \`at:\`. ${suggest(this.#path[0] ?? '', names)}`,
      )
    }
    if (!this.#isWhole) throw new UserError(`${file}:${line}: the JSON ends before it is complete.`)
  }

  #follow(token: Token): void {
    const depth = this.#open.length
    switch (token.name) {
      case 'keyValue':
        this.#open[depth - 1] = token.value
        if (depth === 1) this.#names.add(token.value)
        break
      case 'startArray':
        if (
          depth === this.#path.length &&
          this.#path.every((part, at) => this.#open[at] === part)
        ) {
          this.#isInArray = true
          this.#isFound = true
        }
        this.#open.push(null)
        break
      case 'startObject':
        this.#open.push('')
        break
      case 'endArray':
      case 'endObject':
        this.#open.pop()
        this.#isWhole = this.#open.length === 0
        break
      default:
    }
  }

  #takeElement(token: Token, line: number): void {
    if (!this.#element && token.name === 'endArray') {
      this.#isInArray = false
      this.#follow(token)
      return
    }
    this.#element ??= { assembler: new ExactAssembler(), line, depth: 0 }
    const { assembler, line: begun } = this.#element
    if (token.name.startsWith('start')) this.#element.depth++
    else if (token.name.startsWith('end')) this.#element.depth--
    if (this.#element.depth === 0 && !token.name.startsWith('end')) {
      // A text or a number by itself: the assembler takes those within objects alone.
      const value = 'value' in token ? token.value : null
      this.#rows.push(objectRow(value, begun, this.#given.rename))
      this.#element = null
      return
    }
    assembler.consume(token)
    if (this.#element.depth > 0) return
    this.#rows.push(objectRow(assembler.current, begun, this.#given.rename, assembler.repeated))
    this.#element = null
  }
}
