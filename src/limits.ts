import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValidationContext,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { ErrorCode } from './errors.ts'

const limitExceeded: { readonly code: ErrorCode } = { code: 'LIMIT_EXCEEDED' }

/** Refuses documents of more than `maxTokens` tokens before they are parsed whole, and of more than `maxDepth` levels. */
export function useDocumentLimits({
  maxTokens,
  maxDepth,
}: {
  readonly maxTokens: number
  readonly maxDepth: number
}): Plugin {
  const rule = depthRule(maxDepth)
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string, options: object) => {
        try {
          return parseFn(source, { ...options, maxTokens })
        } catch (error) {
          if (!(error instanceof GraphQLError) || !isAtToken(error, source, maxTokens + 1))
            throw error
          throw new GraphQLError(
            `The document has more than ${maxTokens} tokens. Ask for less, or in several operations.`,
            { extensions: limitExceeded },
          )
        }
      })
    },
    onValidate({ addValidationRule }) {
      addValidationRule(rule)
    },
  }
}

/**
 * Whether a syntax error complains of the token with this number, from 1. graphql-js tells its limit of
 * tokens from any other mistake by nothing but its words.
 */
function isAtToken({ positions }: GraphQLError, source: string, number: number): boolean {
  const lexer = new Lexer(new Source(source))
  try {
    for (let read = 0; read < number; read++)
      if (lexer.advance().kind === TokenKind.EOF) return false
  } catch {
    return false
  }
  return positions?.[0] === lexer.token.start
}

/** A validation rule: levels of fields in an operation, fragments included; introspection is not counted. */
function depthRule(maxDepth: number): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const inProgress = new Set<FragmentDefinitionNode>()
    const depths = new Map<FragmentDefinitionNode, number>()
    const depthOf = (set: SelectionSetNode): number =>
      Math.max(
        0,
        ...set.selections.map((selection) => {
          if (selection.kind === Kind.FIELD) {
            if (selection.name.value.startsWith('__')) return 0
            return 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0)
          }
          if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet)
          const fragment = context.getFragment(selection.name.value)
          return fragment ? fragmentDepth(fragment) : 0
        }),
      )
    const fragmentDepth = (fragment: FragmentDefinitionNode): number => {
      const known = depths.get(fragment)
      if (known !== undefined) return known
      // Fragments in a circle are another rule's to refuse; all rules run together.
      if (inProgress.has(fragment)) return 0
      inProgress.add(fragment)
      const depth = depthOf(fragment.selectionSet)
      inProgress.delete(fragment)
      depths.set(fragment, depth)
      return depth
    }
    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet)
        if (depth > maxDepth) {
          context.reportError(
            new GraphQLError(
              `The operation is ${depth} levels deep; the limit is ${maxDepth}. Ask for the inner levels by \`node(id:)\` in another operation.`,
              {
                nodes: operation,
                extensions: limitExceeded,
              },
            ),
          )
        }
      },
    }
  }
}
