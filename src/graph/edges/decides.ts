import { defineEdge } from '../declare/edge.ts'
import { countedFrom, enumeration, enumerations, favourable, inDoubt } from '../declare/property.ts'
import { Finding, Outcome, Standing } from '../enums.ts'
import { Allegation } from '../nodes/allegation.ts'
import { Ruling } from '../nodes/ruling.ts'

export const decides = defineEdge('DECIDES', {
  about: 'The ruling decides the allegation.',
  from: Ruling,
  out: 'decides',
  to: Allegation,
  in: 'rulings',
  properties: {
    finding: inDoubt(
      countedFrom(Standing, 'REPORTED', enumeration(Finding, 'What was found on this allegation.')),
      favourable,
    ),
    outcomes: countedFrom(Standing, 'REPORTED', enumerations(Outcome, 'What was imposed for it.')),
  },
  tells: [{ direction: 'in', onward: true }],
})
