import { z } from 'zod'
import { Dataset } from '../graph/nodes/dataset.ts'
import { ImportRun } from '../graph/nodes/import-run.ts'
import { Release } from '../graph/nodes/release.ts'
import type { LoadedRow } from '../graph/read/selection.ts'
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

nodeRef(Dataset).implement({
  description: Dataset.about,
  interfaces: [NodeRef],
  fields: (t) => ({ id: idField(t), ...declaredFields(t, Dataset.fields.values(), readField) }),
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

nodeRef(ImportRun).implement({
  description: ImportRun.about,
  interfaces: [NodeRef],
  fields: (t) => ({
    id: idField(t),
    ...declaredFields(
      t,
      [...ImportRun.fields.values()].filter(({ name }) =>
        ['started', 'finished', 'status'].includes(name),
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
      type: 'JSON',
      description: 'How many records and claims it read, added, retracted and refused.',
      extensions: wants({ fields: ['counts'] }),
      resolve: ({ counts }) =>
        typeof counts === 'string'
          ? z.record(z.string(), z.unknown()).parse(JSON.parse(counts))
          : null,
    }),
  }),
})

builder.queryFields((t) => ({
  datasets: t.field({
    type: typeConnection(Dataset.name).connection,
    nullable: false,
    description: 'The data sets that the graph was loaded from.',
    args: pageArguments(t.arg),
    resolve: (_, args, context, info) => listNodes(Dataset, args, context, info),
  }),
  importRuns: t.field({
    type: typeConnection(ImportRun.name).connection,
    nullable: false,
    description: 'The imports that made the graph, in the order in which they began.',
    args: pageArguments(t.arg),
    resolve: (_, args, context, info) => listNodes(ImportRun, args, context, info),
  }),
}))
