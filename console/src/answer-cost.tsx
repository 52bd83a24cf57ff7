import { useGraphiQL } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { type AnswerCost, readCost } from './read-cost.ts'

/** What the answer in sight cost: at most, in truth, and how long it took; of one refused, what to change. */
export function CostOfAnswer() {
  const response = useGraphiQL((state) => state.responseEditor)
  const [cost, setCost] = useState<AnswerCost | null>(null)
  useEffect(() => {
    if (!response) {
      return
    }
    const read = () => setCost(readCost(response.getValue()))
    read()
    const listening = response.onDidChangeModelContent(read)
    return () => listening.dispose()
  }, [response])
  if (!cost) {
    return null
  }
  const { estimated, limit, nodes, statements, timeMs, refusal } = cost
  return (
    <section className="warrant-cost" aria-label="Cost of the answer">
      {refusal ? (
        <p className="warrant-refusal">{refusal}</p>
      ) : (
        <p>
          <strong>{count(nodes, 'node')}</strong> read by {count(statements, 'statement')} in{' '}
          {timeMs.toLocaleString('en')} ms
        </p>
      )}
      <p>
        <span>
          Cost at most <strong>{estimated.toLocaleString('en')}</strong> of{' '}
          {limit.toLocaleString('en')}
        </span>
        <meter
          aria-label="Cost, of the limit"
          max={limit}
          high={limit / 2}
          value={Math.min(estimated, limit)}
        />
      </p>
    </section>
  )
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
