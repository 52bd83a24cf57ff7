/**
 * Key schemes that data sets share, so that what two of them speak of gets one id. Any other key
 * belongs to the data set that gives it. People are in none: officers and persons are never joined
 * across data sets by name.
 */
export const sharedSchemes = {
  force:
    'A police force, by the key of its list entry in the vocabulary: metropolitan, greater-manchester.',
  url: 'An article, report, thread or post, by its canonical address.',
  wikidata: 'A Wikidata item, by its Q number.',
} as const

export type SharedScheme = keyof typeof sharedSchemes

export function isSharedScheme(scheme: string): scheme is SharedScheme {
  return Object.hasOwn(sharedSchemes, scheme)
}
