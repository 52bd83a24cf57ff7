import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { formatDuration, openProgressBar } from '../../src/commands/progress-bar.ts'

const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'
const wrapLines = '\u001b[?7h'

/** What a terminal of 80 columns is sent. */
async function shown(title: string, total: number | null, updates: readonly number[]) {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  const bar = openProgressBar(terminal, title, total)
  for (const done of updates) {
    bar.update(done)
    await sleep(5)
  }
  bar.end()
  const sent = String(terminal.read())
  const lines = sent.split('\u001b[1G').map((line) => stripVTControlCharacters(line).trimEnd())
  return { sent, last: lines.at(-1) ?? '' }
}

test('a bar says how far it is, how quickly it goes and how long it takes yet, within 80 columns', async () => {
  const { last } = await shown('Working out entities', 9_000_000, [1_000_000, 1_000_100])
  expect(last).toMatch(
    /^Working out entities █+░+ 11 % · 1,000,100 · [\d,]+\/s · \d+ (s|min|min \d+ s) left$/,
  )
  expect(last.length).toBeLessThanOrEqual(80)
})

test('what has no known total is counted, and what has no count is only named', async () => {
  expect((await shown('Reading records', null, [10, 20])).last).toMatch(
    /^Reading records · 20 · [\d,]+\/s$/,
  )
  expect((await shown('Comparing with the graph', null, [0])).last).toBe(
    'Comparing with the graph …',
  )
})

test('the terminal gets its cursor and its line wrapping back', async () => {
  const { sent } = await shown('Writing claims', 10, [1, 2])
  expect(sent.indexOf(hideCursor)).toBeGreaterThanOrEqual(0)
  expect(sent.lastIndexOf(showCursor)).toBeGreaterThan(sent.lastIndexOf(hideCursor))
  expect(sent).toContain(wrapLines)
})

test('a duration is said as exactly as one needs it', () => {
  expect([400, 45_000, 200_000, 1_700_000, 7_500_000].map(formatDuration)).toEqual([
    '1 s',
    '45 s',
    '3 min 20 s',
    '28 min',
    '2 h 5 min',
  ])
})
