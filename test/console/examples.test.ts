import { Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readExamples } from '../../console/src/examples.ts'
import { readExampleFiles } from './read-example-files.ts'

describe('an example file', () => {
  test('has its first comment line for a title and the next ones for a description', () => {
    const query = '# An officer\n# By name,\n# and where they served.\nquery Officer { a }\n# end\n'

    expect(readExamples({ '../examples/01-officer.graphql': query }, {})).toEqual([
      {
        name: '01-officer',
        title: 'An officer',
        description: 'By name, and where they served.',
        query,
      },
    ])
  })

  test('takes its variables from the file of the same name beside it', () => {
    const examples = readExamples(
      { 'x/02-b.graphql': '# B\nquery B { b }', 'x/01-a.graphql': '# A\nquery A { a }' },
      { 'x/02-b.variables.json': '{ "id": 1 }\n' },
    )

    expect(examples.map(({ name, variables }) => [name, variables])).toEqual([
      ['01-a', undefined],
      ['02-b', '{ "id": 1 }'],
    ])
  })
})

describe.each(readExampleFiles())('examples/$name.graphql', ({ query, title, name, ...rest }) => {
  test('starts with a title and says what it is for', () => {
    expect(title).not.toBe(name)
    expect(rest.description).not.toBe('')
  })

  test('names its operations, because the name is what its tab shows', () => {
    const operations = parse(query).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    )
    expect(operations).not.toEqual([])
    expect(operations.filter((operation) => operation.name === undefined)).toEqual([])
  })

  test('has variables that are a JSON object, where it has any', () => {
    expect(JSON.parse(rest.variables ?? '{}')).toBeTypeOf('object')
  })
})

test('the first example greets a visitor with an officer', () => {
  expect(readExampleFiles()[0]).toHaveProperty('title', 'Who is this officer?')
})

test('the first example has no variables, which GraphiQL would not show on a first visit', () => {
  expect(readExampleFiles()[0]).not.toHaveProperty('variables')
})
