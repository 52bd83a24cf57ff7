const RUNGS = [
  { standing: 'COMMENTARY', source: 'forum' },
  { standing: 'REPORTED', source: 'press' },
  { standing: 'OFFICIAL', source: 'a body’s own record' },
  { standing: 'ADJUDICATED', source: 'a ruling’s own text' },
] as const

/** What a reader needs to weigh an answer by: the ladder of standing, and what an accusation is not. */
export function StandingLadder() {
  return (
    <aside className="warrant-standing" aria-label="How to read an answer">
      <ol aria-label="Standing of a claim, weakest first">
        {RUNGS.map(({ standing, source }) => (
          <li key={standing}>
            <strong>{standing}</strong>
            <span>{source}</span>
          </li>
        ))}
      </ol>
      <p>An accusation is not a finding: read an allegation’s status, and who decided it.</p>
    </aside>
  )
}
