import { describe, expect, test } from 'vitest'
import { date, enumeration, set, text } from '../../src/graph/declare/property.ts'
import { Identification } from '../../src/graph/enums.ts'
import type { Claim } from '../../src/graph/write/assertion.ts'
import {
  type Account,
  combineOne,
  combineOverTime,
  combineSet,
} from '../../src/graph/write/combine.ts'
import type { StandingName } from '../../src/graph/write/standing.ts'
import { parsePartialDate } from '../../src/partial-date.ts'

let number = 0

function claim(standing: StandingName, stated?: string, more: Partial<Claim> = {}): Claim {
  return {
    id: `officer-1~${String(number++).padStart(3, '0')}`,
    standing,
    verified: true,
    stated: stated === undefined ? null : parsePartialDate(stated),
    asserts: { fields: {}, relationships: [] },
    ...more,
  }
}

const says = (value: unknown, by: Claim, asOf?: string): Account => ({
  value,
  claim: by,
  asOf: asOf === undefined ? undefined : parsePartialDate(asOf),
})

describe('accounts of one fact', () => {
  const name = text('A name.')

  test('the highest standing wins, however late the others speak', () => {
    const accounts = [
      says('Ann', claim('OFFICIAL', '2020')),
      says('Anne', claim('REPORTED', '2024')),
    ]
    expect(combineOne(name, accounts)?.value).toBe('Ann')
  })
  test('of equal standing the latest statement wins', () => {
    const accounts = [
      says('Ann', claim('REPORTED', '2020')),
      says('Anne', claim('REPORTED', '2024')),
    ]
    expect(combineOne(name, accounts)?.value).toBe('Anne')
  })
  test('a hundred posts do not outweigh one article', () => {
    const posts = Array.from({ length: 100 }, () => says('Anne', claim('COMMENTARY', '2024')))
    expect(combineOne(name, [...posts, says('Ann', claim('REPORTED', '2020'))])?.value).toBe('Ann')
  })
  test('a source that was read itself wins over one read elsewhere', () => {
    const accounts = [
      says('Ann', claim('REPORTED', '2024', { verified: false })),
      says('Anne', claim('REPORTED', '2024')),
    ]
    expect(combineOne(name, accounts)?.value).toBe('Anne')
  })
  test('ties fall the same way in any order', () => {
    const accounts = [says('Ann', claim('REPORTED')), says('Anne', claim('REPORTED'))]
    expect(combineOne(name, accounts)?.value).toBe(combineOne(name, accounts.toReversed())?.value)
  })
  test('accounts that disagree are a conflict, the value shown first', () => {
    const [official, press] = [claim('OFFICIAL'), claim('REPORTED')]
    expect(combineOne(name, [says('Anne', press), says('Ann', official)])?.conflict).toEqual([
      { value: 'Ann', claims: [official.id], standing: 'OFFICIAL' },
      { value: 'Anne', claims: [press.id], standing: 'REPORTED' },
    ])
  })
  test('names that differ in case, accents or spaces alone do not disagree', () => {
    const accounts = [says('Ann  NUÑEZ', claim('REPORTED')), says('Ann Nunez', claim('REPORTED'))]
    expect(combineOne(name, accounts)?.conflict).toBeUndefined()
  })
  test('UNKNOWN is no account: it loses to whatever is known and contradicts nothing', () => {
    const accounts = [says('UNKNOWN', claim('OFFICIAL')), says('NAMED', claim('COMMENTARY'))]
    const combined = combineOne(enumeration(Identification, 'How far.'), accounts)
    expect(combined).toMatchObject({ value: 'NAMED' })
    expect(combined?.conflict).toBeUndefined()
  })
})

describe('dates of one fact', () => {
  const opened = date('When.')
  const on = (edtf: string, by: Claim) => says(parsePartialDate(edtf), by)
  const shown = (...accounts: readonly Account[]) => {
    const combined = combineOne(opened, accounts)
    return { value: combined?.value, isConflict: combined?.conflict !== undefined }
  }

  test('a finer date refines a coarser one of higher standing, and does not contradict it', () => {
    expect(shown(on('2023', claim('OFFICIAL')), on('2023-11', claim('REPORTED')))).toEqual({
      value: parsePartialDate('2023-11'),
      isConflict: false,
    })
  })
  test('a date outside the other is a conflict', () => {
    expect(shown(on('2023', claim('OFFICIAL')), on('2022-11', claim('REPORTED')))).toEqual({
      value: parsePartialDate('2023'),
      isConflict: true,
    })
  })
  test('two that refine a third in different ways contradict each other', () => {
    const accounts = [
      on('2023', claim('OFFICIAL')),
      on('2023-11', claim('REPORTED', '2024')),
      on('2023-12', claim('REPORTED', '2023')),
    ]
    expect(shown(...accounts)).toEqual({ value: parsePartialDate('2023-11'), isConflict: true })
  })
})

test('a set holds what every claim gives, each value once, in order', () => {
  const names = set(text('Names.'))
  const accounts = [
    says(['Zed', 'Ann'], claim('COMMENTARY')),
    says(['Ann', 'Éva'], claim('OFFICIAL')),
  ]
  expect(combineSet(names, accounts)).toEqual(['Ann', 'Éva', 'Zed'])
})

describe('values over time', () => {
  const held = (...accounts: readonly Account[]) => {
    const combined = combineOverTime(accounts)
    return [combined?.value, combined?.asOf?.edtf ?? null]
  }

  test('the latest dated value holds, whatever the standing', () => {
    expect(
      held(
        says('SERGEANT', claim('COMMENTARY'), '2022'),
        says('CONSTABLE', claim('OFFICIAL'), '2020'),
      ),
    ).toEqual(['SERGEANT', '2022'])
  })
  test('a value without a date held some day up to its statement, and comes before those with one', () => {
    const undated = says('CONSTABLE', claim('REPORTED', '2023-11-21'))
    expect(held(undated)).toEqual(['CONSTABLE', '../2023-11-21'])
    expect(held(undated, says('SERGEANT', claim('REPORTED'), '2020'))).toEqual(['SERGEANT', '2020'])
  })
  test('that a later source does not know ends nothing', () => {
    const accounts = [
      says('SERGEANT', claim('REPORTED'), '2020'),
      says('UNKNOWN', claim('OFFICIAL'), '2024'),
    ]
    expect(held(...accounts)).toEqual(['SERGEANT', '2020'])
    expect(held(...accounts.slice(1))).toEqual(['UNKNOWN', '2024'])
  })
  test('of values without a date the last stated holds', () => {
    expect(
      held(
        says('SERGEANT', claim('REPORTED', '2023')),
        says('CONSTABLE', claim('REPORTED', '2021')),
        says('INSPECTOR', claim('REPORTED')),
      ),
    ).toEqual(['SERGEANT', '../2023-12-31'])
  })
  test('of values of one date the better founded holds', () => {
    expect(
      held(
        says('SERGEANT', claim('COMMENTARY'), '2022'),
        says('CONSTABLE', claim('OFFICIAL'), '2022'),
      ),
    ).toEqual(['CONSTABLE', '2022'])
  })
})
