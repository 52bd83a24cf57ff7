import { encodeCursor } from '../cursors.ts'
import { Standing } from '../graph/enums.ts'
import { Entity } from '../graph/interfaces.ts'
import type { Hit } from '../graph/read/search.ts'
import { loadNode } from '../resolvers/resolve.ts'
import {
  maxHits,
  maxSuggestions,
  type SearchPage,
  searchPage,
  suggestions,
} from '../resolvers/search.ts'
import { weighs } from '../resolvers/weighs.ts'
import { builder } from './builder.ts'
import { pageArguments, pageInfoField } from './connection.ts'
import { EntityTypeRef } from './entity-type.ts'
import type { FieldBuilder } from './fields.ts'
import { interfaceRef } from './refs.ts'
import { enumRef } from './values.ts'

const SearchMatchRef = builder.objectRef<Hit>('SearchMatch').implement({
  description: 'The text of an entity that a search found it by.',
  fields: (t) => ({
    field: t.exposeString('field', {
      nullable: false,
      description: 'The field of the entity: `name`, `alternativeNames`, `title`, `reference`.',
    }),
    value: t.exposeString('value', { nullable: false, description: 'Its text, as it is shown.' }),
  }),
})

/** What is said of a hit, in a search and among suggestions. */
function hitFields(t: FieldBuilder<Hit>) {
  return {
    score: t.float({
      nullable: false,
      description:
        'How well the text matches, from 0 to 1: exactly these words 1, these among others 0.9, words that begin so 0.8, words with a slip in them 0.4 to 0.6, some of the words less. Among equal ones stands first what has more claims, then what has the higher standing, then what comes first by name.',
      resolve: ({ score }) => score,
    }),
    matched: t.field({
      type: SearchMatchRef,
      nullable: false,
      description: 'What of it matched best.',
      resolve: (hit) => hit,
    }),
    node: t.field({
      type: interfaceRef(Entity.name),
      description: 'The entity.',
      resolve: ({ id }, _, context, info) => loadNode(id, context, info),
    }),
  }
}

const SearchEdgeRef = builder.objectRef<Hit>('SearchEdge').implement({
  description: 'An entity that a search found, and how well it answers.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      description: 'Where this hit stands among the others.',
      resolve: ({ key }) => encodeCursor(key),
    }),
    ...hitFields(t),
  }),
})

const SuggestionRef = builder.objectRef<Hit>('Suggestion').implement({
  description: 'An entity that somebody who is typing may be looking for.',
  fields: hitFields,
})

const SearchConnectionRef = builder.objectRef<SearchPage>('SearchConnection').implement({
  description: `A page of what a search found, the best first. There are at most ${maxHits} hits on all pages: whoever needs more looks for more words, or among fewer types.`,
  fields: (t) => ({
    edges: t.field({
      type: [SearchEdgeRef],
      nullable: false,
      description: 'The hits, with their scores and what matched.',
      resolve: ({ edges }) => edges,
    }),
    nodes: t.field({
      type: [interfaceRef(Entity.name)],
      nullable: false,
      description: 'The entities alone.',
      resolve: async ({ edges }, _, context, info) => {
        const found = await Promise.all(edges.map(({ id }) => loadNode(id, context, info)))
        return found.filter((node) => node !== null)
      },
    }),
    pageInfo: pageInfoField(t),
    totalCount: t.exposeInt('total', {
      nullable: false,
      description: `How many hits there are on all pages, ${maxHits} at most.`,
    }),
  }),
})

function narrowingArguments(t: FieldBuilder<never>['arg']) {
  return {
    types: t({ type: [EntityTypeRef], description: 'Only entities of these types.' }),
    standingAtLeast: t({
      type: enumRef(Standing),
      description: 'Only entities of which some claim has this standing or a higher one.',
    }),
  }
}

builder.queryFields((t) => ({
  search: t.field({
    type: SearchConnectionRef,
    nullable: false,
    description:
      'Finds entities by names, other names, titles, headlines, handles and references. Forgives case, accents, apostrophes, hyphens, the order of words, initials for names, and slips where little else is found. Any text will do.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'What to look for, as one would type it; its first twelve words count.',
      }),
      ...narrowingArguments(t.arg),
      ...pageArguments(t.arg),
    },
    extensions: weighs({ own: maxHits, isApart: true }),
    resolve: (_, args, context) => searchPage(args, context),
  }),
  suggest: t.field({
    type: [SuggestionRef],
    nullable: false,
    description:
      'What somebody who is typing may be looking for: entities with words that begin so, the best first, and words with a slip where there is none. Made to be asked at every keystroke.',
    args: {
      prefix: t.arg.string({ required: true, description: 'What has been typed so far.' }),
      ...narrowingArguments(t.arg),
      first: t.arg.int({ defaultValue: 10, required: true, description: 'How many to give.' }),
    },
    extensions: weighs({
      own: maxSuggestions,
      items: ({ first }) => (typeof first === 'number' ? Math.max(0, first) : 0),
    }),
    resolve: (_, args, context) => suggestions(args, context),
  }),
}))
