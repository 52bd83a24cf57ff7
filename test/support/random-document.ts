import {
  doTypesOverlap,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql'
import { agree, join, type Scope, type Selected } from './document-scope.ts'
import type { Random } from './random.ts'
import { isChoice, randomChoices } from './random-choices.ts'
import { literal, RandomFilter } from './random-filter.ts'

/** What the arguments of a random document are taken from. */
export interface World {
  readonly ids: readonly string[]
  /** Cursors that some list of the graph gives. */
  readonly cursors: readonly string[]
}

export interface RandomDocument {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A valid document over the schema: the same for the same state of `random`. */
export function randomDocument(
  schema: GraphQLSchema,
  random: Random,
  world: World,
): RandomDocument {
  const document = new Writer(schema, random, world).write()
  const errors = validate(schema, parse(document.text))
  if (errors.length > 0)
    throw new Error(`${errors.map(({ message }) => message).join('\n')}\n${document.text}`)
  return document
}

interface Used {
  readonly variables: Set<string>
  readonly fragments: Set<string>
}

interface Fragment extends Used {
  readonly name: string
  readonly type: GraphQLCompositeType
  readonly text: string
  readonly scope: Scope
}

interface Variable {
  readonly declaration: string
  readonly value: unknown
  readonly hasDefault: boolean
}

const mostDepth = 9
/** Lists in an operation, and in each of its fragments: more take long and show nothing new. */
const mostLists = { operation: 6, fragment: 2 }
const mostFragments = 6
const mostSelections = { operation: 45, fragment: 8 }
const aliases = ['x', 'y', 'z']
/** What is searched for. */
const words = ['smith', 'a', 'Núñez', 'unit 1', '']

class Writer {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #world: World
  readonly #variables = new Map<string, Variable>()
  readonly #fragments: Fragment[] = []
  #used: Used = { variables: new Set(), fragments: new Set() }
  #listsLeft = 0
  #selectionsLeft = 0
  #isInFragment = false
  #numbered = 0

  constructor(schema: GraphQLSchema, random: Random, world: World) {
    this.#schema = schema
    this.#random = random
    this.#world = world
  }

  write(): RandomDocument {
    const query = this.#schema.getQueryType()
    if (!query) throw new Error('The schema has no queries.')
    const types = Object.values(this.#schema.getTypeMap()).filter(isCompositeType)
    const nodes = types.filter((type) => 'getFields' in type && type.getFields().claims)
    for (let left = this.#random.below(4); left > 0; left--)
      this.#writeFragment(this.#random.pick(nodes))
    this.#listsLeft = mostLists.operation
    this.#selectionsLeft = mostSelections.operation
    const body = this.#selectionSet(query, 0, new Map())
    this.#reachInto(this.#used.fragments)
    const variables = [...this.#used.variables].flatMap((name) => {
      const variable = this.#variables.get(name)
      return variable ? [{ name, ...variable }] : []
    })
    const declared = variables.map(({ name, declaration }) => `$${name}: ${declaration}`).join(', ')
    const fragments = this.#fragments
      .filter(({ name }) => this.#used.fragments.has(name))
      .map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`)
    return {
      text: [`query Random${declared && `(${declared})`} ${body}`, ...fragments].join('\n'),
      variables: Object.fromEntries(
        variables.filter(({ hasDefault }) => !hasDefault).map(({ name, value }) => [name, value]),
      ),
    }
  }

  #writeFragment(type: GraphQLCompositeType): Fragment {
    const around = { used: this.#used, lists: this.#listsLeft, selections: this.#selectionsLeft }
    const used: Used = { variables: new Set(), fragments: new Set() }
    const scope: Scope = new Map()
    this.#used = used
    this.#isInFragment = true
    this.#listsLeft = mostLists.fragment
    this.#selectionsLeft = mostSelections.fragment
    const text = this.#selectionSet(type, 4, scope)
    const fragment = { name: `F${this.#fragments.length}`, type, text, scope, ...used }
    this.#fragments.push(fragment)
    this.#isInFragment = false
    this.#used = around.used
    this.#listsLeft = around.lists
    this.#selectionsLeft = around.selections
    return fragment
  }

  /** An operation declares what its fragments use too. */
  #reachInto(names: ReadonlySet<string>): void {
    for (const { name, variables, fragments } of this.#fragments) {
      if (!names.has(name)) continue
      for (const variable of variables) this.#used.variables.add(variable)
      for (const fragment of fragments) this.#used.fragments.add(fragment)
      this.#reachInto(fragments)
    }
  }

  #selectionSet(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    const selections: string[] = []
    let left = 1 + this.#random.below(4)
    do {
      this.#selectionsLeft--
      selections.push(this.#selection(type, depth, scope))
    } while (--left > 0 && this.#selectionsLeft > 0)
    return `{ ${selections.join(' ')} }`
  }

  #selection(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    const random = this.#random
    const isRoot = type === this.#schema.getQueryType()
    const isPlain = depth >= mostDepth || this.#selectionsLeft <= 0
    if (!isRoot && !isPlain && random.chance(0.12)) return this.#inlineFragment(type, depth, scope)
    if (!isRoot && random.chance(0.35)) {
      const spread = this.#spread(type, depth, scope)
      if (spread !== undefined) return spread
    }
    if (!isPlain && random.chance(0.4)) {
      const both = this.#bothWays(type, depth, scope)
      if (both !== undefined) return both
    }
    if (!isPlain && random.chance(0.15)) {
      const again = this.#again(type, depth, scope)
      if (again !== undefined) return again
    }
    const fields = 'getFields' in type ? Object.values(type.getFields()) : []
    const simple = fields.filter(({ type: of }) => !isCompositeType(getNamedType(of)))
    const composite = fields.filter(
      (field) =>
        isCompositeType(getNamedType(field.type)) && (this.#listsLeft > 0 || !isPaged(field)),
    )
    const lookUps = composite.filter(({ name }) => isRoot && /^nodes?$/.test(name))
    const goesDeeper = simple.length === 0 || random.chance(depth < 2 ? 0.8 : 0.5)
    if (composite.length > 0 && goesDeeper && (!isPlain || simple.length === 0)) {
      const among = lookUps.length > 0 && random.chance(0.25) ? lookUps : composite
      return this.#field(random.pick(among), depth, scope)
    }
    return simple.length > 0 ? this.#field(random.pick(simple), depth, scope) : '__typename'
  }

  #inlineFragment(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    const random = this.#random
    const around = isObjectType(type) ? type.getInterfaces() : this.#schema.getPossibleTypes(type)
    const condition = random.chance(0.2) ? undefined : random.pick([type, ...around, ...around])
    const on = condition ? ` on ${condition.name}` : ''
    return `...${on}${this.#directive()} ${this.#selectionSet(condition ?? type, depth, scope)}`
  }

  #spread(type: GraphQLCompositeType, depth: number, scope: Scope): string | undefined {
    const random = this.#random
    const fitting = this.#fragments.filter(
      (each) => doTypesOverlap(this.#schema, each.type, type) && agree(scope, each.scope),
    )
    if (fitting.length === 0) return undefined
    return this.#spreadOf(random.pick(fitting), depth, scope)
  }

  #spreadOf(fragment: Fragment, depth: number, scope: Scope): string {
    const random = this.#random
    this.#used.fragments.add(fragment.name)
    join(scope, fragment.scope)
    const spread = `...${fragment.name}${this.#directive()}`
    if (random.chance(0.5)) return spread
    // Beside it more wishes for a field that is in it.
    const more = this.#again(fragment.type, depth, scope, fragment.scope)
    return more === undefined ? spread : `${spread} ... on ${fragment.type.name} { ${more} }`
  }

  /** A connection's `nodes` beside its `edges` with one fragment in both: two places that read one row. */
  #bothWays(type: GraphQLCompositeType, depth: number, scope: Scope): string | undefined {
    const fields = 'getFields' in type ? type.getFields() : {}
    if (this.#isInFragment || this.#fragments.length >= mostFragments) return undefined
    if (!fields.nodes || !fields.edges || scope.has('nodes') || scope.has('edges')) return undefined
    const node = getNamedType(fields.nodes.type)
    const edge = getNamedType(fields.edges.type)
    if (!isCompositeType(node) || !isObjectType(edge)) return undefined
    const fragment = this.#writeFragment(node)
    const selected = (field: GraphQLField<unknown, unknown> | undefined): Selected => ({
      signature: `${field?.name}: ${field?.type}`,
      head: field?.name ?? '',
      type: undefined,
      scope: new Map(),
    })
    const [inNodes, inEdges, inNode] = [fields.nodes, fields.edges, edge.getFields().node].map(
      selected,
    )
    if (!inNodes || !inEdges || !inNode) return undefined
    scope.set('nodes', inNodes).set('edges', inEdges)
    inEdges.scope.set('node', inNode)
    const body = (of: Selected, at: number) =>
      `{ ${this.#spreadOf(fragment, at, of.scope)} ${this.#selection(node, at, of.scope)} }`
    const parts = [
      `nodes ${body(inNodes, depth + 1)}`,
      `edges { cursor node ${body(inNode, depth + 2)} }`,
    ]
    return (this.#random.chance(0.5) ? parts : parts.toReversed()).join(' ')
  }

  /** A field that is selected once more with other selections: both hold together. */
  #again(
    type: GraphQLCompositeType,
    depth: number,
    scope: Scope,
    among: Scope = scope,
  ): string | undefined {
    const fields = 'getFields' in type ? type.getFields() : {}
    const known = [...among].flatMap(([key, { head, type: of, signature }]) => {
      const name = /^\w+/.exec(signature)?.[0] ?? ''
      const inner = scope.get(key)?.scope
      const declared = fields[name]
      return of && inner && declared && getNamedType(declared.type) === of
        ? [{ head, of, inner }]
        : []
    })
    if (known.length === 0 || this.#selectionsLeft <= 0) return undefined
    const { head, of, inner } = this.#random.pick(known)
    for (const [, variable = ''] of head.matchAll(/\$(\w+)/g)) this.#used.variables.add(variable)
    return `${head} ${this.#selectionSet(of, depth + 1, inner)}`
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, scope: Scope): string {
    if (isPaged(field)) this.#listsLeft--
    const named = getNamedType(field.type)
    const type = isCompositeType(named) ? named : undefined
    const args = this.#arguments(field, depth)
    const signature = `${field.name}${args}: ${field.type}`
    const wanted = this.#alias() ?? field.name
    const isTaken = (scope.get(wanted)?.signature ?? signature) !== signature
    const key = isTaken ? `a${this.#numbered++}` : wanted
    const head = `${key === field.name ? '' : `${key}: `}${field.name}${args}`
    const selected = scope.get(key) ?? { signature, head, type, scope: new Map() }
    scope.set(key, selected)
    const body = type ? ` ${this.#selectionSet(type, depth + 1, selected.scope)}` : ''
    return `${head}${this.#directive()}${body}`
  }

  #alias(): string | undefined {
    return this.#random.chance(0.3) ? this.#random.pick(aliases) : undefined
  }

  #directive(): string {
    const random = this.#random
    if (!random.chance(0.1)) return ''
    const name = random.pick(['include', 'skip'])
    const wanted = random.chance(0.75) === (name === 'include')
    const condition = random.chance(0.8) ? this.#variable('Boolean!', wanted) : String(wanted)
    return ` @${name}(if: ${condition})`
  }

  #pageArguments(field: GraphQLField<unknown, unknown>, depth: number): string[] {
    const random = this.#random
    if (!isPaged(field) || (depth < 2 && random.chance(0.15))) return []
    const backward = field.args.some(({ name }) => name === 'last') && random.chance(0.35)
    const size = random.chance(0.05) ? 0 : 1 + random.below(depth < 3 ? 6 : 3)
    // Where a size is required, null may not stand in its place.
    const type = field.args.find(({ name }) => name === 'first')?.type ?? 'Int'
    const written = random.chance(0.3) ? this.#variable(String(type), size) : String(size)
    const args = [`${backward ? 'last' : 'first'}: ${written}`, ...this.#wishes(field)]
    // A cursor of another order would be refused.
    const hasCursors =
      field.args.some(({ name }) => name === 'after') &&
      !args.some((each) => each.startsWith('orderBy'))
    if (hasCursors && random.chance(0.3)) {
      const cursor = random.chance(0.15) ? null : random.pick(this.#world.cursors)
      const value = random.chance(0.5) ? this.#variable('String', cursor) : JSON.stringify(cursor)
      args.push(`${backward ? 'before' : 'after'}: ${value}`)
    }
    return args
  }

  /** Filters and an order; in the document or as variables. */
  #wishes({ args }: GraphQLField<unknown, unknown>): string[] {
    const wishes = new RandomFilter(this.#random, this.#world.ids).arguments(args)
    return wishes.map(({ name, type, value }) =>
      this.#random.chance(0.3)
        ? `${name}: ${this.#variable(String(type), value)}`
        : `${name}: ${literal(type, value)}`,
    )
  }

  /** Those that a field cannot do without, and a page where it has pages. */
  #arguments(field: GraphQLField<unknown, unknown>, depth: number): string {
    const used = new Set<string>()
    const args = field.args
      .filter(isRequiredArgument)
      .map((argument) => `${argument.name}: ${this.#required(field.name, argument, used)}`)
    args.push(...this.#pageArguments(field, depth))
    return args.length === 0 ? '' : `(${args.join(', ')})`
  }

  #required(field: string, argument: GraphQLArgument, used: Set<string>): string {
    const { name, type } = argument
    const random = this.#random
    if (isChoice(argument)) return randomChoices(random, argument)
    const ofType = this.#world.ids.filter((id) => id.startsWith(`${field.toLowerCase()}-`))
    switch (String(type)) {
      case 'ID!': {
        const any = ofType.length === 0 || random.chance(0.05)
        // Two ends of a path are two.
        const id = random.pick((any ? this.#world.ids : ofType).filter((each) => !used.has(each)))
        used.add(id)
        return random.chance(0.3) ? this.#variable('ID!', id) : JSON.stringify(id)
      }
      case '[ID!]!': {
        const ids = Array.from({ length: random.below(6) }, () => random.pick(this.#world.ids))
        return random.chance(0.5) ? this.#variable('[ID!]!', ids) : JSON.stringify(ids)
      }
      case 'String!': {
        if (name !== 'name') return JSON.stringify(random.pick(words))
        return JSON.stringify(random.pick([...ofType, 'nobody']).slice(`${field}-`.length))
      }
      default:
        throw new Error(`Random documents know no value for ${field}(${name}: ${type}).`)
    }
  }

  #variable(type: string, value: unknown): string {
    const same = [...this.#variables].filter(
      ([, known]) => known.declaration === type && known.value === value,
    )
    const [known] = this.#random.chance(0.8) ? same : []
    const name = known?.[0] ?? `v${this.#variables.size}`
    if (!known) {
      // JSON is how ids stand in a document, and not how enums do.
      const isPlain = value !== null && (typeof value !== 'object' || type.startsWith('[ID'))
      const hasDefault = this.#random.chance(0.2) && isPlain
      const declaration = hasDefault ? `${type} = ${JSON.stringify(value)}` : type
      this.#variables.set(name, { declaration, value, hasDefault })
    }
    this.#used.variables.add(name)
    return `$${name}`
  }
}

const isPaged = ({ args }: GraphQLField<unknown, unknown>) =>
  args.some(({ name }) => name === 'after')
