import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** What the rules come to in a release's files, counted from the cells themselves and not by the mapping. */
export interface Counts {
  readonly rows: number
  /** Rows that say what a row before them says. */
  readonly equalRows: number
  readonly complaints: number
  /** Without those whom an id has taken the place of. */
  readonly officers: number
  /** Of these, whom the city gives no id. */
  readonly anonymised: number
  /** Complaint and initials to which one id answers. */
  readonly aliases: number
  readonly allegations: number
  readonly statuses: Readonly<Record<string, number>>
  readonly rulings: Readonly<Record<string, number>>
  readonly underInvestigation: number
}

type Row = Readonly<Record<string, string>>

async function readRows(file: string): Promise<readonly Row[]> {
  const bytes = await readFile(file)
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  return parse<Row>(text, { columns: true, bom: true })
}

const noAllegation = ['Investigation OnGoing', 'No C.A.P. Investigation']

export async function countRelease(complaintFile: string, disciplineFile: string): Promise<Counts> {
  const complaintRows = await readRows(complaintFile)
  const rows = (await readRows(disciplineFile)).map((row) => {
    const initials = row.po_initials ?? row.officer_initials ?? ''
    return {
      complaint: row.cap_number ?? row.complaint_id ?? '',
      initials: initials === 'UNK' ? '' : initials,
      id: row.officer_id ?? '',
      given: row.discipline_id ?? '',
      kind: row.allegations_investigated ?? '',
      investigated: row.investigative_findings ?? '',
      disciplined: row.disciplinary_findings ?? '',
    }
  })
  const officerOf = ({ id, complaint, initials }: (typeof rows)[number]) =>
    id || `${complaint} ${initials}`
  const officers = new Map(rows.map((row) => [officerOf(row), row.id !== '']))
  const idsOf = new Map<string, Set<string>>()
  for (const { complaint, initials, id } of rows) {
    if (initials === '') continue
    const pair = `${complaint} ${initials}`
    idsOf.set(pair, (idsOf.get(pair) ?? new Set()).add(id))
  }
  const allegations = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    if (noAllegation.includes(row.kind)) continue
    const parts = [row.complaint, officerOf(row), row.kind, row.investigated, row.disciplined]
    allegations.set(parts.join('|'), row)
  }
  const texts = rows.map((row) => JSON.stringify(row))
  const underInvestigation = rows.filter(({ kind }) => kind === 'Investigation OnGoing')
  return {
    rows: complaintRows.length + rows.length,
    equalRows: texts.length - new Set(texts).size,
    complaints: new Set(complaintRows.map((row) => row.cap_number ?? row.complaint_id)).size,
    officers: officers.size,
    anonymised: [...officers.values()].filter((hasId) => !hasId).length,
    aliases: [...idsOf.values()].filter((ids) => ids.size === 1 && !ids.has('')).length,
    allegations: allegations.size,
    statuses: tally([...allegations.values()].map(statusOf)),
    rulings: tally([...allegations.values()].flatMap(({ disciplined }) => rulingOf(disciplined))),
    underInvestigation: new Set(underInvestigation.map(({ complaint }) => complaint)).size,
  }
}

function statusOf({
  investigated,
  disciplined,
}: {
  readonly investigated: string
  readonly disciplined: string
}): string {
  if (disciplined === 'Guilty Finding') return 'PROVEN'
  if (disciplined === 'No Guilty Findings') return 'NOT_PROVEN'
  if (investigated === 'Sustained Finding') return 'SUBSTANTIATED'
  if (investigated === 'Pending') return 'ALLEGED'
  if (/^(Other than Sustained Finding|No Sustained Findings)$/.test(investigated)) {
    return 'NOT_SUBSTANTIATED'
  }
  throw new Error(`No rule for ${investigated}, ${disciplined}.`)
}

function rulingOf(disciplined: string): readonly string[] {
  switch (disciplined) {
    case 'Guilty Finding':
      return ['MISCONDUCT']
    case 'No Guilty Findings':
      return ['NOT_MISCONDUCT']
    case 'Training/Counseling':
      return ['TRAINING']
    default:
      return []
  }
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
