/**
 * What one statement is compiled in. All values go into one map, `$p`: Neo4j keeps its plans by the
 * sizes of parameters, and of a map it does not look inside. Variables are numbered by position, so
 * that the same selection always gives the same text, and with it the same plan.
 */
export class Statement {
  readonly values: Record<string, unknown> = {}
  #values = 0
  #variables = 0

  /** Adds a value and gives the Cypher that reads it. */
  value(value: unknown): string {
    const name = `v${this.#values++}`
    this.values[name] = value
    return `$p.${name}`
  }

  /** A number for the variables of one pattern (`n3`, `r3`, `k3`). */
  next(): number {
    return this.#variables++
  }
}
