import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of the benchmark, asked and answered one message at a time. */
export class Child<Question extends object, Reply> {
  readonly #process: ChildProcess
  readonly #name: string

  constructor(file: string, env: Readonly<Record<string, string>> = {}) {
    this.#name = file
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)), {
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  }

  /** The next message of the process. Throws where it ends instead. */
  next(): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: unknown) => {
        this.#process.off('exit', onExit)
        resolve(message as Reply)
      }
      const onExit = (code: number | null) => {
        this.#process.off('message', onMessage)
        reject(new Error(`${this.#name} ended with ${code} before it answered.`))
      }
      this.#process.once('message', onMessage)
      this.#process.once('exit', onExit)
    })
  }

  ask(question: Question): Promise<Reply> {
    const reply = this.next()
    this.#process.send(question)
    return reply
  }

  /** Ends the process and waits until it has gone. */
  end(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#process.exitCode !== null) return resolve()
      this.#process.once('exit', () => resolve())
      this.#process.disconnect()
    })
  }
}
