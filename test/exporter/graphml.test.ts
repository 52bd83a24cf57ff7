import { SaxesParser } from 'saxes'
import { beforeAll, expect, test } from 'vitest'
import { exportGraphml } from '../../src/exporter/export-graphml.ts'
import { escapeXml } from '../../src/exporter/xml.ts'
import { edgeTypes } from '../../src/graph/model.ts'
import { textWritten } from '../support/exported.ts'
import { useGraph } from '../support/graph.ts'
import { idOf, writeFixture } from '../support/graph-fixture.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly data: Record<string, string>
}

/** The elements of a document, by a parser that takes nothing that is not well formed. */
function parse(xml: string): readonly Element[] {
  const elements: Element[] = []
  let within: Element | undefined
  let key = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'data') key = attributes.key ?? ''
    else {
      within = { name, attributes, data: {} }
      elements.push(within)
    }
  })
  parser.on('text', (text) => {
    if (within && key !== '') within.data[key] = text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'data') key = ''
  })
  parser.write(xml).close()
  return elements
}

const graph = useGraph()
let elements: readonly Element[]

beforeAll(async () => {
  await writeFixture(graph)
  elements = parse(await textWritten((output) => exportGraphml(graph, output, () => {})))
})

const all = (name: string) => elements.filter((element) => element.name === name)

test('every relationship has both of its ends among the nodes, and comes after them', () => {
  const nodes = new Set(all('node').map(({ attributes }) => attributes.id))
  const loose = all('edge').filter(
    ({ attributes: { source, target } }) => !nodes.has(source) || !nodes.has(target),
  )
  expect(all('edge').length).toBeGreaterThan(100)
  expect(loose).toEqual([])
  const names = elements.map(({ name }) => name)
  expect(names.lastIndexOf('node')).toBeLessThan(names.indexOf('edge'))
})

test('attributes are declared with their types, and each is used for the part it is declared for', () => {
  const types = new Map(
    all('key').map(({ attributes }) => [attributes.id, attributes['attr.type']]),
  )
  expect(types.get('n.claimCount')).toBe('int')
  expect(types.get('n.value')).toBe('double')
  expect(types.get('n.official')).toBe('boolean')
  expect(types.get('e.ageAt')).toBe('int')
  const used = new Set([...all('node'), ...all('edge')].flatMap(({ data }) => Object.keys(data)))
  expect([...used].filter((key) => !types.has(key))).toEqual([])
})

test('nodes have the label that the API shows, and edges the name of their relationship', () => {
  const officer = all('node').find(({ attributes }) => attributes.id === idOf('Officer', 4))
  expect(officer?.data).toMatchObject({ 'n.label': "O'Connor", 'n.type': 'Officer' })
  const names = new Set(all('edge').map(({ data }) => data['e.label']))
  expect([...names].toSorted()).toEqual(
    edgeTypes
      .filter(({ internal }) => !internal)
      .map(({ name }) => name)
      .toSorted(),
  )
})

test.each(['<a href="x">&amp;</a>', "it's > that", 'line\r\nand\ttab', '東京 🚓', ']]>'])(
  'what was written is read again: %j',
  (text) => {
    let read = ''
    const parser = new SaxesParser()
    parser.on('opentag', ({ attributes }) => {
      read = String(attributes.of)
    })
    parser.on('text', (content) => expect(content).toBe(text))
    parser.write(`<a of="${escapeXml(text)}">${escapeXml(text)}</a>`).close()
    expect(read).toBe(text)
  },
)

test('characters that XML has no way to write become replacement characters', () => {
  expect(escapeXml('a\u0000b\u001Fc\uFFFEd\uD800e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
})
