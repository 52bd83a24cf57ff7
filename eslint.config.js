import graphql from '@graphql-eslint/eslint-plugin'

/** Only the schema: Biome looks after everything else. */
export default [
  {
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          rootField: true,
        },
      ],
      // Values without identity of their own have no id; lists of `nodes` beside `edges` are what clients use most.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Edge'],
            types: [
              'AssertedField',
              'AssertedRelationship',
              'ClaimHistory',
              'ClaimInterval',
              'Conflict',
              'ConflictingValue',
              'EffectiveOutcome',
              'Facet',
              'FacetValue',
              'ImportCounts',
              'ImportProgress',
              'LeftOut',
              'LeftOutHub',
              'LeftOutRelationship',
              'LinkProperty',
              'Locator',
              'Money',
              'MoneyStatistics',
              'Neighbour',
              'Neighbourhood',
              'Overlap',
              'PageInfo',
              'PartialDate',
              'Path',
              'PathHop',
              'Paths',
              'ReplacedRuling',
              'RuleCount',
              'SearchMatch',
              'Shared',
              'SharedByTooMany',
              'SharedCount',
              'Statistics',
              'Suggestion',
              'TimelineEvent',
              'TimelineLeftOut',
            ],
          },
        },
      ],
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // It takes `writtenBy` of Written for a stutter.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/no-unreachable-types': 'error',
    },
  },
]
