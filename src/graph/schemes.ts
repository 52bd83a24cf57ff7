/*
 * Key schemes that data sets share, so that what two of them speak of gets one id. Any other key
 * belongs to the data set that gives it. People are in none: officers and persons are never joined
 * across data sets by name.
 */

interface SchemeRule {
  readonly about: string
  /** What a key looks like, for complaints. */
  readonly form: string
  /** The one way in which a key is written before it is hashed; null where it is no key of the scheme. */
  canonical(key: string): string | null
}

export const sharedSchemes = {
  force: {
    about:
      'A police force, by the key of its list entry in the vocabulary: metropolitan, greater-manchester.',
    form: 'lower-case words joined by hyphens, such as greater-manchester',
    canonical: (key) => matching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, key.toLowerCase()),
  },
  url: {
    about: 'An article, report, thread or post, by its canonical address.',
    form: 'an address that begins with http:// or https://',
    canonical: canonicalUrl,
  },
  wikidata: {
    about: 'A Wikidata item, by its Q number.',
    form: 'a Q number, such as Q42',
    canonical: (key) =>
      matching(
        /^Q[1-9][0-9]*$/,
        key.replace(/^https?:\/\/www\.wikidata\.org\/(?:wiki|entity)\//i, '').toUpperCase(),
      ),
  },
} as const satisfies Readonly<Record<string, SchemeRule>>

export type SharedScheme = keyof typeof sharedSchemes

export function isSharedScheme(scheme: string): scheme is SharedScheme {
  return Object.hasOwn(sharedSchemes, scheme)
}

const matching = (form: RegExp, key: string) => (form.test(key) ? key : null)

/**
 * An address with its scheme and host as every address of that host has them: in lower case, without the
 * port that goes without saying, with a slash where the path is missing. What follows is as written, since
 * servers may tell its letters apart. Null where it is no address of the web.
 */
export function canonicalUrl(address: string): string | null {
  const origin = /^https?:\/\/[^/?#\\\s]+/i.exec(address)?.[0]
  if (origin === undefined || /\s/.test(address) || !URL.canParse(origin)) return null
  const { protocol, host } = new URL(origin)
  const rest = address.slice(origin.length)
  return `${protocol}//${host}${rest.startsWith('/') ? '' : '/'}${rest}`
}
