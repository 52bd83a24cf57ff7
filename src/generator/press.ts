import { inThread } from '../graph/edges/in-thread.ts'
import { linksTo } from '../graph/edges/links-to.ts'
import { mentions } from '../graph/edges/mentions.ts'
import { publishedBy } from '../graph/edges/published-by.ts'
import { quotes } from '../graph/edges/quotes.ts'
import { writtenBy } from '../graph/edges/written-by.ts'
import { Account } from '../graph/nodes/account.ts'
import { Article } from '../graph/nodes/article.ts'
import { Post } from '../graph/nodes/post.ts'
import { Report } from '../graph/nodes/report.ts'
import { Thread } from '../graph/nodes/thread.ts'
import { sha256 } from '../ids.ts'
import { someDate } from './dates.ts'
import { type Draft, fields, type Link, link } from './draft.ts'
import { distinct, publishers } from './people.ts'
import type { Random } from './random.ts'
import { matter, placeName, sentenceCase } from './words.ts'
import type { World } from './world.ts'

/** Reserved for documentation by RFC 2606, so that no address leads anywhere. */
const site = 'https://example.org'

export function draftArticle(world: World, index: number): readonly Draft[] {
  const random = world.random('Article', index)
  const { Person } = world.sizes
  return [
    {
      source: 'release',
      fields: fields(Article, {
        headline: sentenceCase(matter(random)),
        url: `${site}/news/${index + 1}`,
        linkStatus: 'UNCHECKED',
        published: someDate(random),
        contentHash: sha256(`article ${index}`),
      }),
      links: [
        link(publishedBy, 'Organisation', random.skewed(publishers, 2)),
        ...(random.chance(0.3) ? [link(writtenBy, 'Person', random.skewed(Person, 3))] : []),
        ...mentioned(world, random, 1 + random.skewed(9, 2)),
      ],
    },
  ]
}

export function draftReport(world: World, index: number): readonly Draft[] {
  const random = world.random('Report', index)
  return [
    {
      source: 'release',
      fields: fields(Report, {
        headline: `Review of ${matter(random)}`,
        official: random.chance(0.5),
        url: `${site}/reports/${index + 1}`,
        linkStatus: 'UNCHECKED',
        published: someDate(random),
      }),
      links: [
        link(publishedBy, 'Unit', random.skewed(world.sizes.Unit, 2)),
        ...mentioned(world, random, random.int(4)),
      ],
    },
  ]
}

export function draftThread(world: World, index: number): readonly Draft[] {
  const random = world.random('Thread', index)
  return [
    {
      source: 'release',
      fields: fields(Thread, {
        title: sentenceCase(matter(random)),
        url: `${site}/threads/${index + 1}`,
      }),
      links: [],
    },
  ]
}

export function draftAccount(world: World, index: number): readonly Draft[] {
  const handle = `${placeName(world.random('Account', index)).toLowerCase()}${index + 1}`
  return [{ source: 'release', fields: fields(Account, { handle }), links: [] }]
}

export function draftPost(world: World, index: number): readonly Draft[] {
  const random = world.random('Post', index)
  const { Account: accounts, Article: articles } = world.sizes
  const [thread, first] = world.threadOf(index)
  const earlier = index - first
  return [
    {
      source: 'release',
      fields: fields(Post, {
        position: earlier + 1,
        posted: someDate(random),
        url: `${site}/threads/${thread + 1}#post-${earlier + 1}`,
        contentHash: sha256(`post ${index}`),
      }),
      links: [
        link(inThread, 'Thread', thread),
        link(writtenBy, 'Account', random.skewed(accounts, 3)),
        ...(earlier > 0 && random.chance(0.3)
          ? [link(quotes, 'Post', first + random.int(earlier))]
          : []),
        ...(random.chance(0.2) ? [link(linksTo, 'Article', random.int(articles))] : []),
        ...(random.chance(0.3) ? mentioned(world, random, 1) : []),
      ],
    },
  ]
}

/** Officers that a text names, each at one place; a few officers are in many texts. */
function mentioned(world: World, random: Random, count: number): Link[] {
  let at = 0
  const links = Array.from({ length: count }, () => {
    const officer = random.skewed(world.sizes.Officer, 1.5)
    const start = at + 20 + random.int(200)
    at = start + 15
    return link(mentions, 'Officer', officer, { start, end: at, quoteHash: sha256(`${officer}`) })
  })
  return distinct(links)
}
