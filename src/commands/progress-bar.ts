import { Presets, SingleBar } from 'cli-progress'

export interface ProgressBar {
  /** `amount` is what the rate counts, where that is another thing than what is done. */
  update(done: number, amount?: number): void
  /** Leaves the bar as it stands, and gives the terminal its cursor and its line wrapping back. */
  end(): void
}

/** Short enough that rate and remaining time are still seen on a terminal of 80 columns. */
const BAR_COLUMNS = 16

/**
 * A bar on a terminal: `Writing claims ███░░ 60 % · 1,200 · 400/s · 2 s left`; without a total, how many there
 * are so far and how quickly they come. Open until `end`. Rate and remaining time count from the first update
 * on, which comes when a first batch is through.
 */
export function openProgressBar(
  stream: NodeJS.WritableStream,
  title: string,
  total: number | null,
): ProgressBar {
  let first: { readonly at: number; readonly done: number; readonly amount: number } | null = null
  const bar = new SingleBar(
    {
      stream,
      format: total === null ? `${title}{counted}` : `${title} {bar} {percentage} %{counted}`,
      hideCursor: true,
      barsize: BAR_COLUMNS,
    },
    Presets.shades_classic,
  )
  bar.start(total ?? 0, 0, { counted: ' …' })
  return {
    update(done, amount = done) {
      const at = performance.now()
      first ??= { at, done, amount }
      const parts = [amount.toLocaleString('en')]
      const elapsedMs = at - first.at
      if (amount > first.amount && elapsedMs > 0) {
        const rate = ((amount - first.amount) * 1000) / elapsedMs
        parts.push(`${Math.round(rate).toLocaleString('en')}/s`)
      }
      if (total !== null && done > first.done && elapsedMs > 0) {
        const leftMs = (elapsedMs / (done - first.done)) * (total - done)
        parts.push(`${formatDuration(leftMs)} left`)
      }
      bar.update(done, { counted: amount === 0 ? ' …' : ` · ${parts.join(' · ')}` })
    },
    end: () => bar.stop(),
  }
}

/** `45 s`, `3 min 20 s`, `28 min`, `2 h 5 min`: nobody waits for the seconds of half an hour. */
export function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return `${minutes} min ${seconds % 60} s`
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
