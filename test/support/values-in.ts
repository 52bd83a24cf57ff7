/** How many values an answer holds: its fields, as often as there is what they stand in. */
export function valuesIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum, item) => sum + valuesIn(item), 0)
  if (typeof answer !== 'object' || answer === null) return 0
  return Object.values(answer).reduce<number>((sum, value) => sum + 1 + valuesIn(value), 0)
}
