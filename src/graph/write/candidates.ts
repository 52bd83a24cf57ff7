import { findEdgeType } from '../model.ts'
import type { Asserts } from './assertion.ts'

/*
 * A candidate says that a mention may be of somebody. It is for whoever decides, and so is all of a claim
 * that carries nothing else: that it is there, where the words stand and their hash would tell who is meant.
 * Such a claim has `candidate: true` on its node, and no query of the API finds it.
 */

/** Raise it when other claims come to be marked: stored ones are then looked at again. */
export const candidateVersion = 1

/** What begins the text of a claim that gives no field; only such a one can be of candidates alone. */
export const NO_FIELDS = '{"fields":{},'

/** Whether a claim asserts candidates and nothing else. */
export function isCandidate({ fields, relationships }: Asserts): boolean {
  return (
    relationships.length > 0 &&
    Object.keys(fields).length === 0 &&
    relationships.every(({ edge }) => findEdgeType(edge)?.internal === true)
  )
}

/** In Cypher: whether a claim may be shown. */
export const isShown = (claim: string) => `${claim}.candidate IS NULL`
