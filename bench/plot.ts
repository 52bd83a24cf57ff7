import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'

/** Latency over the size of the graph, both on logarithmic scales, a line an operation; as SVG. */
export function plot(
  points: readonly {
    readonly operation: string
    readonly entities: number
    readonly p50: number
  }[],
): Promise<string> {
  const spec: TopLevelSpec = {
    width: 640,
    height: 400,
    background: 'white',
    data: { values: [...points] },
    mark: { type: 'line', point: true },
    encoding: {
      x: {
        field: 'entities',
        type: 'quantitative',
        scale: { type: 'log', nice: false },
        axis: {
          title: 'entities in the graph',
          values: [10_000, 100_000, 1_000_000],
          format: '~s',
        },
      },
      y: {
        field: 'p50',
        type: 'quantitative',
        scale: { type: 'log' },
        axis: { title: 'p50 in ms', format: '~g' },
      },
      color: { field: 'operation', type: 'nominal', sort: null, scale: { scheme: 'category20' } },
    },
  }
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG()
}
