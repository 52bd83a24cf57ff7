import { readExamples } from './examples.ts'

/** The repository's examples as they were when the console was built. */
export const examples = readExamples(
  import.meta.glob<string>('../../examples/*.graphql', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
  import.meta.glob<string>('../../examples/*.variables.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
