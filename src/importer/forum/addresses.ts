import { canonicalUrl } from '../../graph/schemes.ts'
import type { Link, Range } from './page.ts'

/** As forums show them: whole, cut with dots, or cut with dots between blanks (phpBB). */
const ADDRESS = /https?:\/\/[^\s<>"“”]+(?: (?:\.\.\.|…) [^\s<>"“”]+)?/gi
/** What a reader takes for an address, though no link can be made of it. */
const WITHOUT_SCHEME =
  /\b(?:www\.)[^\s<>"“”]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gi
const CUT = /\.\.\.|…/

/** Addresses in a part of a text, in order. A cut one has no `url`: nobody completes it. */
export function findLinks(text: string, { start, end }: Range): readonly Link[] {
  return [...text.slice(start, end).matchAll(ADDRESS)].flatMap((match): readonly Link[] => {
    const shown = withoutPunctuation(match[0])
    const at = { start: start + match.index, end: start + match.index + shown.length }
    if (CUT.test(shown)) return [{ at, shown, url: null }]
    return URL.canParse(shown) ? [{ at, shown, url: shown }] : []
  })
}

/** Where addresses of any kind stand, followable or not: what they spell says nothing of anyone. */
export function findAddresses(text: string, range: Range): readonly Range[] {
  const part = text.slice(range.start, range.end)
  return [...part.matchAll(ADDRESS), ...part.matchAll(WITHOUT_SCHEME)].map(
    ({ 0: found, index }) => ({
      start: range.start + index,
      end: range.start + index + found.length,
    }),
  )
}

/** The full stop that ends a sentence is no part of an address, nor is a bracket that it did not open. */
function withoutPunctuation(address: string): string {
  let end = address.length
  let unopened = address.split(')').length - address.split('(').length
  for (;;) {
    const last = address.charAt(end - 1)
    const isClosing = last === ')' && unopened > 0
    // Three dots at the end are where it was cut.
    const isStop = /[.,;:!?'’\]}*]/.test(last) && !address.endsWith('...', end)
    if (!isClosing && !isStop) return address.slice(0, end)
    if (isClosing) unopened -= 1
    end -= 1
  }
}

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ocid|at_medium|at_campaign)=/i

/**
 * An address as records give it: as written, without the part after `#` and without the parameters at
 * its end that say where a reader came from. So what the page shows always holds it.
 */
export function articleUrl(written: string): string {
  const [address = '', query] = written.replace(/#.*$/s, '').split(/\?(.*)/s)
  const parameters = query?.split('&') ?? []
  while (TRACKING.test(parameters.at(-1) ?? '')) parameters.pop()
  const left = parameters.join('&')
  return left === '' ? address : `${address}?${left}`
}

/** The key of an address under the shared scheme `url`. */
export function urlKey(url: string): string {
  return canonicalUrl(url) ?? url
}

const MEDIA = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic|mp4|webm|mov|mp3|m4a|wav)$/i

/** Hosts whose pages are videos, messages, pictures or collections of money: no articles. */
const NOT_ARTICLES =
  /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|tiktok\.com|twitter\.com|x\.com|facebook\.com|instagram\.com|threads\.net|bsky\.app|reddit\.com|imgur\.com|gofundme\.com|justgiving\.com|crowdjustice\.com|change\.org)$/i

/**
 * Whether an address may be an article's: none of the forum's own pages, no picture and no video. Of a
 * cut address only its beginning is known, and of that only the host counts.
 */
export function mayBeArticle({ shown, url }: Link, forum: string | null): boolean {
  const origin = /^https?:\/\/[^/?#\s]+/i.exec(shown)?.[0] ?? ''
  const address = url ?? (CUT.test(origin) ? null : origin)
  if (address === null || !URL.canParse(address)) return true
  const { hostname, pathname } = new URL(address)
  const isInternal = forum !== null && new URL(forum).hostname === hostname
  return !isInternal && !NOT_ARTICLES.test(hostname) && !MEDIA.test(pathname)
}
