import { expect, test } from 'vitest'
import { findNearest, findNearestSpelling, suggest } from '../../src/importer/nearest.ts'

const findings = ['Sustained Finding', 'Not Sustained Finding', 'Exonerated', 'Unfounded']

test.each([
  ['Sustaned finding', 'Sustained Finding'],
  ['Sustained', 'Sustained Finding'],
  ['sustained_finding', 'Sustained Finding'],
  ['Sustained Finding (final)', 'Sustained Finding'],
  ['Not Sustained', 'Not Sustained Finding'],
  ['Exonerate', 'Exonerated'],
  ['Exon.', 'Exonerated'],
])('The word %s is taken for %s', (written, expected) => {
  expect(findNearest(written, findings)).toBe(expected)
})

test.each(['Founded', 'Pending', 'Not Exonerated', 'S', ''])(
  'Nothing is suggested for %j: what is near says the opposite, or something else',
  (written) => {
    expect(findNearest(written, findings)).toBeNull()
  },
)

test('A part of a name is enough to suggest it, and not to guess what a word stands for', () => {
  expect(suggest('alternative', ['name', 'alternativeNames'])).toBe(
    'Did you mean "alternativeNames"?',
  )
  expect(findNearestSpelling('alternative', ['name', 'alternativeNames'])).toBeNull()
})
