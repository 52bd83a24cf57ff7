import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Writable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { importFolder } from '../../src/importer/import-folder.ts'
import { createLogger } from '../../src/log.ts'
import { loadSeeds } from '../../src/seeds.ts'
import { temporaryFolder } from '../support/fake-program.ts'
import { clearGraph, useGraph } from '../support/graph.ts'
import { withMapped } from '../support/mapping.ts'

const graph = useGraph()
beforeEach(() => clearGraph(graph))

const rank = { column: 'rank', enum: { PC: 'CONSTABLE', PS: 'SERGEANT' } }
const folder = {
  data: { 'officers.csv': 'badge,rank\n1,PC\n2,PSS\n' },
  manifest: {
    files: [
      {
        path: 'officers.csv',
        rows: { entities: { officer: { type: 'Officer', key: 'badge', fields: { rank } } } },
      },
    ],
  },
}

test('Refused rows are written again where the file that kept them is gone, though nothing has changed', async () => {
  await withMapped(folder, async (at) => {
    const rejects = path.join(at, 'refused')
    const first = await importFolder({ graph, folder: at, rejects })
    expect(first.rejects).toHaveLength(1)

    const again = await importFolder({ graph, folder: at, rejects })
    expect(again).toMatchObject({ outcome: 'unchanged', problems: [], rejects: [] })

    await rm(rejects, { recursive: true })
    const written = await importFolder({ graph, folder: at, rejects })
    expect(written).toMatchObject({ outcome: 'unchanged', rejects: first.rejects })
    expect(written.problems).toHaveLength(1)
    expect(await readFile(first.rejects[0] ?? '', 'utf8')).toContain('PSS')
  })
})

test('Refused rows that somebody is mending are left alone by an import that finds nothing changed', async () => {
  await withMapped(folder, async (at) => {
    const rejects = path.join(at, 'refused')
    const [file = ''] = (await importFolder({ graph, folder: at, rejects })).rejects
    await writeFile(file, 'half mended')
    await writeFile(path.join(at, 'officers.csv'), 'badge,rank\n1,PC\n2,PCC\n')
    const again = await importFolder({ graph, folder: at, rejects })
    expect(again).toMatchObject({ outcome: 'unchanged', counts: { refused: 1 } })
    expect(await readFile(file, 'utf8')).toBe('half mended')
  })
})

test('Refused rows are kept before what else the release says shows, so that none is lost between', async () => {
  await withMapped(folder, async (at) => {
    const rejects = path.join(at, 'refused')
    // A file stands where the folder should.
    await writeFile(rejects, '')
    await expect(importFolder({ graph, folder: at, rejects })).rejects.toThrow()
    expect(await graph.read('MATCH (o:Officer) RETURN o')).toEqual([])
  })
})

test('The log of a start tells which rows of seeds are refused, and nothing that stands in them', async () => {
  await withMapped(folder, async (at) => {
    const lines: string[] = []
    const output = new Writable({
      write(line, _, done) {
        lines.push(String(line))
        done()
      },
    })
    const log = createLogger('info', output)
    const rejects = path.join(at, 'refused')
    const from = temporaryFolder()
    await cp(at, path.join(from, 'officers'), { recursive: true })
    await loadSeeds(graph, log, { rejects, from })
    const text = lines.join('')
    expect(text).toContain('officers.csv')
    expect(text).not.toContain('PSS')
    expect(existsSync(path.join(rejects, 'example'))).toBe(true)
  })
})
