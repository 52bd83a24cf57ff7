import { describe, expect, test } from 'vitest'
import {
  eventOfClaim,
  eventsOfRulings,
  type FindingName,
  type RulingAccount,
  type Status,
  type StatusEvent,
  statusNow,
  statusOfFinding,
  successionFor,
} from '../../src/graph/write/allegation-status.ts'
import type { StandingName } from '../../src/graph/write/standing.ts'
import { parsePartialDate } from '../../src/partial-date.ts'

const dated = (edtf: string | null) => (edtf === null ? null : parsePartialDate(edtf))

function event(
  status: Status,
  date: string | null,
  standing: StandingName = 'REPORTED',
): StatusEvent {
  return { status, date: dated(date), standing }
}

/** `CHARGED 2021` of events written as `STATUS date` or `STATUS` without a date. */
function now(...written: readonly string[]): string | null {
  const events = written.map((text) => {
    const [status = '', date] = text.split(' ')
    return event(status as Status, date ?? null)
  })
  const found = statusNow(events)
  return found && [found.status, ...(found.date ? [found.date.edtf] : [])].join(' ')
}

describe('events in order', () => {
  test.each([
    ['nothing is known of an allegation without events', [], null],
    ['an allegation is ALLEGED while nothing else is known', ['ALLEGED 2020'], 'ALLEGED 2020'],
    ['the later event wins', ['CHARGED 2020', 'PROVEN 2021'], 'PROVEN 2021'],
    ['the later event wins in any order', ['PROVEN 2021', 'CHARGED 2020'], 'PROVEN 2021'],
    [
      'a charge after an investigation wins',
      ['SUBSTANTIATED 2020', 'CHARGED 2021'],
      'CHARGED 2021',
    ],
    [
      'a later acquittal beats a charge',
      ['CHARGED 2020', 'NOT_PROVEN 2021-03-02'],
      'NOT_PROVEN 2021-03-02',
    ],
    ['a new charge beats an older acquittal', ['NOT_PROVEN 2020', 'CHARGED 2022'], 'CHARGED 2022'],
    [
      'a later allegation displaces nothing',
      ['NOT_PROVEN 2020', 'ALLEGED 2024'],
      'NOT_PROVEN 2020',
    ],
    ['an undated allegation displaces nothing', ['CHARGED 2020', 'ALLEGED'], 'CHARGED 2020'],
  ])('%s', (_, events, expected) => expect(now(...events)).toBe(expected))
})

describe('events with no telling which was later', () => {
  test.each([
    ['acquittal and charge of one year', ['CHARGED 2021', 'NOT_PROVEN 2021'], 'NOT_PROVEN 2021'],
    ['an acquittal without a date', ['CHARGED 2021', 'NOT_PROVEN'], 'NOT_PROVEN'],
    ['a charge without a date', ['CHARGED', 'NOT_PROVEN 2021'], 'NOT_PROVEN 2021'],
    ['a conviction without a date', ['PROVEN', 'DISCONTINUED 2021'], 'DISCONTINUED 2021'],
    [
      'a discontinuance some day up to a statement',
      ['CHARGED 2022', 'DISCONTINUED ../2024-02-28'],
      'DISCONTINUED ../2024-02-28',
    ],
    [
      'a conviction that was overturned in the same month',
      ['PROVEN 2021-05', 'OVERTURNED 2021-05'],
      'OVERTURNED 2021-05',
    ],
    ['charge and conviction', ['CHARGED 2021', 'PROVEN 2021'], 'PROVEN 2021'],
    ['charge and investigation', ['SUBSTANTIATED 2021', 'CHARGED 2021'], 'CHARGED 2021'],
    ['two views of an investigation', ['SUBSTANTIATED', 'NOT_SUBSTANTIATED'], 'NOT_SUBSTANTIATED'],
  ])('%s: what favours the person holds, then the further step', (_, events, expected) => {
    expect(now(...events)).toBe(expected)
    expect(now(...events.toReversed())).toBe(expected)
  })

  test('of equal steps the one whose date is known best is shown', () => {
    expect(now('CHARGED ../2024-01', 'CHARGED 2023', 'CHARGED 2023-11-21', 'CHARGED')).toBe(
      'CHARGED 2023-11-21',
    )
  })
})

test('a newer acquittal wins against an older charge of higher standing', () => {
  const charge = event('CHARGED', '2020', 'ADJUDICATED')
  const acquittal = event('NOT_PROVEN', '2021', 'REPORTED')
  expect(statusNow([charge, acquittal])).toEqual(acquittal)
})

describe('what sources can support', () => {
  const claimed = (status: Status, standing: StandingName) =>
    eventOfClaim({ status, date: null, standing }).status

  test.each(['CHARGED', 'SUBSTANTIATED', 'NOT_SUBSTANTIATED', 'DISCONTINUED'] as const)(
    'commentary that says %s supports ALLEGED and no more',
    (status) => expect(claimed(status, 'COMMENTARY')).toBe('ALLEGED'),
  )
  test.each(['REPORTED', 'OFFICIAL', 'ADJUDICATED'] as const)(
    'a claim that is %s can support CHARGED',
    (standing) => expect(claimed('CHARGED', standing)).toBe('CHARGED'),
  )
  test.each(['PROVEN', 'NOT_PROVEN', 'OVERTURNED'] as const)(
    'no claim about the allegation makes it %s: that is for a ruling',
    (status) => expect(claimed(status, 'ADJUDICATED')).toBe('ALLEGED'),
  )
})

describe('findings', () => {
  test.each([
    ['GROSS_MISCONDUCT', 'PROVEN'],
    ['MISCONDUCT', 'PROVEN'],
    ['GUILTY', 'PROVEN'],
    ['NOT_MISCONDUCT', 'NOT_PROVEN'],
    ['NOT_GUILTY', 'NOT_PROVEN'],
    ['WITHDRAWN', 'DISCONTINUED'],
    ['ALLOWED', null],
    ['REFUSED', null],
    ['UNKNOWN', null],
    [null, null],
  ] as const)('%s gives %s', (finding, status) => expect(statusOfFinding(finding)).toBe(status))
})

describe('rulings', () => {
  function ruling(
    id: string,
    date: string | null,
    finding: FindingName | null,
    supersedes: readonly string[] = [],
  ): RulingAccount {
    return {
      id,
      date: dated(date),
      standing: 'REPORTED',
      finding,
      decides: new Map(finding ? [['a', finding]] : []),
      supersedes: new Set(supersedes),
    }
  }
  const eventsAfter = (...rulings: readonly RulingAccount[]) =>
    eventsOfRulings(rulings, successionFor('a')).map(
      ({ status, date }) => `${status} ${date?.edtf}`,
    )

  test('a ruling decides on its date', () => {
    expect(eventsAfter(ruling('r', '2021', 'GUILTY'))).toEqual(['PROVEN 2021'])
  })
  test('a ruling on another allegation decides nothing here', () => {
    expect(eventsOfRulings([ruling('r', '2021', 'GUILTY')], successionFor('b'))).toEqual([])
  })
  test('a conviction that an appeal set aside is overturned on the day of the appeal', () => {
    const rulings = [ruling('r', '2021', 'GUILTY'), ruling('s', '2023', null, ['r'])]
    expect(eventsAfter(...rulings)).toEqual(['OVERTURNED 2023'])
  })
  test('an appeal that allows the appeal and finds nothing more overturns too', () => {
    const rulings = [ruling('r', '2021', 'GUILTY'), ruling('s', '2023', 'ALLOWED', ['r'])]
    expect(eventsAfter(...rulings)).toEqual(['OVERTURNED 2023'])
  })
  test('an appeal that decides the allegation itself takes the place of the earlier ruling', () => {
    const rulings = [
      ruling('r', '2021', 'GROSS_MISCONDUCT'),
      ruling('s', '2023', 'MISCONDUCT', ['r']),
    ]
    expect(eventsAfter(...rulings)).toEqual(['PROVEN 2023'])
  })
  test('an acquittal that was set aside leaves nothing behind', () => {
    const rulings = [ruling('r', '2021', 'NOT_GUILTY'), ruling('s', '2023', 'ALLOWED', ['r'])]
    expect(eventsAfter(...rulings)).toEqual([])
  })
  test.each([null, 'UNKNOWN'] as const)(
    'an acquittal stands while nobody says what the ruling found that is said to supersede it: %s',
    (finding) => {
      const acquittal = ruling('r', '2021', 'NOT_GUILTY')
      expect(eventsAfter(acquittal, ruling('s', '2023', finding, ['r']))).toEqual([
        'NOT_PROVEN 2021',
      ])
    },
  )
  test('a conviction of the retrial that is quashed leaves the acquittal, from then on', () => {
    const rulings = [
      ruling('r', '2021', 'NOT_GUILTY'),
      ruling('s', '2022', 'GUILTY', ['r']),
      ruling('t', '2023', 'ALLOWED', ['s']),
    ]
    expect(eventsAfter(...rulings)).toEqual(['NOT_PROVEN 2023'])
  })
  test('rulings that all supersede each other are looked through once', () => {
    const ids = Array.from({ length: 40 }, (_, at) => `r${at}`)
    const tangle = ids.map((id, at) =>
      ruling(
        id,
        '2021',
        at === 0 ? 'NOT_GUILTY' : 'ALLOWED',
        ids.filter((other) => other !== id),
      ),
    )
    expect(eventsAfter(...tangle)).toEqual([])
  })
  test.each(['GUILTY', 'NOT_GUILTY'] as const)(
    'a refused appeal leaves what it is said to supersede as it was: %s',
    (finding) => {
      const first = ruling('r', '2021', finding)
      const refused = { ...ruling('s', '2023', 'REFUSED', ['r']), decides: new Map() }
      expect(eventsAfter(first, refused)).toEqual(eventsAfter(first))
      expect(eventsAfter(first, ruling('s', '2023', 'REFUSED', ['r']))).toEqual(eventsAfter(first))
    },
  )
  test('an appeal refused on this allegation and allowed on others leaves this one as it was', () => {
    const partly = { ...ruling('s', '2023', 'REFUSED', ['r']), finding: 'ALLOWED' as const }
    expect(eventsAfter(ruling('r', '2021', 'GUILTY'), partly)).toEqual(['PROVEN 2021'])
  })
  test('a refused appeal does not stand in the way of one that is allowed', () => {
    const rulings = [
      ruling('r', '2021', 'GUILTY'),
      ruling('s', '2022', 'REFUSED', ['r']),
      ruling('t', '2023', 'ALLOWED', ['r']),
    ]
    expect(eventsAfter(...rulings)).toEqual(['OVERTURNED 2023'])
  })
  test('an acquittal decides again where what had set it aside was itself set aside', () => {
    const acquittal = ruling('r', '2021', 'NOT_GUILTY')
    const quashed = ruling('s', '2022', 'ALLOWED', ['r'])
    const further = ruling('t', '2023', 'ALLOWED', ['s'])
    const last = ruling('u', '2024', 'ALLOWED', ['t'])
    expect(eventsAfter(acquittal, quashed)).toEqual([])
    expect(eventsAfter(acquittal, quashed, further)).toEqual(['NOT_PROVEN 2023'])
    expect(eventsAfter(acquittal, quashed, further, last)).toEqual([])
  })
  test('an acquittal does not decide again where the last appeal decides the allegation itself', () => {
    const rulings = [
      ruling('r', '2021', 'NOT_GUILTY'),
      ruling('s', '2022', 'ALLOWED', ['r']),
      ruling('t', '2023', 'MISCONDUCT', ['s']),
    ]
    expect(eventsAfter(...rulings)).toEqual(['PROVEN 2023'])
  })
  test('a conviction that was set aside stays so until a ruling finds it proved again', () => {
    const rulings = [
      ruling('r', '2021', 'GUILTY'),
      ruling('s', '2022', 'ALLOWED', ['r']),
      ruling('t', '2023', 'ALLOWED', ['s']),
    ]
    expect(eventsAfter(...rulings)).toEqual(['OVERTURNED 2022'])
  })
  test('rulings that are said to supersede each other in a circle set each other aside', () => {
    const rulings = [
      ruling('r', '2021', 'NOT_GUILTY', ['t']),
      ruling('s', '2022', 'ALLOWED', ['r']),
      ruling('t', '2023', 'ALLOWED', ['s']),
    ]
    expect(eventsAfter(...rulings)).toEqual([])
  })
  test('of a chain of appeals the last one decides', () => {
    const rulings = [
      ruling('r', '2021', 'GUILTY'),
      ruling('s', '2022', 'NOT_GUILTY', ['r']),
      ruling('t', '2023', 'GUILTY', ['s']),
    ]
    expect(eventsAfter(...rulings)).toEqual(['PROVEN 2023'])
  })
})
