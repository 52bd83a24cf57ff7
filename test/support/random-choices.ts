import {
  type GraphQLArgument,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isScalarType,
} from 'graphql'
import type { Random } from './random.ts'

/** Whether an argument says what to count by, or what to measure. */
export const isChoice = ({ name, type }: GraphQLArgument) =>
  (name === 'by' || name === 'of') && !isScalarType(getNamedType(type))

/** Up to three choices for such an argument: names, or objects with one key each. */
export function randomChoices(random: Random, { type }: GraphQLArgument): string {
  const chosen = Array.from({ length: random.below(4) }, () => choice(random, getNamedType(type)))
  return `[${chosen.join(', ')}]`
}

function choice(random: Random, of: GraphQLNamedType): string {
  if (isEnumType(of)) return random.pick(of.getValues()).name
  if (!isInputObjectType(of)) throw new Error(`Nothing of ${of} can be chosen.`)
  const field = random.pick(Object.values(of.getFields()))
  return `{ ${field.name}: ${choice(random, getNamedType(field.type))} }`
}
