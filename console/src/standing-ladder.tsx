const RUNGS = [
  { standing: 'COMMENTARY', source: 'forum posts' },
  { standing: 'REPORTED', source: 'the press' },
  { standing: 'OFFICIAL', source: 'a body’s own record' },
  { standing: 'ADJUDICATED', source: 'a ruling’s own text' },
] as const

/** What a reader needs to weigh an answer by: the ladder of standing, and what an accusation is not. */
export function StandingLadder() {
  return (
    <aside className="warrant-standing" aria-label="How to read an answer">
      <p>
        <code>standing</code> says how well a claim is founded, by the kind of its source:
      </p>
      <ol aria-label="Standing of a claim, weakest first">
        {RUNGS.map(({ standing, source }) => (
          <li key={standing}>
            <strong>{standing}</strong>
            <span>{source}</span>
          </li>
        ))}
      </ol>
      <p>
        An accusation is not a finding: read an allegation’s <code>status</code>, and the{' '}
        <code>rulings</code> that decided it.
      </p>
    </aside>
  )
}
