import type { Graph } from '../driver.ts'
import { listCitedReleases } from './stream.ts'

/** A data set with all that an export of it needs beside its claims. */
export interface ExportedDataset {
  readonly name: string
  /** What its manifest says of it. */
  readonly manifest: Readonly<Record<string, string>>
  /** Releases that live claims cite, and at the end the one that the data set is at. */
  readonly releases: readonly CitedRelease[]
}

export interface CitedRelease {
  readonly id: string
  readonly label: string
  /** EDTF. */
  readonly released: string | null
}

/** The names of all data sets, sorted. */
export async function listDatasetNames(graph: Graph): Promise<readonly string[]> {
  const rows = await graph.read('MATCH (d:Dataset) RETURN d.name ORDER BY d.name')
  return rows.map(([name]) => String(name))
}

const described = ['name', 'title', 'publisher', 'licence', 'attribution', 'standing'] as const

/**
 * The data sets that have claims, or the one of that name; those that were imported first come first, since
 * later ones may refer to what they brought. Releases come in the order of their first runs.
 */
export async function listExportedDatasets(
  graph: Graph,
  name: string | null,
): Promise<readonly ExportedDataset[]> {
  const columns = described.map((column) => `d.${column}`).join(', ')
  const rows = await graph.read(
    `MATCH (d:Dataset) WHERE d.release IS NOT NULL AND ($p.name IS NULL OR d.name = $p.name)
     OPTIONAL MATCH (run:ImportRun) WHERE run.dataset = d.name
     WITH d, min(run.started) AS first
     RETURN d.release, ${columns} ORDER BY first, d.name`,
    { p: { name } },
  )
  return Promise.all(
    rows.map(async ([current, ...values]) => {
      const manifest = Object.fromEntries(
        described.map((column, at) => [column, String(values[at] ?? '')]),
      )
      const dataset = String(manifest.name)
      const cited = (await listCitedReleases(graph, dataset)).filter((id) => id !== current)
      const releases = await listReleases(graph, [...cited, String(current)])
      const isCurrent = ({ id }: CitedRelease) => id === current
      return {
        name: dataset,
        manifest,
        releases: [
          ...releases.filter((release) => !isCurrent(release)),
          ...releases.filter(isCurrent),
        ],
      }
    }),
  )
}

async function listReleases(
  graph: Graph,
  ids: readonly string[],
): Promise<readonly CitedRelease[]> {
  const rows = await graph.read(
    `UNWIND $p.ids AS id MATCH (release:Release {id: id})
     OPTIONAL MATCH (run:ImportRun) WHERE run.release = id
     RETURN id, release.label, release.released, min(run.number) AS first ORDER BY first, id`,
    { p: { ids } },
  )
  return rows.map(([id, label, released]) => ({
    id: String(id),
    label: String(label),
    released: typeof released === 'string' ? released : null,
  }))
}
