import { enumeration, type Field, fieldsOf, int, text } from './declare/property.ts'
import { Standing } from './enums.ts'

/** What the projection keeps on every entity beside its declared properties. */
export const entityFields: ReadonlyMap<string, Field> = fieldsOf({
  standing: enumeration(Standing, 'The highest standing among the live claims about it.'),
  claimCount: int('How many live claims speak of it.'),
  conflicts: text('JSON: where live claims disagree.'),
})

/** What the projection keeps on every relationship beside its declared properties. */
export const edgeFields: ReadonlyMap<string, Field> = fieldsOf({
  standing: enumeration(Standing, 'The highest standing among the claims that support it.'),
})
