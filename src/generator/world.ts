import { datasetId, importRunId, releaseId } from '../graph/bookkeeping.ts'
import { entityId } from '../ids.ts'
import type { Ref } from './draft.ts'
import { type Random, randomOf } from './random.ts'
import { type GeneratedType, generatedTypes, type Sizes, sizesFor } from './sizes.ts'

/** The name of the data set that everything generated belongs to. */
export const datasetName = 'generated'

/** Raise it when equal options come to give another graph. */
const generatorVersion = 1

export interface WorldOptions {
  readonly officers: number
  readonly seed: number
}

/** Names all that decides what is generated: two graphs with the same label are the same. */
export function labelOf({ officers, seed }: WorldOptions): string {
  return `version ${generatorVersion}, ${officers} officers, seed ${seed}`
}

/**
 * Who belongs to what in a generated graph. Every answer follows from the seed, a type and a number,
 * so that any entity can be made by itself, in any order, and nothing but ids is kept.
 */
export class World {
  readonly sizes: Sizes
  readonly label: string
  readonly dataset: string
  readonly release: string
  readonly run: string
  readonly #seed: number
  readonly #ids = new Map<GeneratedType, string[]>()
  /** Cases by the officer that they are about: those of officer `i` from `#starts[i]` to `#starts[i + 1]`. */
  readonly #starts: Int32Array
  readonly #cases: Int32Array

  constructor({ officers, seed }: WorldOptions) {
    this.sizes = sizesFor(officers)
    this.label = labelOf({ officers, seed })
    this.dataset = datasetId(datasetName)
    this.release = releaseId(datasetName, this.label)
    this.run = importRunId(datasetName, this.release, this.label)
    this.#seed = seed
    const { Case } = this.sizes
    this.#starts = new Int32Array(officers + 2)
    this.#cases = new Int32Array(Case)
    const subjects = Int32Array.from({ length: Case }, (_, index) => this.subjectOf(index))
    for (const subject of subjects) this.#starts[subject + 1] = (this.#starts[subject + 1] ?? 0) + 1
    for (let officer = 0; officer <= officers; officer++) {
      this.#starts[officer + 1] = (this.#starts[officer + 1] ?? 0) + (this.#starts[officer] ?? 0)
    }
    const next = this.#starts.slice()
    for (const [index, subject] of subjects.entries()) {
      const at = next[subject] ?? 0
      this.#cases[at] = index
      next[subject] = at + 1
    }
  }

  id({ type, index }: Ref): string {
    const ids = this.#ids.get(type) ?? []
    this.#ids.set(type, ids)
    const known = ids[index]
    if (known) return known
    const id = entityId(type, datasetName, `${this.#seed}/${index}`)
    ids[index] = id
    return id
  }

  /** Draws for one aspect of one entity; aspect 0 is the entity itself. */
  random(type: GeneratedType, index: number, aspect = 0): Random {
    return randomOf(this.#seed, generatedTypes.indexOf(type), index, aspect)
  }

  /**
   * The officer that a case is about. Officer 0 stands for all whom no source names, as a data set's
   * placeholder does, and so collects thousands of cases; of the others a few have many.
   */
  subjectOf(index: number): number {
    const { Officer, Case } = this.sizes
    if (Officer < 2 || index < Case * 0.027) return 0
    return 1 + this.random('Case', index, 1).skewed(Officer - 1, 1.5)
  }

  casesOf(officer: number): Int32Array {
    return this.#cases.subarray(this.#starts[officer], this.#starts[officer + 1])
  }

  /** Allegations, rulings and posts lie in equal shares in order: those of case 0, of case 1 and so on. */
  caseOf(type: 'Allegation' | 'Ruling', index: number): number {
    return Math.floor((index * this.sizes.Case) / this.sizes[type])
  }

  /** The first and, exclusive, the last allegation or ruling of a case. */
  rangeOf(type: 'Allegation' | 'Ruling', inCase: number): readonly [number, number] {
    const first = (at: number) => Math.ceil((at * this.sizes[type]) / this.sizes.Case)
    return [first(inCase), first(inCase + 1)]
  }

  /** The thread of a post, and the first post of that thread. */
  threadOf(post: number): readonly [number, number] {
    const { Thread, Post } = this.sizes
    const thread = Math.floor((post * Thread) / Post)
    return [thread, Math.ceil((thread * Post) / Thread)]
  }
}
