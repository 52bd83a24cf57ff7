import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { canonicalJson } from '../src/canonical-json.ts'

test.each([
  [null],
  ['text "in" quotes, é, \u2028 and 👮'],
  [[3, 1, 2]],
  [{ b: 1, a: { d: [{ z: 1, y: null }], c: true } }],
  [{ 10: 'ten', 9: 'nine', a: 1 }],
  [{ big: 1e21, small: 1e-7, minus: -0, half: 0.5 }],
  [{ '': 1, é: 2, z: 3, Z: 4 }],
])('%j is written as RFC 8785 has it', (value) => {
  expect(canonicalJson(value)).toBe(canonicalize(value))
})

test('what JSON cannot hold is refused', () => {
  expect(() => canonicalJson(undefined)).toThrow('Expected a value of JSON; undefined came.')
  expect(() => canonicalJson({ a: Number.NaN })).toThrow()
})
