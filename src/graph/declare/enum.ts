/** A closed set of values with what each means; the GraphQL enum, the import check and the docs derive from it. */
export interface EnumType<Value extends string = string> {
  readonly name: string
  readonly about: string
  readonly values: Readonly<Record<Value, string>>
  /** In declared order. */
  readonly names: readonly Value[]
  /** Whether that is an order of rank, the lowest first, so that one can ask for those from a value on. */
  readonly isRanked: boolean
}

/** `defineEnum('Standing', 'How well …', { COMMENTARY: 'A forum post.', … })`. */
export function defineEnum<const Values extends Readonly<Record<string, string>>>(
  name: string,
  about: string,
  values: Values,
  { isRanked = false }: { readonly isRanked?: boolean } = {},
): EnumType<keyof Values & string> {
  const isName = (key: string): key is keyof Values & string => key in values
  return { name, about, values, names: Object.keys(values).filter(isName), isRanked }
}

/** The place of a stored value in the order of the enum; -1 where it is none of its values. */
export function rankIn(type: EnumType, value: unknown): number {
  return type.names.findIndex((name) => Object.is(name, value))
}

export type ValueOf<Type> = Type extends EnumType<infer Value> ? Value : never
