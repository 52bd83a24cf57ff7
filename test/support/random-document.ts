import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import type { Random } from './random.ts'

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
  for (;;) {
    const document = new Writer(schema, random, world).write()
    // Two fields under one response key with unlike arguments come about by chance.
    if (validate(schema, parse(document.text)).length === 0) return document
  }
}

interface Fragment {
  readonly name: string
  readonly type: GraphQLCompositeType
  readonly text: string
  /** Names of the variables and fragments in it. */
  readonly variables: ReadonlySet<string>
  readonly fragments: ReadonlySet<string>
}

interface Variable {
  readonly declaration: string
  /** Undefined where the default is left to hold. */
  readonly value: unknown
}

/** More connections than this in one document take long and show nothing new. */
const mostConnections = 12
const mostDepth = 10
const aliases = ['x', 'y', 'z']

class Writer {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #world: World
  readonly #variables = new Map<string, Variable>()
  readonly #fragments: Fragment[] = []
  #used = { variables: new Set<string>(), fragments: new Set<string>() }
  #connections = 0
  #numbered = 0

  constructor(schema: GraphQLSchema, random: Random, world: World) {
    this.#schema = schema
    this.#random = random
    this.#world = world
  }

  write(): RandomDocument {
    const random = this.#random
    const types = Object.values(this.#schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType =>
        isCompositeType(type) &&
        !type.name.startsWith('__') &&
        !/^(Query|Subscription)$/.test(type.name),
    )
    const nodes = types.filter(({ name }) => !/Edge$|Connection$|PageInfo/.test(name))
    for (let left = random.below(5); left > 0; left--)
      this.#writeFragment(random.pick(random.chance(0.8) ? nodes : types))
    this.#used = { variables: new Set(), fragments: new Set() }
    const query = this.#schema.getQueryType()
    if (!query) throw new Error('The schema has no queries.')
    const body = this.#selectionSet(query, 0)
    const { variables, fragments } = this.#reach()
    const declarations = [...variables].map(
      (name) => `$${name}: ${this.#variables.get(name)?.declaration}`,
    )
    const operation = `query Random${declarations.length > 0 ? `(${declarations.join(', ')})` : ''} ${body}`
    const spread = this.#fragments.filter(({ name }) => fragments.has(name))
    return {
      text: [
        operation,
        ...spread.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`),
      ].join('\n'),
      variables: Object.fromEntries(
        [...variables]
          .map((name) => [name, this.#variables.get(name)?.value] as const)
          .filter(([, value]) => value !== undefined),
      ),
    }
  }

  #writeFragment(type: GraphQLCompositeType): void {
    this.#used = { variables: new Set(), fragments: new Set() }
    const text = this.#selectionSet(type, 4)
    this.#fragments.push({ name: `F${this.#fragments.length}`, type, text, ...this.#used })
  }

  /** Variables and fragments that the operation needs, those in its fragments included. */
  #reach() {
    const variables = new Set(this.#used.variables)
    const fragments = new Set<string>()
    const visit = (name: string) => {
      if (fragments.has(name)) return
      fragments.add(name)
      const fragment = this.#fragments.find((each) => each.name === name)
      for (const variable of fragment?.variables ?? []) variables.add(variable)
      fragment?.fragments.forEach(visit)
    }
    this.#used.fragments.forEach(visit)
    return { variables, fragments }
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const selections = this.#bothWays(type, depth)
    for (let left = 1 + this.#random.below(4); left > 0; left--) {
      const selection = this.#selection(type, depth)
      if (selection !== undefined) selections.push(selection)
    }
    return `{ ${selections.length > 0 ? selections.join(' ') : '__typename'} }`
  }

  /** Now and then a connection's `nodes` beside its `edges`, where two places of a document read one row. */
  #bothWays(type: GraphQLCompositeType, depth: number): string[] {
    const fields = 'getFields' in type ? type.getFields() : {}
    if (!fields.nodes || !fields.edges || depth >= mostDepth || !this.#random.chance(0.4)) return []
    const node = getNamedType(fields.nodes.type)
    if (!isCompositeType(node)) return []
    const nodes = `nodes ${this.#selectionSet(node, depth + 1)}`
    const edges = `edges { cursor node ${this.#selectionSet(node, depth + 2)} }`
    return this.#random.chance(0.5) ? [nodes, edges] : [edges, nodes]
  }

  #selection(type: GraphQLCompositeType, depth: number): string | undefined {
    const random = this.#random
    const isRoot = type === this.#schema.getQueryType()
    if (!isRoot && random.chance(0.14)) return this.#inlineFragment(type, depth)
    if (!isRoot && random.chance(0.3)) {
      const fragments = this.#fragments.filter((each) =>
        doTypesOverlap(this.#schema, each.type, type),
      )
      if (fragments.length > 0) {
        const { name } = random.pick(fragments)
        this.#used.fragments.add(name)
        return `...${name}${this.#directive()}`
      }
    }
    if (random.chance(0.05)) return '__typename'
    const fields = 'getFields' in type ? Object.values(type.getFields()) : []
    const simple = fields.filter(({ type: of }) => !isCompositeType(getNamedType(of)))
    const composite = fields.filter(({ type: of }) => isCompositeType(getNamedType(of)))
    const goesDeeper =
      depth < mostDepth && composite.length > 0 && (simple.length === 0 || random.chance(0.5))
    if (!goesDeeper) return simple.length > 0 ? this.#field(random.pick(simple), depth) : undefined
    const lookUps = composite.filter(({ name }) => isRoot && /^nodes?$/.test(name))
    return this.#field(
      random.pick(lookUps.length > 0 && random.chance(0.25) ? lookUps : composite),
      depth,
    )
  }

  #inlineFragment(type: GraphQLCompositeType, depth: number): string {
    const around = isObjectType(type) ? type.getInterfaces() : this.#schema.getPossibleTypes(type)
    const condition = this.#random.chance(0.2)
      ? undefined
      : this.#random.pick([type, ...around, ...around])
    const on = condition ? ` on ${condition.name}` : ''
    return `...${on}${this.#directive()} ${this.#selectionSet(condition ?? type, depth)}`
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const named = getNamedType(field.type)
    const isPaged = field.args.some(({ name }) => name === 'first')
    if (isPaged && ++this.#connections > mostConnections) return undefined
    const alias = this.#alias()
    const body = isCompositeType(named) ? ` ${this.#selectionSet(named, depth + 1)}` : ''
    const args = isPaged ? this.#pageArguments(depth) : this.#idArguments(field)
    return `${alias}${field.name}${args}${this.#directive()}${body}`
  }

  #alias(): string {
    const random = this.#random
    if (random.chance(0.4)) return ''
    return random.chance(0.5) ? `${random.pick(aliases)}: ` : `a${this.#numbered++}: `
  }

  #directive(): string {
    const random = this.#random
    if (!random.chance(0.12)) return ''
    const name = random.pick(['include', 'skip'])
    const wanted = random.chance(0.75) === (name === 'include')
    const condition = random.chance(0.8) ? this.#variable('Boolean!', wanted) : String(wanted)
    return ` @${name}(if: ${condition})`
  }

  #pageArguments(depth: number): string {
    const random = this.#random
    if (depth < 2 && random.chance(0.15)) return ''
    const backward = random.chance(0.35)
    const size = random.chance(0.1) ? 0 : 1 + random.below(depth < 3 ? 6 : 3)
    const args = [
      `${backward ? 'last' : 'first'}: ${random.chance(0.3) ? this.#variable('Int', size) : size}`,
    ]
    if (random.chance(0.35)) {
      const cursor = random.chance(0.15) ? null : random.pick(this.#world.cursors)
      const value = random.chance(0.5) ? this.#variable('String', cursor) : JSON.stringify(cursor)
      args.push(`${backward ? 'before' : 'after'}: ${value}`)
    }
    return `(${args.join(', ')})`
  }

  #idArguments({ args }: GraphQLField<unknown, unknown>): string {
    const random = this.#random
    const [first] = args
    if (!first) return ''
    if (first.name === 'id') {
      const id = random.pick(this.#world.ids)
      return `(id: ${random.chance(0.5) ? this.#variable('ID!', id) : JSON.stringify(id)})`
    }
    const ids = Array.from({ length: random.below(6) }, () => random.pick(this.#world.ids))
    return `(ids: ${random.chance(0.5) ? this.#variable('[ID!]!', ids) : JSON.stringify(ids)})`
  }

  #variable(type: string, value: unknown): string {
    const same = [...this.#variables].filter(
      ([, known]) => known.declaration === type && known.value === value,
    )
    const [known] = this.#random.chance(0.5) ? same : []
    const name = known?.[0] ?? `v${this.#variables.size}`
    if (!known) {
      const hasDefault = this.#random.chance(0.2) && value !== null
      const declaration = hasDefault ? `${type} = ${JSON.stringify(value)}` : type
      this.#variables.set(name, { declaration, value: hasDefault ? undefined : value })
    }
    this.#used.variables.add(name)
    return `$${name}`
  }
}
