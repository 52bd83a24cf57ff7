import path from 'node:path'
import { stringify } from 'yaml'
import type { Property } from '../../graph/declare/property.ts'
import { Standing } from '../../graph/enums.ts'
import { nodeTypes } from '../../graph/model.ts'
import { UserError } from '../../user-error.ts'
import { type GuessedEntity, guessEntity } from './guess-entity.ts'
import { guessFormat } from './guess-format.ts'
import { type ColumnProfile, isPlaceholder, type Profile, profileFile } from './profile.ts'

/** Values of a column that are listed in a comment. */
const MOST_LISTED = 12

/**
 * A first `dataset.yaml` for a file of the folder. What was seen stands in comments; `# guess:` marks what
 * may be otherwise, `# ?` what only a person can say.
 *
 * @throws UserError where the file cannot be read, or has no rows.
 */
export async function draftManifest(file: string, folder: string): Promise<string> {
  const name = path.relative(folder, file).replaceAll(path.sep, '/')
  const shownAs = path.basename(file)
  const format = await guessFormat(file, shownAs)
  const profile = await profileFile(file, shownAs, format)
  if (profile.rows === 0) {
    throw new UserError(`${shownAs}: expected rows to look at; it has none.`)
  }
  const entity = guessEntity(profile)
  return `${head(shownAs)}files:
  - path: ${scalar(name.startsWith('../') ? shownAs : name)}
${indent(formatLines(format), 4)}${indent(seen(profile), 4)}    rows:
${indent(rowLines(profile, entity), 6)}`
}

function head(file: string): string {
  const plain = file.replace(/\..*$/, '')
  const name =
    plain
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'my-data'
  const standings = Standing.names.map((each) => `# ${each}: ${Standing.values[each]}`).join('\n')
  return `# A first draft. Go through what is marked: "# guess:" may be otherwise, "# ?" only you can say.
name: ${scalar(name)} # ? never change it later: ids are made of it
title: ${scalar(plain)} # ?
publisher: unknown # ? who published the source material
licence: unknown # ? an SPDX identifier, or words
attribution: unknown # ? what has to be said where the data are shown
${standings}
standing: REPORTED # ?
release: '1' # ?
`
}

function formatLines(format: object): string {
  return Object.entries(format)
    .map(([name, value]) => `${name}: ${scalar(value)} # guess: by what stands in the file\n`)
    .join('')
}

function seen({ rows, isCut, faults, equalRows, columns }: Profile): string {
  const counted = `# ${rows}${isCut ? ' or more' : ''} rows, ${columns.length} columns${faults > 0 ? `; ${faults} rows cannot be read` : ''}${equalRows > 0 ? `; ${equalRows} are equal to a row before them` : ''}\n`
  return counted + columns.map((column) => `#   ${describe(column, rows)}\n`).join('')
}

function describe(column: ColumnProfile, rows: number): string {
  const {
    name,
    filled,
    values,
    isManyValued,
    dateForm,
    isNumber,
    hasLeadingZeros,
    isUrl,
    isKey,
    isList,
  } = column
  const kind = isList
    ? 'lists'
    : dateForm
      ? `dates, as in ${dateForm}${isDoubtful(column) ? ' (or month and day the other way round)' : ''}`
      : isUrl
        ? 'addresses'
        : isNumber
          ? `numbers${hasLeadingZeros ? ', some with zeros before them' : ''}`
          : 'text'
  const many = isManyValued ? `more than ${values.size} values` : `${values.size} values`
  const blank = rows > filled ? `, ${rows - filled} blank` : ''
  const isFew = !isManyValued && values.size > 0 && values.size <= MOST_LISTED
  const listed = isFew
    ? `: ${[...values]
        .toSorted((a, b) => b[1] - a[1])
        .map(([value, count]) => `${oneLine(value)} (${count})`)
        .join(', ')}`
    : ''
  return `${oneLine(name)}: ${kind}; ${isKey ? 'different in each row' : many}${blank}${listed}`
}

/** Whether day and month could change places. */
function isDoubtful({ dateForm, values }: ColumnProfile): boolean {
  const dates = [...values.keys()].filter((text) => !isPlaceholder(text))
  return (
    dateForm !== null &&
    /^(D.M|M.D)/.test(dateForm) &&
    dates.every((text) =>
      text
        .split(/[/.-]/)
        .slice(0, 2)
        .every((part) => Number(part) <= 12),
    )
  )
}

function rowLines(profile: Profile, entity: GuessedEntity): string {
  const { columns, equalRows } = profile
  const placeholders = [
    ...new Set(columns.flatMap(({ values }) => [...values.keys()].filter(isPlaceholder))),
  ]
  const { type, why, key, whyKey, fields } = entity
  const used = new Set([...key, ...fields.map(({ column }) => column)])
  const left = columns.filter(({ name }) => !used.has(name))
  const keyText = key.length === 1 ? scalar(key[0]) : `[${key.map(scalar).join(', ')}]`
  return [
    placeholders.length > 0 &&
      `placeholders: [${placeholders.map(scalar).join(', ')}] # guess: words that mean nothing`,
    equalRows > 0 &&
      '# equalRows: duplicate # ? or separate: are equal rows two things, or one twice?',
    'entities:',
    `  ${type.name.toLowerCase()}:`,
    `    type: ${type.name} # ${why ? `guess: ${flat(why)}` : '?'}; there are ${nodeTypes.map(({ name }) => name).join(', ')}`,
    `    key: ${keyText} # guess: ${flat(whyKey)}`,
    ...(fields.length > 0 ? ['    fields:'] : ['    # fields:']),
    ...fields.flatMap(({ name, expression, why: reason }) => [
      `      # guess: because of ${flat(reason)}; ${oneLine(type.properties[name]?.about ?? '')}`,
      ...stringify({ [name]: expression }, { lineWidth: 0 })
        .trimEnd()
        .split('\n')
        .map((line) => `      ${line}${whichOf(type.properties[name], line)}`),
    ]),
    ...left.map(({ name }) => `      # ?: ${scalar(name)}`),
    `      # Fields of ${type.name}: ${Object.keys(type.properties).join(', ')}`,
    '    # relationships:',
    '    # Other things that a row speaks of are further entities; see docs/mapping.md.',
  ]
    .filter((line) => line !== false)
    .map((line) => `${line}\n`)
    .join('')
}

/** Of a word that nothing was guessed for: what it may mean. */
function whichOf(property: Property | undefined, line: string): string {
  const names = property?.codec.enum?.names ?? []
  return names.length > 0 && line.endsWith(': UNKNOWN') ? ` # ? one of ${names.join(', ')}` : ''
}

/** Without line breaks, which would end a comment. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

const oneLine = (text: string) => {
  const plain = flat(text)
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain
}

/** A value as it stands in YAML, quoted where it has to be, and in one line: it may stand in a comment. */
function scalar(value: unknown): string {
  if (typeof value === 'string' && /[\r\n]/.test(value)) return JSON.stringify(value)
  return stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd()
}

function indent(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by))
}
