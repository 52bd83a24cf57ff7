import type { Citer } from './cite.ts'
import type { FoundMentions, Mention } from './mention-finder.ts'
import type { ForumRecord, Key } from './page-records.ts'

/**
 * The records of what a post mentions, each at its place in the page, and of the candidates: these are
 * POSSIBLY_SAME, which no reader of the API sees. Entities are named by their ids, since another data
 * set may have brought them, whose keys no graph keeps.
 */
export function mentionRecords(
  citer: Citer,
  position: number,
  post: Key,
  { mentions, candidates }: FoundMentions,
): readonly ForumRecord[] {
  const located = (mention: Mention) => ({ post: position, ...citer.place(mention.at) })
  return [
    ...mentions.map((mention): ForumRecord => {
      const locator = located(mention)
      const { start, end, sha256: quoteHash } = locator
      const relationships = { mentions: [{ entity: mention.id, start, end, quoteHash }] }
      return { ...post, relationships, locator }
    }),
    ...candidates.map((candidate): ForumRecord => {
      const { score, reasons } = candidate
      const end = { entity: candidate.id, score, reasons: reasons.join('; ') }
      return { ...post, relationships: { possiblySame: [end] }, locator: located(candidate) }
    }),
  ]
}
