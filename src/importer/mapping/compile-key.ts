import type { NodeType } from '../../graph/declare/node.ts'
import { nodeTypes } from '../../graph/model.ts'
import { isSharedScheme, sharedSchemes } from '../../graph/schemes.ts'
import { suggest } from '../nearest.ts'
import { compileExpression } from './compile-expression.ts'
import type { Expression } from './expression.ts'
import type { Read, Row, Value } from './row.ts'
import type { Key } from './schema.ts'
import type { Scope } from './scope.ts'

export interface CompiledKey {
  /** Undefined where a part of it is blank. */
  readonly read: Read<string | undefined>
  /** The columns that it is made of. */
  readonly from: readonly string[]
}

/** A key of one part is the text as written; several are joined by `/`, with a `/` within one as `%2F`. */
export function compileKey(key: Key, at: readonly PropertyKey[], scope: Scope): CompiledKey {
  const isList = Array.isArray(key)
  const expressions: readonly Expression[] = isList ? key : [key]
  const parts = expressions.map((part, index) => {
    const where = isList ? [...at, index] : at
    const compiled = compileExpression(part, where, scope)
    if (compiled.isList) {
      scope.complain(
        where,
        'Expected one text: a key holds one.',
        'Make one entity for each part with `each`.',
      )
    }
    if (compiled.kind === 'number' && compiled.isOpen) {
      scope.complain(
        where,
        'Expected text: a number loses the zeros before it.',
        'Leave `number` out.',
      )
    }
    return compiled
  })
  const from = parts.flatMap((part) => part.from)
  const [only] = parts
  if (parts.length === 1 && only) {
    const { read } = only
    return { from, read: (row) => asText(read(row), row, only.from) }
  }
  return {
    from,
    read: (row) => {
      let text = ''
      for (const [index, { read, from }] of parts.entries()) {
        const part = asText(read(row), row, from)
        if (part === undefined) return undefined
        text += index === 0 ? escapeSlash(part) : `/${escapeSlash(part)}`
      }
      return text
    },
  }
}

/** Several values are no key: joined they would be that of another row, which has the whole as one text. */
function asText(value: Value, row: Row, from: readonly string[]): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  row.refuse(
    from.join(', '),
    'Expected one text: a key holds one.',
    value,
    'Make one entity for each part with `each`.',
  )
  return undefined
}

/** So that [a/b, c] and [a, b/c] are two. */
function escapeSlash(part: string): string {
  return part.includes('/') || part.includes('%')
    ? part.replaceAll('%', '%25').replaceAll('/', '%2F')
    : part
}

/** The type of that name; complains where there is none. */
export function findType(
  name: string,
  at: readonly PropertyKey[],
  { complain }: Scope,
): NodeType | null {
  const type = nodeTypes.find((each) => each.name === name)
  if (type) return type
  complain(
    at,
    `Expected the name of a type; there is no ${name}.`,
    suggest(
      name,
      nodeTypes.map((each) => each.name),
    ),
  )
  return null
}

/** Complains of a scheme that is not shared. */
export function checkScheme(
  scheme: string | undefined,
  at: readonly PropertyKey[],
  { complain }: Scope,
): void {
  if (scheme === undefined || isSharedScheme(scheme)) return
  complain(
    at,
    `Expected a shared scheme; there is no ${scheme}.`,
    `${suggest(scheme, Object.keys(sharedSchemes))} Leave it out for keys of this data set’s own.`,
  )
}
