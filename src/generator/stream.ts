/** Tasks that run one after the other while their maker goes on to the next, and waits when it is far ahead. */
export class Stream {
  readonly #pending: Promise<void>[] = []
  #last = Promise.resolve()

  /** Resolves when there is room for another task. Throws what an earlier one threw. */
  async add(task: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(task)
    // Whoever adds the next task, or waits for the end, hears of a failure.
    this.#last.catch(() => undefined)
    this.#pending.push(this.#last)
    if (this.#pending.length > 2) await this.#pending.shift()
  }

  /** Resolves when every task is done. */
  async end(): Promise<void> {
    await this.#last
  }
}
