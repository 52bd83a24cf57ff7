import { defineNode, type NodeType } from '../declare/node.ts'
import {
  boolean,
  date,
  enumeration,
  indexed,
  ours,
  searchable,
  text,
  url,
} from '../declare/property.ts'
import { LinkStatus } from '../enums.ts'

const properties = {
  headline: searchable('title', indexed(text('Its title.'))),
  official: boolean(
    "Whether it is a public body's own record: claims that cite it are OFFICIAL then, else REPORTED.",
  ),
  url: indexed(url('Its address.')),
  citedAs: text('The address as the citing page shows it, where that is cut short.'),
  linkStatus: enumeration(LinkStatus, 'Whether the address can be followed.'),
  published: indexed(date('When it was published.')),
  archiveUrl: url('An archived copy.'),
  contentHash: ours(text('SHA-256 of its text, as last read.')),
}

export interface Report extends NodeType<'Report', typeof properties> {}

export const Report: Report = defineNode('Report', {
  about: 'A published report: an inspection, a review, statistics.',
  properties,
  order: 'published',
  title: 'headline',
})
