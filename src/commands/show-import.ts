import type { ImportProgress } from '../importer/import-report.ts'
import { openProgressBar, type ProgressBar } from './progress-bar.ts'

const titles: Record<ImportProgress['step'], string> = {
  reading: 'Reading records',
  comparing: 'Comparing with the graph',
  writing: 'Writing claims and what they add up to',
  'taking back': 'Taking back what a stopped run left',
}

/** How an import gets on: a bar on a terminal, a line a step elsewhere. On stderr: stdout is for the report. */
export function showImport(stream: NodeJS.WriteStream = process.stderr): {
  update(progress: ImportProgress): void
  end(): void
} {
  return stream.isTTY ? showBars(stream) : showLines(stream)
}

function showLines(stream: NodeJS.WriteStream) {
  let current: ImportProgress['step'] | null = null
  return {
    update({ step, total }: ImportProgress) {
      if (step === current) return
      current = step
      stream.write(`${titles[step]}${total === null ? '' : ` (${total})`} …\n`)
    },
    end() {},
  }
}

function showBars(stream: NodeJS.WriteStream) {
  let current: ImportProgress['step'] | null = null
  let bar: ProgressBar | null = null
  return {
    update({ step, done, total }: ImportProgress) {
      if (step !== current) {
        bar?.end()
        current = step
        bar = openProgressBar(stream, titles[step], total)
      }
      bar?.update(done)
    },
    end: () => bar?.end(),
  }
}
