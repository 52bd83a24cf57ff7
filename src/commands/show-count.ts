import { openProgressBar, type ProgressBar } from './progress-bar.ts'

/** Lines between two signs of life, where there is no terminal. */
const EVERY_MS = 5_000

/**
 * How something gets on whose end is not known: a line that counts on a terminal, now and then a line
 * elsewhere. On stderr: stdout is for results.
 */
export function showCount(
  title: string,
  stream: NodeJS.WriteStream = process.stderr,
): { update(done: number): void; end(): void } {
  let bar: ProgressBar | null = null
  let shownAt = performance.now()
  return {
    update(done) {
      if (stream.isTTY) {
        bar ??= openProgressBar(stream, title, null)
        bar.update(done)
        return
      }
      const now = performance.now()
      if (now - shownAt < EVERY_MS) return
      shownAt = now
      stream.write(`${title}: ${done.toLocaleString('en')} …\n`)
    },
    end() {
      bar?.end()
      bar = null
    },
  }
}
