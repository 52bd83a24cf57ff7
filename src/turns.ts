/*
 * Work that takes long is done in turns, between which others are answered: a process has one thread, and
 * an answer of some megabytes takes a good part of a second of it.
 */

/** The longest turn. */
const turnMs = 20

/** The clock is looked at once in so many questions. */
const looksEvery = 16

let startedAt: number | undefined
let asked = 0
let isOver = false
const waiting: (() => void)[] = []
let isRunning = false

/** Whether what runs now has run for as long as it should. */
export function isTurnOver(): boolean {
  if (startedAt === undefined) {
    startedAt = performance.now()
    asked = 0
    isOver = false
    // By then whatever runs now has come to its end.
    setImmediate(() => {
      startedAt = undefined
    })
    return false
  }
  if (!isOver && ++asked % looksEvery === 0) isOver = performance.now() - startedAt > turnMs
  return isOver
}

/** The value in a later turn: after those that have waited for longer, and after whatever else came in. */
export function later<Value>(value: Value): Promise<Value> {
  return new Promise((resolve) => {
    waiting.push(() => resolve(value))
    if (isRunning) return
    isRunning = true
    setImmediate(() => void run())
  })
}

async function run(): Promise<void> {
  for (let next = 0; next < waiting.length; next++) {
    waiting[next]?.()
    // What waited for it runs before this goes on.
    await undefined
    if (isTurnOver()) await new Promise((resolve) => setImmediate(resolve))
  }
  waiting.length = 0
  isRunning = false
}
