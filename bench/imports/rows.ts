/*
 * Made-up complaints about made-up officers, a row an allegation: equal options give an equal file. Two rows
 * a complaint, ten an officer, one officer with thousands; 50 units, and half of all officers in the first.
 * One row in 20,000 has a rank that no table has, another one a day that there is not: both are refused.
 */

export interface Release {
  readonly label: string
  readonly rows: number
  /** Rows of the release before that say something else now, one in so many; none where it is left out. */
  readonly changedOneIn?: number
  /** The rows in another order. */
  readonly isShuffled?: boolean
  /** Rows of the release before that are left out, at the beginning. */
  readonly without?: number
}

export const header =
  'row_id,complaint,received,kind,officer,name,rank,since,unit,allegation,finding\n'

const ranks = ['PC', 'PS', 'Insp', 'Ch Insp', 'DC', 'DS']
const kinds = ['Citizen', 'Internal', 'Referred']
const allegations = [
  'Discourtesy',
  'Use of force',
  'Unlawful search',
  'Neglect of duty',
  'Discrimination',
  'Falsehood',
  'Unlawful arrest',
  'Breach of confidence',
]
const findings = ['Upheld', 'Not upheld', '', 'Not upheld', '']
const firstNames = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gail', 'Hugo', 'Iris', 'Jack']
const lastNames = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple', 'Oak', 'Rowan']

export function* rowsOf(release: Release): Generator<string> {
  const { rows, without = 0, isShuffled = false } = release
  const step = isShuffled ? coprimeTo(rows) : 1
  for (let at = without; at < rows; at++) {
    yield row(isShuffled ? (at * step) % rows : at, release)
  }
}

function row(index: number, { rows, changedOneIn }: Release): string {
  const complaint = Math.floor(index / 2)
  const officer = officerOf(index, rows)
  const isChanged = changedOneIn !== undefined && draw(index, 5) % changedOneIn === 0
  const finding = pick(findings, draw(index, 3) + (isChanged ? 1 : 0))
  const rank = draw(index, 6) % 20_000 === 0 ? 'Sargent' : pick(ranks, draw(officer, 1))
  const cells = [
    index,
    `C-${complaint}`,
    draw(index, 7) % 20_000 === 0 ? '30/2/2019' : day(complaint),
    pick(kinds, draw(complaint, 8)),
    officer,
    `${pick(firstNames, draw(officer, 9))} ${pick(lastNames, draw(officer, 10))}-${officer % 997}`,
    rank,
    1990 + (draw(officer, 11) % 30),
    draw(officer, 12) % 2 === 0 ? 0 : draw(officer, 13) % 50,
    pick(allegations, draw(index, 14)),
    finding,
  ]
  return `${cells.join(',')}\n`
}

/** The first officer has up to 5,000 rows: more would be no person but a word for nobody. */
function officerOf(index: number, rows: number): number {
  if (index % Math.max(200, Math.ceil(rows / 5_000)) === 0) return 0
  return draw(index, 2) % Math.max(1, Math.ceil(rows / 10))
}

function day(complaint: number): string {
  const drawn = draw(complaint, 4)
  return `${1 + (drawn % 28)}/${1 + ((drawn >>> 8) % 12)}/${2010 + ((drawn >>> 16) % 15)}`
}

/** A number that follows from two others and looks drawn by lot (the mixer of MurmurHash3). */
function draw(index: number, salt: number): number {
  let mixed = Math.imul(index ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function pick(words: readonly string[], drawn: number): string {
  return words[drawn % words.length] ?? ''
}

/** About a third of the rows at a step, and each row once. */
function coprimeTo(rows: number): number {
  let step = Math.max(1, Math.floor(rows / 3))
  while (greatestDivisor(step, rows) !== 1) step++
  return step
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/**
 * What the rows mean: complaints, officers, units and allegations; or, of a `slim` one, allegations against
 * officers alone, which is a third of it.
 */
export function manifest(label: string, isSlim: boolean): string {
  return `name: bench-complaints
title: Made-up complaints
publisher: Nobody
licence: CC0-1.0
attribution: Nobody
standing: OFFICIAL
release: '${label}'
files:
  - path: complaints.csv
    rows:
      entities:${isSlim ? '' : complaintsAndUnits}
        officer:
          type: Officer
          key: officer
          fields:
            name: name
            identification: { value: NAMED }
            rank:
              column: rank
              enum: { PC: CONSTABLE, PS: SERGEANT, Insp: INSPECTOR, Ch Insp: CHIEF_INSPECTOR, DC: CONSTABLE, DS: SERGEANT }
              asOf: { column: since, date: YYYY }${isSlim ? '' : officersRelationships}
        allegation:
          type: Allegation
          key: row_id
          fields:
            kind: allegation
            status:
              column: finding
              enum: { Upheld: SUBSTANTIATED, Not upheld: NOT_SUBSTANTIATED }
          relationships:
            against: [{ entity: officer }]${isSlim ? '' : allegationsCase}
`
}

const complaintsAndUnits = `
        complaint:
          type: Case
          key: complaint
          fields:
            kind: { value: POLICE_COMPLAINT }
            reference: complaint
            opened: { column: received, date: D/M/YYYY }
        unit:
          type: Unit
          key: unit
          fields:
            name: { template: 'Unit {unit}' }
          relationships:
            partOf:
              - entity: { type: Unit, scheme: force, key: { value: bench-force } }
        force:
          type: Unit
          scheme: force
          key: { value: bench-force }
          fields:
            name: { value: The force }`

const officersRelationships = `
          relationships:
            units: [{ entity: unit }]
            cases: [{ entity: complaint }]`

const allegationsCase = `
            cases: [{ entity: complaint }]`
