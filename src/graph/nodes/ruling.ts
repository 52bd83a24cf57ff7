import { defineNode, type NodeType } from '../declare/node.ts'
import {
  countedFrom,
  date,
  enumeration,
  favourable,
  inDoubt,
  indexed,
  ours,
  searchable,
  set,
  text,
  url,
  wordsOf,
} from '../declare/property.ts'
import { Finding, Outcome, RulingKind, Standing } from '../enums.ts'

const properties = {
  title: searchable('title', ours(text('A neutral title in our own words.'))),
  kind: enumeration(RulingKind, 'What kind of decision.'),
  decided: indexed(date('When it was made.')),
  finding: inDoubt(
    countedFrom(Standing, 'REPORTED', enumeration(Finding, 'What was found.')),
    favourable,
  ),
  findingWords: wordsOf('finding'),
  outcomes: countedFrom(
    Standing,
    'REPORTED',
    set(enumeration(Outcome, 'What was imposed, of a misconduct ruling.')),
  ),
  sentence: text('The sentence, of a criminal court.'),
  url: url("Where the ruling's own text is published."),
}

export interface Ruling extends NodeType<'Ruling', typeof properties> {}

export const Ruling: Ruling = defineNode('Ruling', {
  about: 'A decision by a court, tribunal or panel.',
  properties,
  order: 'decided',
  title: 'title',
})
