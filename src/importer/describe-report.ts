import type { ImportReport } from './import-report.ts'
import { describeProblem } from './problem.ts'

/** Problems that are shown to people one by one; a file of the wrong form has one a row. */
const MOST_SHOWN = 50

/** A report for people, a line an entry. Its numbers add up: every row is applied, unchanged, skipped by a rule or refused. */
export function describeReport(report: ImportReport): string {
  const { dataset, release, counts, skippedBy, problems, rejects, warnings } = report
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => `  ${describeProblem(problem)}`)
  const more = problems.length - shown.length
  return [
    ...(shown.length > 0 ? [`Refused ${counted(counts.refused, 'row')}:`, ...shown] : []),
    ...(counts.refused > 0 && problems.length === 0
      ? [
          `${counted(counts.refused, 'row')} refused, as before: nothing in the input has changed. The files that they were written to then are still to be mended.`,
        ]
      : []),
    ...(more > 0 ? [`  … and ${more} more; --json lists them all.`] : []),
    ...rejects.map(
      (file) => `  The refused rows are in ${file}, to be mended and imported by themselves.`,
    ),
    ...warnings.slice(0, MOST_SHOWN).map((warning) => `Warning: ${warning}`),
    ...(warnings.length > MOST_SHOWN
      ? [`  … and ${warnings.length - MOST_SHOWN} more warnings; --json lists them all.`]
      : []),
    `${dataset.title}, release ${release.label}: ${headline(report)}`,
    `  rows      ${counts.rows} = ${counts.applied} applied + ${counts.unchangedRows} unchanged + ${counts.skipped} skipped by rule + ${counts.refused} refused`,
    ...Object.entries(skippedBy).map(([rule, rows]) => `            ${rows} skipped: ${rule}`),
    `  claims    ${counts.claims} = ${counts.added} added + ${counts.changed} changed + ${counts.moved} moved + ${counts.unchanged} unchanged, of ${counted(counts.records, 'record')}`,
    `  before    ${counts.retracted} retracted${heldBack(report)}`,
    ...effects(report),
    ...examples(report),
    `  took      ${(report.tookMs / 1000).toFixed(1)} s`,
  ].join('\n')
}

function headline({ outcome, isResumed, run }: ImportReport): string {
  switch (outcome) {
    case 'planned':
      return 'what an import would change. Nothing was written.'
    case 'unchanged':
      return 'the graph holds exactly this already. Nothing was written.'
    case 'imported':
      return `imported (${run})${isResumed ? ', taking up a run that had been stopped' : ''}.`
  }
}

function heldBack({ counts }: ImportReport): string {
  if (counts.heldBack === 0) return ''
  return `, ${counts.heldBack} kept because a refused record may repeat them`
}

function effects({ applied }: ImportReport): readonly string[] {
  if (!applied) return []
  const { entitiesCreated, entitiesChanged, entitiesRemoved } = applied
  const { relationshipsCreated, relationshipsChanged, relationshipsRemoved } = applied
  return [
    `  entities  ${entitiesCreated} new, ${entitiesChanged} changed, ${entitiesRemoved} removed`,
    `  links     ${relationshipsCreated} new, ${relationshipsChanged} changed, ${relationshipsRemoved} removed`,
  ]
}

function examples({ samples }: ImportReport): readonly string[] {
  if (samples.length === 0) return []
  const lines = samples.map(
    ({ kind, type, id, field, before, after }) =>
      `    ${kind.padEnd(9)} ${type} ${id}: ${field}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
  )
  return ['  for example', ...lines]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
