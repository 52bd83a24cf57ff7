import type { NodeType } from '../../src/graph/declare/node.ts'
import type { Graph } from '../../src/graph/driver.ts'
import { findNodeType } from '../../src/graph/model.ts'
import { Officer } from '../../src/graph/nodes/officer.ts'
import { expectCount } from '../../src/graph/write/claims.ts'
import { projectEntity } from '../../src/graph/write/project-entity.ts'
import type { StandingName } from '../../src/graph/write/standing.ts'
import { Random } from './random.ts'

/** Somebody or something to be found, as a test writes it down. */
export interface Known {
  /** The id behind `officer-`. */
  readonly key: string
  readonly type?: string
  readonly fields: Readonly<Record<string, unknown>>
  /** How many claims say so; 1 if not said. */
  readonly claims?: number
  readonly standing?: StandingName
}

export const idOf = ({ key, type = 'Officer' }: Pick<Known, 'key' | 'type'>) =>
  `${type.toLowerCase()}-${key}`

/** Writes the nodes that the projection makes of these, without their claims. */
export async function writeKnown(graph: Graph, known: readonly Known[]): Promise<void> {
  const batch = 5_000
  for (let first = 0; first < known.length; first += batch) {
    const rows = known.slice(first, first + batch).map((one) => ({
      type: one.type ?? 'Officer',
      properties: { id: idOf(one), ...propertiesOf(one) },
    }))
    const written = await graph.write((run) =>
      run(
        'UNWIND $p.rows AS row CREATE (n:Entity:$(row.type)) SET n = row.properties RETURN count(n)',
        { p: { rows } },
      ),
    )
    expectCount('nodes', rows.length, written)
  }
}

function propertiesOf({ key, type = 'Officer', fields, claims = 1, standing = 'REPORTED' }: Known) {
  const declared: NodeType = findNodeType(type) ?? Officer
  const id = idOf({ key, type })
  const asserts = {
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])),
    relationships: [],
  }
  const said = Array.from({ length: claims }, (_, number) => ({
    id: `${id}~${number}`,
    standing,
    verified: true,
    stated: null,
    asserts,
  }))
  return projectEntity(declared, id, said).properties
}

const given =
  'Alan Alana Alice Amir Ana Anna Anne Ben Bena Carl Carla Cara Dan Dana Dawn Eva Evan Finn Fiona Gwen Hana Hanna Ian Iana Jan Jana Jane Janet Jean Jo Joan Joanna Joe John Jon Jonah Karl Kara Lea Leah Liam Lian Mark Marc Mary Maria Marie Nina Noah Nora Omar Owen Paul Paula Rhys Rosa Sam Sara Sarah Sean Shaun Tom Tomas Una Vera Will Zara Zoe'.split(
    ' ',
  )
const starts =
  'Ald Bar Ben Black Brad Brook Car Cart Clay Cold Cross Dal Dun East Fair Farn Grant Hal Ham Hart Hay Hol Ken Kirk Lang Law Marsh Mid Mor Nor Old Pem Red Ross Sand Shel Sher Sten Stan Thorn Un Wal Ward West Whit Win'.split(
    ' ',
  )
const ends =
  'bury by comb cott den don field ford gate ham hurst land ley low man more over ridge son stead ton wall well wick wood worth'.split(
    ' ',
  )

/** Officers with names that are much like each other; equal numbers give equal ones. */
export function crowd(size: number): readonly Known[] {
  const random = new Random(20_240_607)
  const names: string[] = []
  while (names.length < size) {
    const before = names.at(-1 - random.below(50))
    // One in five is another by a letter, an accent, a hyphen or a turn of words.
    const name =
      before !== undefined && random.chance(0.2)
        ? alike(random, before)
        : `${random.pick(given)} ${random.pick(starts)}${random.pick(ends)}`
    names.push(name)
  }
  return names.map((name, number) => ({
    key: `crowd${number}`,
    fields: { name, identification: 'NAMED' },
    claims: 1 + (random.chance(0.1) ? random.below(6) : 0),
  }))
}

function alike(random: Random, name: string): string {
  const at = 1 + random.below(Math.max(1, name.length - 2))
  switch (random.below(6)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1)
    case 1:
      return name.slice(0, at) + (name[at] ?? '') + name.slice(at)
    case 2:
      return name.replace('a', 'á').replace('o', 'ö')
    case 3:
      return `${name}-${random.pick(starts)}${random.pick(ends)}`
    case 4:
      return name.replace(' ', ' O’')
    default:
      return name.split(' ').reverse().join(' ')
  }
}
