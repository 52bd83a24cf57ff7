import { against } from '../graph/edges/against.ts'
import { arisesFrom } from '../graph/edges/arises-from.ts'
import { concerns } from '../graph/edges/concerns.ts'
import { decides } from '../graph/edges/decides.ts'
import { madeBy } from '../graph/edges/made-by.ts'
import { madeIn } from '../graph/edges/made-in.ts'
import { partOfCase } from '../graph/edges/part-of-case.ts'
import { CaseKind, IncidentKind, Outcome, Severity, Standard } from '../graph/enums.ts'
import { Allegation } from '../graph/nodes/allegation.ts'
import { Case } from '../graph/nodes/case.ts'
import { Incident } from '../graph/nodes/incident.ts'
import { Ruling } from '../graph/nodes/ruling.ts'
import { someDate } from './dates.ts'
import { type Draft, fields, link } from './draft.ts'
import { publishers } from './people.ts'
import { matter, placeName, sentenceCase } from './words.ts'
import type { World } from './world.ts'

export function draftIncident(world: World, index: number): readonly Draft[] {
  const random = world.random('Incident', index)
  return [
    {
      source: 'release',
      fields: fields(Incident, {
        title: sentenceCase(matter(random)),
        kind: random.pick(IncidentKind.names),
        occurred: someDate(random),
        place: placeName(random),
      }),
      links: [],
    },
  ]
}

const stages = ['UNDER_INVESTIGATION', 'NFA', 'CHARGED', 'TRIAL', 'CONVICTED', 'ACQUITTED'] as const

export function draftCase(world: World, index: number): readonly Draft[] {
  const random = world.random('Case', index)
  const stage = random.pick(stages)
  return [
    {
      source: 'release',
      fields: fields(Case, {
        title: `Matter of ${matter(random)}`,
        kind: random.pick(CaseKind.names),
        reference: `GEN/${index + 1}`,
        stage,
        stageWords: stage.toLowerCase().replaceAll('_', ' '),
        opened: someDate(random),
      }),
      asOf: someDate(random),
      links: random.chance(0.33)
        ? [link(arisesFrom, 'Incident', random.int(world.sizes.Incident))]
        : [],
    },
  ]
}

const kinds = ['Breach of code', 'Oppressive behaviour', 'Neglect of duty', 'Incivility'] as const
const statuses = ['ALLEGED', 'ALLEGED', 'SUBSTANTIATED', 'NOT_SUBSTANTIATED', 'CHARGED'] as const

export function draftAllegation(world: World, index: number): readonly Draft[] {
  const random = world.random('Allegation', index)
  const inCase = world.caseOf('Allegation', index)
  const { Article, Incident: incidents } = world.sizes
  return [
    {
      source: random.chance(0.3) ? { type: 'Article', index: random.int(Article) } : 'release',
      fields: fields(Allegation, {
        title: `Alleged ${random.pick(kinds).toLowerCase()}: ${matter(random)}`,
        kind: random.pick(kinds),
        standard: random.pick(Standard.names),
        severity: random.pick(Severity.names),
        status: random.pick(statuses),
      }),
      asOf: someDate(random),
      links: [
        link(against, 'Officer', world.subjectOf(inCase), { ageAt: 20 + random.int(35) }),
        link(partOfCase, 'Case', inCase),
        ...(random.chance(0.2) ? [link(concerns, 'Incident', random.int(incidents))] : []),
      ],
    },
  ]
}

const findings = [
  'GROSS_MISCONDUCT',
  'MISCONDUCT',
  'NOT_MISCONDUCT',
  'GUILTY',
  'NOT_GUILTY',
] as const

export function draftRuling(world: World, index: number): readonly Draft[] {
  const random = world.random('Ruling', index)
  const inCase = world.caseOf('Ruling', index)
  const [first, end] = world.rangeOf('Allegation', inCase)
  const finding = random.pick(findings)
  const bodies = world.sizes.Organisation - publishers
  return [
    {
      // Half of the rulings are read in their own text, the others in the press.
      source: random.chance(0.5)
        ? { type: 'Ruling', index }
        : { type: 'Article', index: random.int(world.sizes.Article) },
      fields: fields(Ruling, {
        title: `Decision on ${matter(random)}`,
        kind: finding.endsWith('GUILTY') ? 'VERDICT' : 'MISCONDUCT_FINDING',
        decided: someDate(random),
        finding,
        ...(finding === 'GROSS_MISCONDUCT' && { outcomes: [random.pick(Outcome.names)] }),
      }),
      links: [
        link(madeIn, 'Case', inCase),
        link(madeBy, 'Organisation', publishers + random.skewed(bodies, 2)),
        ...Array.from({ length: end - first }, (_, at) =>
          link(decides, 'Allegation', first + at, { finding }),
        ),
      ],
    },
  ]
}
