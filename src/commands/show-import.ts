import { Presets, SingleBar } from 'cli-progress'
import type { ImportProgress } from '../importer/import-folder.ts'

const titles: Record<ImportProgress['step'], string> = {
  reading: 'Reading records',
  comparing: 'Comparing with the graph',
  claims: 'Writing claims',
  entities: 'Working out entities',
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
  let bar: SingleBar | null = null
  const end = () => bar?.stop()
  return {
    update({ step, done, total }: ImportProgress) {
      if (step !== current) {
        end()
        current = step
        const format =
          total === null ? `${titles[step]} {value}` : `${titles[step]} {bar} {value}/{total}`
        bar = new SingleBar({ stream, format, hideCursor: true }, Presets.shades_classic)
        bar.start(total ?? 0, done)
      }
      bar?.update(done)
    },
    end,
  }
}
