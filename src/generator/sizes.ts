/** How many there are of each type; all but a few follow from the number of officers. */
export interface Sizes {
  readonly Unit: number
  readonly Organisation: number
  readonly Incident: number
  readonly Case: number
  readonly Thread: number
  readonly Account: number
  readonly Person: number
  readonly Officer: number
  readonly Allegation: number
  readonly Ruling: number
  readonly Article: number
  readonly Report: number
  readonly Post: number
}

export type GeneratedType = keyof Sizes

/** In an order in which relationships lead to what is there already. */
export const generatedTypes: readonly GeneratedType[] = [
  'Unit',
  'Organisation',
  'Incident',
  'Case',
  'Thread',
  'Account',
  'Person',
  'Officer',
  'Allegation',
  'Ruling',
  'Article',
  'Report',
  'Post',
]

/** Eleven entities an officer: `sizesFor(100_000)` is a graph of 1.1 million. */
export function sizesFor(officers: number): Sizes {
  const times = (factor: number, least = 1) => Math.max(least, Math.round(officers * factor))
  return {
    Unit: times(0.01, 12),
    Organisation: times(0.001, 40),
    Incident: times(2),
    Case: times(1.5),
    Thread: times(0.01),
    Account: times(0.05),
    Person: times(0.5),
    Officer: officers,
    Allegation: times(2.5),
    Ruling: times(0.8),
    Article: times(2),
    Report: times(0.02),
    Post: times(0.7),
  }
}

/** Entities of all types together. */
export function totalOf(sizes: Sizes): number {
  return generatedTypes.reduce((total, type) => total + sizes[type], 0)
}
