import { defineNode, type NodeType } from '../declare/node.ts'
import { date, enumeration, indexed, ours, searchable, text, url } from '../declare/property.ts'
import { LinkStatus } from '../enums.ts'

const properties = {
  headline: searchable('title', indexed(text('The headline.'))),
  url: indexed(url('Its address.')),
  citedAs: text('The address as the citing page shows it, where that is cut short.'),
  linkStatus: enumeration(LinkStatus, 'Whether the address can be followed.'),
  published: indexed(date('When it was published.')),
  archiveUrl: url('An archived copy.'),
  contentHash: ours(text('SHA-256 of its text, as last read.')),
}

export interface Article extends NodeType<'Article', typeof properties> {}

export const Article: Article = defineNode('Article', {
  about: 'An article in the press. Claims that cite it are REPORTED.',
  properties,
  order: 'published',
  title: 'headline',
})
