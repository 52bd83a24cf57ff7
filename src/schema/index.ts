import { GraphQLSchema } from 'graphql'
import './node.ts'
import './bookkeeping.ts'
import './claim.ts'
import './search.ts'
import './paths.ts'
import './neighbourhood.ts'
import './account.ts'
import './allegation.ts'
import './article.ts'
import './case.ts'
import './fundraiser.ts'
import './hearing.ts'
import './incident.ts'
import './officer.ts'
import './organisation.ts'
import './person.ts'
import './post.ts'
import './report.ts'
import './ruling.ts'
import './statement.ts'
import './thread.ts'
import './unit.ts'
import './effective-outcome.ts'
import './associates.ts'
import { builder } from './builder.ts'
import { declareInterfaces } from './node-type.ts'

declareInterfaces()

export const schema = new GraphQLSchema({
  ...builder.toSchema().toConfig(),
  description:
    "Police officers, units, cases and the sources that speak of them. Every fact says who claimed it (`claims`), where, and how well it is founded (`standing`). An accusation is not a finding: read an allegation's `status`, and its `rulings`. Begin with `search`, with `officers`, or with `node(id:)`.",
})
