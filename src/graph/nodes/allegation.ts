import { defineNode, type NodeType } from '../declare/node.ts'
import {
  derives,
  enumeration,
  indexed,
  int,
  ours,
  overTime,
  searchable,
  term,
  text,
} from '../declare/property.ts'
import { AllegationStatus, Severity, Standard } from '../enums.ts'

const properties = {
  title: searchable('title', ours(text('What is alleged, neutrally and in our own words.'))),
  kind: indexed(text("The source's classification, such as a force's allegation category.")),
  standard: enumeration(Standard, 'The standard of professional behaviour said to be breached.'),
  offence: term('The offence alleged, where it is one.'),
  counts: int('How many counts.'),
  severity: enumeration(Severity, 'What the conduct would be if proved; never a finding.'),
  status: derives(
    overTime(
      enumeration(
        AllegationStatus,
        'How it stands; from dated events. An accusation is not a finding.',
      ),
    ),
    // Whether a thing was proved is for a ruling to say: these follow from DECIDES and SUPERSEDES.
    ['PROVEN', 'NOT_PROVEN', 'OVERTURNED'],
  ),
}

export interface Allegation extends NodeType<'Allegation', typeof properties> {}

export const Allegation: Allegation = defineNode('Allegation', {
  about:
    'One thing alleged against one officer. Its `status` says how it stands and `statusAsOf` since when.',
  properties,
  order: 'title',
})
