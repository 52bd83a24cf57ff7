import { z } from 'zod'
import type { RunCounts } from '../graph/bookkeeping.ts'
import { Dataset } from '../graph/nodes/dataset.ts'
import { ImportRun } from '../graph/nodes/import-run.ts'
import { Release } from '../graph/nodes/release.ts'
import type { RunProgress } from '../graph/read/books.ts'
import type { ListSource, LoadedRow } from '../graph/read/selection.ts'
import { loadClaimCount, loadRunProgress, watchRun } from '../resolvers/books.ts'
import { listNodes, loadNode } from '../resolvers/resolve.ts'
import { wants } from '../resolvers/wants.ts'
import { builder } from './builder.ts'
import { pageArguments, typeConnection } from './connection.ts'
import { declaredFields, type FieldBuilder } from './fields.ts'
import { NodeRef, nodeRef, SourceRef } from './refs.ts'

const readField = (row: LoadedRow, name: string) => row[name]
const stringOf = (value: unknown) => (typeof value === 'string' ? value : '')

function idField(t: FieldBuilder<LoadedRow>) {
  return t.id({ nullable: false, resolve: ({ id }) => id, description: 'Stable id.' })
}

function datasetField(t: FieldBuilder<LoadedRow>) {
  return t.field({
    type: nodeRef(Dataset),
    description: 'The data set that it belongs to.',
    extensions: wants({ fields: ['dataset'] }),
    resolve: ({ dataset }, _, context, info) =>
      loadNode(`dataset-${stringOf(dataset)}`, context, info, Dataset),
  })
}

/** Runs, the newest first; of one data set, or of all. */
function runsOf(dataset: string | null): ListSource & { readonly kind: 'type' } {
  return {
    kind: 'type',
    type: ImportRun,
    descending: true,
    ...(dataset !== null && { where: { property: 'dataset', is: dataset } }),
  }
}

nodeRef(Dataset).implement({
  description: Dataset.about,
  interfaces: [NodeRef],
  fields: (t) => ({
    id: idField(t),
    ...declaredFields(
      t,
      [...Dataset.fields.values()].filter(({ name }) => name !== 'release'),
      readField,
    ),
    release: t.field({
      type: nodeRef(Release),
      description: 'The release that it is at; null until its first import is done.',
      extensions: wants({ fields: ['release'] }),
      resolve: ({ release }, _, context, info) =>
        loadNode(stringOf(release), context, info, Release),
    }),
    claimCount: t.int({
      nullable: false,
      description: 'How many live claims it makes. Counted when asked for.',
      extensions: wants({ fields: ['name'] }),
      resolve: ({ name }, _, context) => loadClaimCount(stringOf(name), context),
    }),
    importRuns: t.field({
      type: typeConnection(ImportRun.name).connection,
      nullable: false,
      description: 'Its imports, the newest first.',
      args: pageArguments(t.arg),
      extensions: wants({ fields: ['name'] }),
      resolve: ({ name }, args, context, info) =>
        listNodes(runsOf(stringOf(name)), args, context, info),
    }),
  }),
})

nodeRef(Release).implement({
  description: Release.about,
  interfaces: [NodeRef, SourceRef],
  fields: (t) => ({
    id: idField(t),
    ...declaredFields(
      t,
      [...Release.fields.values()].filter(({ name }) => name !== 'dataset' && name !== 'label'),
      readField,
    ),
    label: t.string({
      nullable: false,
      description: 'The label of the release.',
      extensions: wants({ fields: ['label'] }),
      resolve: ({ label }) => stringOf(label),
    }),
    dataset: datasetField(t),
  }),
})

const rulesSchema = z.record(z.string(), z.number())
const countsSchema = z.record(z.string(), z.unknown())

const described: Readonly<Record<keyof RunCounts, string>> = {
  rows: 'Rows read: lines of a table, records, posts, as the form of the input has them. It is the sum of those applied, unchanged, skipped and refused.',
  applied: 'Rows that brought a claim which is new, or made otherwise than before.',
  unchangedRows: 'Rows that say what the graph held already, or what an earlier row says.',
  skipped: 'Rows that a rule of the data set leaves out.',
  refused: 'Rows that could not be used.',
  records: 'Records that the accepted rows made.',
  claims: 'Different claims that these records make: those added, changed, moved and unchanged.',
  added: 'Claims that were new.',
  changed: 'Claims with another place, date, count or standing than before.',
  moved:
    'Claims that stand in another row of the release than of the one before, and were as before otherwise.',
  unchanged: 'Claims that were as before.',
  retracted: 'Claims that the release no longer makes.',
  heldBack: 'Claims that stay because the record that may repeat them was refused.',
}

const ImportCountsRef = builder
  .objectRef<Readonly<Record<string, unknown>>>('ImportCounts')
  .implement({
    description: 'What an import read and did. Its numbers add up.',
    fields: (t) =>
      Object.fromEntries(
        Object.entries(described).map(([name, description]) => [
          name,
          t.int({
            description,
            resolve: (counts) => {
              const count = counts[name]
              return typeof count === 'number' ? count : null
            },
          }),
        ]),
      ),
  })

const RuleCountRef = builder
  .objectRef<{ readonly rule: string; readonly rows: number }>('RuleCount')
  .implement({
    description: 'How many rows one rule refused.',
    fields: (t) => ({
      rule: t.exposeString('rule', {
        nullable: false,
        description: 'What was expected; what rows said instead stands as "…".',
      }),
      rows: t.exposeInt('rows', { nullable: false, description: 'How many rows it refused.' }),
    }),
  })

const ImportProgressRef = builder.objectRef<RunProgress>('ImportProgress').implement({
  description: 'How far an import is, by the transactions that it has written so far.',
  fields: (t) => ({
    records: t.int({
      description: 'Records that there are to write; null of runs that did not note it.',
      resolve: ({ records }) => records,
    }),
    claims: t.exposeInt('claims', {
      nullable: false,
      description:
        'Claims that are as the run wants them. At the end they may be fewer than the records, of which equal ones make one claim.',
    }),
    entitiesCreated: t.exposeInt('entitiesCreated', {
      nullable: false,
      description: 'Entities that are new.',
    }),
    relationshipsCreated: t.exposeInt('relationshipsCreated', {
      nullable: false,
      description: 'Relationships that are new.',
    }),
    transactions: t.exposeInt('transactions', {
      nullable: false,
      description: 'Transactions written.',
    }),
  }),
})

nodeRef(ImportRun).implement({
  description: ImportRun.about,
  interfaces: [NodeRef],
  fields: (t) => ({
    id: idField(t),
    ...declaredFields(
      t,
      [...ImportRun.fields.values()].filter(({ name }) =>
        ['number', 'status', 'started', 'finished', 'isAddition'].includes(name),
      ),
      readField,
    ),
    dataset: datasetField(t),
    release: t.field({
      type: nodeRef(Release),
      description: 'The release that it imported.',
      extensions: wants({ fields: ['release'] }),
      resolve: ({ release }, _, context, info) =>
        loadNode(stringOf(release), context, info, Release),
    }),
    counts: t.field({
      type: ImportCountsRef,
      description: 'What it read and did; null until it is done.',
      extensions: wants({ fields: ['counts'] }),
      resolve: ({ counts }) =>
        typeof counts === 'string' ? countsSchema.parse(JSON.parse(counts)) : null,
    }),
    refusedBy: t.field({
      type: [RuleCountRef],
      nullable: false,
      description: 'How many rows each rule refused, most first. They add up to the rows refused.',
      extensions: wants({ fields: ['refusedBy'] }),
      resolve: ({ refusedBy }) =>
        typeof refusedBy === 'string'
          ? Object.entries(rulesSchema.parse(JSON.parse(refusedBy))).map(([rule, rows]) => ({
              rule,
              rows,
            }))
          : [],
    }),
    progress: t.field({
      type: ImportProgressRef,
      description: 'How far it is, while it runs and after.',
      resolve: ({ id }, _, context) => loadRunProgress(id, context),
    }),
  }),
})

builder.queryFields((t) => ({
  datasets: t.field({
    type: typeConnection(Dataset.name).connection,
    nullable: false,
    description: 'The data sets that the graph was loaded from.',
    args: pageArguments(t.arg),
    resolve: (_, args, context, info) =>
      listNodes({ kind: 'type', type: Dataset }, args, context, info),
  }),
  dataset: t.field({
    type: nodeRef(Dataset),
    description: 'The data set of this name; null where there is none.',
    args: {
      name: t.arg.string({ required: true, description: 'Its name, as its manifest has it.' }),
    },
    resolve: (_, { name }, context, info) => loadNode(`dataset-${name}`, context, info, Dataset),
  }),
  importRuns: t.field({
    type: typeConnection(ImportRun.name).connection,
    nullable: false,
    description: 'The imports that made the graph, the newest first.',
    args: {
      ...pageArguments(t.arg),
      dataset: t.arg.string({ description: 'Those of the data set of this name alone.' }),
    },
    resolve: (_, { dataset, ...page }, context, info) =>
      listNodes(runsOf(dataset ?? null), page, context, info),
  }),
}))

builder.subscriptionType({ description: 'Being told what happens, by server-sent events.' })

builder.subscriptionFields((t) => ({
  importRun: t.field({
    type: nodeRef(ImportRun),
    description:
      'An import, at once and whenever it has come further; it ends when the import is done or taken back. A server has a limit of open subscriptions.',
    args: { id: t.arg.id({ required: true, description: 'The id of the run.' }) },
    subscribe: (_, { id }, context) => watchRun(id, context),
    resolve: (id, _, context, info) => loadNode(id, context, info, ImportRun),
  }),
}))
