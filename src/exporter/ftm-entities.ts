import { type Money, moneyAmount } from '../graph/declare/codec.ts'
import type { EnumType } from '../graph/declare/enum.ts'
import type { NodeType } from '../graph/declare/node.ts'
import { AllegationStatus, Finding, IncidentKind, IncidentRole, PartyRole } from '../graph/enums.ts'
import type { PartialDate } from '../partial-date.ts'

/** An entity of FollowTheMoney, without its id. */
export interface FtmBody {
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

type Values = Readonly<Record<string, unknown>>

/** The ends of relationships that FollowTheMoney keeps as properties of the entity they start at, by type. */
export type Ends = Readonly<Record<string, readonly string[]>>

/** Relationships that become a property, and of which schema's. */
export const inlineEdges: ReadonlySet<string> = new Set(['AGAINST', 'STATES_OF', 'WRITTEN_BY'])

/**
 * An entity in FollowTheMoney's schemata. Nothing is said that the graph does not say: an allegation is a
 * note about an officer and never a sanction, an event that took place, or a topic such as `crime`; a
 * surname alone is a weak alias, which nobody is matched by; who is anonymised has no name; a date that is
 * not certain is words; what a case is before no court is an event and no court case.
 */
export function ftmEntity(type: NodeType, values: Values, ends: Ends): FtmBody {
  const make = makers[type.name]
  if (!make)
    throw new Error(
      `${type.name} has no place in FollowTheMoney yet; say which in ftm-entities.ts.`,
    )
  const { schema, properties } = make(values, ends)
  const standing = text(values.standing)
  const notes = standing.map((word) => `Standing of the best source: ${word}.`)
  return { schema, properties: present({ notes, ...properties }) }
}

type Made = { readonly schema: string; readonly properties: Record<string, readonly string[]> }

const makers: Readonly<Record<string, (values: Values, ends: Ends) => Made>> = {
  Officer: (values) => ({
    schema: 'Person',
    properties: { ...names(values), position: text(values.rank), summary: ['Police officer'] },
  }),
  Person: (values) => ({ schema: 'Person', properties: names(values) }),
  Unit: (values) => organisation(values, text(values.abbreviation)),
  Organisation: (values) => organisation(values, []),
  Incident: (values) => {
    const { schema, properties } = event(values, values.occurred)
    const summary = [...described(IncidentKind, values.kind), ...dated(values.occurred).words]
    return { schema, properties: { ...properties, summary } }
  },
  Hearing: (values) => event(values, values.on),
  Ruling: (values) => {
    const made = event(values, values.decided)
    const finding = described(Finding, values.finding)
    return {
      ...made,
      properties: {
        ...made.properties,
        description: [...finding, ...text(values.findingWords), ...text(values.sentence)],
        sourceUrl: text(values.url),
      },
    }
  },
  Case: (values) => (courtKinds.has(String(values.kind)) ? courtCase(values) : matter(values)),
  Allegation: (values, ends) => ({
    schema: 'Note',
    properties: {
      name: text(values.title).map((title) => `Allegation: ${title}`),
      description: [
        ...described(AllegationStatus, values.status),
        ...text(values.offence).map((offence) => `Offence alleged: ${offence}.`),
        'An accusation is not a finding.',
      ],
      entity: ends.AGAINST ?? [],
    },
  }),
  Statement: (values, ends) => ({
    schema: 'Note',
    properties: {
      name: text(values.topic),
      description: [
        ...text(values.text),
        ...number(values.value).map((value) => [value, ...text(values.unit)].join(' ')),
        ...dated(values.period).words,
      ],
      entity: ends.STATES_OF ?? [],
    },
  }),
  Article: (values) => document('Article', values),
  Report: (values) => document('Document', values),
  Thread: (values) => ({
    schema: 'HyperText',
    properties: { title: text(values.title), sourceUrl: text(values.url) },
  }),
  Post: (values, ends) => ({
    schema: 'Message',
    properties: {
      title: number(values.position).map((position) => `Post ${position}`),
      bodyText: text(values.text),
      sourceUrl: text(values.url),
      senderAccount: ends.WRITTEN_BY ?? [],
      date: dated(values.posted).exact,
      summary: dated(values.posted).words,
    },
  }),
  Account: (values) => ({ schema: 'UserAccount', properties: { username: text(values.handle) } }),
  Fundraiser: (values) => ({
    schema: 'Project',
    properties: {
      name: text(values.title),
      amount: money(values.raised).map(moneyAmount),
      currency: money(values.raised).map(({ currency }) => currency),
      goal: money(values.target).map((target) => `${target.currency} ${moneyAmount(target)}`),
      sourceUrl: text(values.url),
    },
  }),
}

/** Kinds of case that are before a court. */
const courtKinds: ReadonlySet<string> = new Set([
  'PROSECUTION',
  'JUDICIAL_REVIEW',
  'CIVIL_CLAIM',
  'INQUEST',
])

function names(values: Values): Record<string, readonly string[]> {
  const name = text(values.name)
  const others = text(values.alternativeNames)
  switch (values.identification) {
    case 'PARTLY_NAMED':
      return { weakAlias: [...name, ...others] }
    case 'ANONYMISED':
    case 'UNIDENTIFIED':
      return { description: [...name, ...others].map((word) => `Called “${word}”: no name.`) }
    default:
      return { name, alias: others }
  }
}

function organisation(values: Values, abbreviation: readonly string[]): Made {
  const { weakAlias = [], ...named } = names(values)
  return {
    schema: 'Organization',
    properties: {
      ...named,
      weakAlias: [...weakAlias, ...abbreviation],
      classification: text(values.kind),
    },
  }
}

function event(values: Values, when: unknown): Made {
  const { exact, words } = dated(when)
  return {
    schema: 'Event',
    properties: {
      name: text(values.title),
      date: exact,
      summary: [...text(values.kind), ...words],
      location: text(values.place),
    },
  }
}

function courtCase(values: Values): Made {
  const [opened, closed] = [dated(values.opened), dated(values.closed)]
  return {
    schema: 'CourtCase',
    properties: {
      name: text(values.title),
      type: text(values.kind),
      status: text(values.stage),
      caseNumber: text(values.reference),
      fileDate: opened.exact,
      closeDate: closed.exact,
      summary: [...opened.words, ...closed.words],
    },
  }
}

function matter(values: Values): Made {
  const [opened, closed] = [dated(values.opened), dated(values.closed)]
  return {
    schema: 'Event',
    properties: {
      name: text(values.title),
      recordId: text(values.reference),
      startDate: opened.exact,
      endDate: closed.exact,
      summary: [...text(values.kind), ...text(values.stage), ...opened.words, ...closed.words],
    },
  }
}

function document(schema: 'Article' | 'Document', values: Values): Made {
  const { exact, words } = dated(values.published)
  return {
    schema,
    properties: {
      title: text(values.headline),
      publishedAt: exact,
      summary: words,
      sourceUrl: text(values.url),
    },
  }
}

/**
 * A relationship in FollowTheMoney's schemata: service is an employment, membership a membership, and all
 * else a link whose role says in words what it is.
 */
export function ftmLink(edge: string, from: string, to: string, values: Values): FtmBody {
  const [begun, ended] = [dated(values.from), dated(values.to)]
  const description = text(values.standing).map((word) => `Standing of the best source: ${word}.`)
  if (edge === 'SERVED_IN') {
    return {
      schema: 'Employment',
      properties: present({
        employee: [from],
        employer: [to],
        role: text(values.rank),
        startDate: begun.exact,
        endDate: ended.exact,
        summary: [...begun.words, ...ended.words],
        description,
      }),
    }
  }
  if (edge === 'MEMBER_OF') {
    return {
      schema: 'Membership',
      properties: present({
        member: [from],
        organization: [to],
        role: text(values.role),
        description,
      }),
    }
  }
  const words = edge.toLowerCase().replaceAll('_', ' ')
  const role =
    edge === 'INVOLVED_IN'
      ? described(IncidentRole, values.role)
      : edge === 'PARTY_TO'
        ? described(PartyRole, values.role)
        : described(Finding, values.finding)
  return {
    schema: 'UnknownLink',
    properties: present({
      subject: [from],
      object: [to],
      role: [words],
      summary: role,
      description,
    }),
  }
}

function present(
  properties: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0))
}

/** Text, each of several, none where there is none. */
function text(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' && value !== '' ? [value] : []
}

function number(value: unknown): readonly string[] {
  return typeof value === 'number' ? [String(value)] : []
}

function money(value: unknown): readonly Money[] {
  const isMoney = (given: unknown): given is Money =>
    typeof given === 'object' && given !== null && 'minorUnits' in given
  return isMoney(value) ? [value] : []
}

/** An enum's value with what it means, since whoever reads it there has no vocabulary. */
function described(type: EnumType, value: unknown): readonly string[] {
  return typeof value === 'string' ? [`${value}: ${type.values[value] ?? ''}`.trim()] : []
}

/** FollowTheMoney's dates are years, months or days; what is less certain is said in words. */
function dated(value: unknown): {
  readonly exact: readonly string[]
  readonly words: readonly string[]
} {
  const isDate = (given: unknown): given is PartialDate =>
    typeof given === 'object' && given !== null && 'edtf' in given
  if (!isDate(value)) return { exact: [], words: [] }
  const { edtf } = value
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(edtf)
    ? { exact: [edtf], words: [] }
    : { exact: [], words: [`Date: ${edtf} (EDTF)`] }
}
