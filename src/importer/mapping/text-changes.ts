import type { Complain } from './complaints.ts'
import type { Convert } from './convert.ts'
import type { ExpressionObject } from './expression.ts'
import { patternOf } from './patterns.ts'

/** What changes a text as text: replace, then spaces, then case. Undefined where nothing does. */
export function textChanges(
  { replace = [], spaces, case: letters }: ExpressionObject,
  at: readonly PropertyKey[],
  complain: Complain,
): Convert | undefined {
  const steps: ((text: string) => string)[] = []
  for (const [index, { find, with: by }] of replace.entries()) {
    const pattern = patternOf(find, 'g', [...at, 'replace', index, 'find'], complain)
    steps.push((text) => (pattern ? text.replace(pattern, by) : text.replaceAll(find, () => by)))
  }
  if (spaces) steps.push((text) => text.replace(/\s+/g, ' '))
  if (letters) steps.push(cases[letters])
  if (steps.length === 0) return undefined
  return (value) => {
    let text = String(value)
    for (const step of steps) text = step(text)
    text = text.trim()
    return text === '' ? undefined : text
  }
}

const cases: Readonly<Record<NonNullable<ExpressionObject['case']>, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  title: (text) =>
    text
      .toLowerCase()
      .replace(/(^|[\s\-'’(/])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  sentence: (text) => text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase()),
}
