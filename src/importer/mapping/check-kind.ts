import type { Codec } from '../../graph/declare/codec.ts'
import type { Property } from '../../graph/declare/property.ts'
import { wordIssue } from '../issue-words.ts'
import { show } from '../problem.ts'
import type { Complain } from './complaints.ts'
import type { Kind } from './convert.ts'
import type { Compiled } from './scope.ts'

type CodecKind = Codec<unknown>['kind']

/** What an expression has to have, so that it can give a value of the kind at all. */
const needs: Readonly<Partial<Record<CodecKind, { readonly kind: Kind; readonly add: string }>>> = {
  int: { kind: 'number', add: 'Add `number: true`.' },
  float: { kind: 'number', add: 'Add `number: true`.' },
  boolean: { kind: 'boolean', add: 'Add `boolean: { true: [Yes], false: [No] }`.' },
  money: { kind: 'money', add: 'Add `currency`, such as GBP.' },
}

const called: Readonly<Record<CodecKind, string>> = {
  text: 'text',
  int: 'a whole number',
  float: 'a number',
  boolean: 'true or false',
  date: 'a date',
  instant: 'a moment',
  url: 'an address',
  money: 'an amount of money',
  enum: 'one of a set of values',
  enums: 'some of a set of values',
}

/** What does not fit where text, a date, an address or a value of a set is wanted. */
const misfits: readonly Kind[] = ['number', 'boolean', 'money']

/** Complains where an expression cannot give what a field holds, or a value in the manifest is none of its values. */
export function checkKind(
  { kind, isList, isOpen, constants }: Compiled,
  property: Property,
  name: string,
  at: readonly PropertyKey[],
  complain: Complain,
): void {
  const { codec, combine } = property
  const takesList = combine === 'set' || codec.kind === 'enums'
  if (isList && !takesList) {
    complain(
      at,
      `Expected one value: ${name} holds one.`,
      'Leave `split` or `list` out, or take one with `firstOf`.',
    )
  }
  const need = needs[codec.kind]
  if (isOpen && need && kind !== need.kind) {
    complain(at, `Expected ${called[codec.kind]}: text of the file is none by itself.`, need.add)
  } else if (isOpen && !need && misfits.includes(kind)) {
    const made = kind === 'money' ? 'currency' : kind
    complain(
      at,
      `Expected ${called[codec.kind]}; \`${made}\` makes ${kind === 'boolean' ? 'true or false' : 'a number'} of it.`,
      `Leave \`${made}\` out.`,
    )
  }
  for (const { at: where, value } of constants) checkConstant(value, property, where, complain)
}

function checkConstant(
  value: unknown,
  { codec, derivedValues }: Property,
  at: readonly PropertyKey[],
  complain: Complain,
): void {
  if (typeof value === 'string' && derivedValues?.includes(value)) {
    complain(
      at,
      `Expected a status that a source can give; ${value} is worked out from rulings, because only a court, tribunal or panel can decide it.`,
      'Map a Ruling that `decides` this allegation, with its finding.',
    )
    return
  }
  const parsed = codec.input.safeParse(codec.kind === 'enums' ? [value] : value)
  const [issue] = parsed.error?.issues ?? []
  if (!issue) return
  const { expected, todo } = wordIssue(issue, value)
  complain(at, `${expected} Came: ${show(value)}.`, todo ?? 'Correct it.')
}
