import type { NodeType } from '../graph/declare/node.ts'
import { nodeTypes } from '../graph/model.ts'
import { isSharedScheme, type SharedScheme, sharedSchemes } from '../graph/schemes.ts'
import { entityId } from '../ids.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { findNearest, suggest } from './nearest.ts'

/** An entity that a record speaks of. */
export interface Reference {
  readonly type: NodeType
  /** A shared scheme, or the data set's name; empty where the entity is named by its id. */
  readonly scheme: string
  /** Its key in the scheme; or its id. */
  readonly key: string
  readonly id: string
}

/** What is wrong with a reference or a key, and what to do. */
export class InvalidReference extends Error {
  override name = 'InvalidReference'
  readonly todo: string
  constructor(message: string, todo: string) {
    super(message)
    this.todo = todo
  }
}

/** The type of that name. Throws InvalidReference. */
export function requireType(name: string): NodeType {
  // Of the entities alone: nobody makes claims about the books that the graph keeps.
  const type = nodeTypes.find((each) => each.name === name)
  if (type) return type
  const names = nodeTypes.map((each) => each.name)
  throw new InvalidReference('Expected the name of a type.', suggest(name, names))
}

/** Of which type an id can be, by its form: `officer-` and 20 letters and digits. */
const idForm = /^([a-z]+)-[0-9a-hjkmnp-tv-z]{20}$/

function typeNamedById(id: string): NodeType | undefined {
  const [, prefix] = idForm.exec(id) ?? []
  return nodeTypes.find(({ name }) => name.toLowerCase() === prefix)
}

/**
 * The entity with this id, as exported records name it: what key it was made from is not kept.
 * Throws InvalidReference where the id is of another type or form.
 */
export function referenceById(type: NodeType, id: string): Reference {
  if (typeNamedById(id) !== type) {
    throw new InvalidReference(
      `Expected the id of an entity of type ${type.name}: ${type.name.toLowerCase()}- and 20 letters and digits.`,
      'Write the id as the graph shows it, or a `key` in its place.',
    )
  }
  return { type, scheme: '', key: id, id }
}

/**
 * Reads `Unit/force:metropolitan` (a shared scheme), `Officer/post-4/ds-1` (the data set's own key) or
 * `officer-9q3v…` (an id). Throws InvalidReference.
 */
export function parseReference(text: string, dataset: string): Reference {
  if (dataset !== rememberedFor || remembered.size >= MOST_REMEMBERED) {
    remembered.clear()
    rememberedFor = dataset
  }
  const known = remembered.get(text)
  if (known) return known
  const reference = readReference(text, dataset)
  if (lately.hasSeen(text)) remembered.set(text, reference)
  return reference
}

/** A force that every row names is hashed once. */
const remembered = new Map<string, Reference>()
const lately = new Doorkeeper()
let rememberedFor = ''
const MOST_REMEMBERED = 10_000

function readReference(text: string, dataset: string): Reference {
  const named = typeNamedById(text)
  if (named) return referenceById(named, text)
  const slash = text.indexOf('/')
  if (slash < 1 || slash === text.length - 1) {
    throw new InvalidReference(
      'Expected Type/key, or Type/scheme:key for a shared key.',
      'Write it like Officer/ds-1 or Unit/force:metropolitan.',
    )
  }
  const type = requireType(text.slice(0, slash))
  const rest = text.slice(slash + 1)
  const scheme = sharedSchemeOf(rest)
  return scheme === null
    ? refer(type, dataset, rest)
    : refer(type, scheme, rest.slice(scheme.length + 1))
}

/** A reference as a record of the data set writes it. */
export function describeReference({ type, scheme, key }: Reference, dataset: string): string {
  if (scheme === '') return key
  return `${type.name}/${scheme === dataset ? '' : `${scheme}:`}${key}`
}

/** The entity that a record's own type, scheme and key name. Throws InvalidReference. */
export function referenceOf(
  type: NodeType,
  scheme: string | undefined,
  key: string,
  dataset: string,
): Reference {
  if (scheme !== undefined && !isSharedScheme(scheme)) {
    throw new InvalidReference(
      `Expected one of the shared schemes: ${Object.keys(sharedSchemes).join(', ')}.`,
      findNearest(scheme, Object.keys(sharedSchemes)) === null
        ? "Leave `scheme` out for a key of the data set's own."
        : suggest(scheme, Object.keys(sharedSchemes)),
    )
  }
  const inKey = sharedSchemeOf(key)
  if (scheme === undefined && inKey !== null) {
    throw new InvalidReference(
      'Expected a key of the data set’s own; this one begins like a shared key.',
      `Write scheme: ${inKey} and key: ${key.slice(inKey.length + 1)}.`,
    )
  }
  return refer(type, scheme ?? dataset, key)
}

function sharedSchemeOf(key: string): string | null {
  const scheme = key.slice(0, Math.max(0, key.indexOf(':')))
  return isSharedScheme(scheme) ? scheme : null
}

/**
 * Keys that look the same are the same: no blanks around them, and Unicode's composed form. One of a shared
 * scheme is written in the one way that the scheme has for it.
 */
function refer(type: NodeType, scheme: string, written: string): Reference {
  const key = written.normalize('NFC').trim()
  if (key === '') {
    throw new InvalidReference(
      `Expected a key after ${scheme}:.`,
      'Write the key of the entity that is meant.',
    )
  }
  if (!isSharedScheme(scheme)) return { type, scheme, key, id: entityId(type.name, scheme, key) }
  const canonical = sharedSchemes[scheme].canonical(key)
  if (canonical === null) throw noKeyOf(scheme, key)
  return { type, scheme, key: canonical, id: entityId(type.name, scheme, canonical) }
}

function noKeyOf(scheme: SharedScheme, key: string): InvalidReference {
  return new InvalidReference(
    `Expected a key of the shared scheme ${scheme}: ${sharedSchemes[scheme].form}; ${JSON.stringify(key)} is none.`,
    "Correct it; or use a key of the data set's own.",
  )
}
