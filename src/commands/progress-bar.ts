import { Presets, SingleBar } from 'cli-progress'

export interface ProgressBar {
  /** `amount` is what the rate counts, where that is another thing than what is done. */
  update(done: number, amount?: number): void
  /** Leaves the bar as it stands, and gives the terminal its cursor and its line wrapping back. */
  end(): void
}

/** Short enough that rate and remaining time are still seen on a terminal of 80 columns. */
const BAR_COLUMNS = 20

/**
 * A bar on a terminal: `Writing claims ███░░ 60 % · 1,200 · 400/s · 2 s left`; without a total, how many there
 * are so far and how quickly they come. Open until `end`.
 */
export function openProgressBar(
  stream: NodeJS.WriteStream,
  title: string,
  total: number | null,
): ProgressBar {
  const startedAt = performance.now()
  const ending = '· {amount} · {rate}/s'
  const format =
    total === null ? `${title} ${ending}` : `${title} {bar} {percentage} % ${ending} · {left} left`
  const bar = new SingleBar(
    { stream, format, hideCursor: true, barsize: BAR_COLUMNS },
    Presets.shades_classic,
  )
  const payload = (done: number, amount: number) => {
    const elapsedMs = Math.max(performance.now() - startedAt, 1)
    const leftMs = done === 0 ? null : (elapsedMs / done) * ((total ?? done) - done)
    const rate = Math.round((amount * 1000) / elapsedMs)
    return {
      amount: amount.toLocaleString('en'),
      rate: rate.toLocaleString('en'),
      left: leftMs === null ? '…' : formatDuration(leftMs),
    }
  }
  bar.start(total ?? 0, 0, payload(0, 0))
  return {
    update: (done, amount = done) => bar.update(done, payload(done, amount)),
    end: () => bar.stop(),
  }
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
