import DataLoader from 'dataloader'
import { membersOf } from '../declare/node.ts'
import { Individual } from '../interfaces.ts'
import { nodeTypes, typeOfId } from '../model.ts'
import { type PageOf, pageOf } from './page-of.ts'
import type { Reader } from './reader.ts'
import type { PageRequest } from './selection.ts'
import { readTimelines, type Timeline, type TimelineEvent } from './timeline.ts'
import { type Foundation, readFoundations } from './timeline-claims.ts'

export interface FoundedEvent extends TimelineEvent, Foundation {}

export interface TimelinePage
  extends PageOf<FoundedEvent>,
    Pick<Timeline, 'leftOut' | 'truncated'> {
  /** Events of an officer or a person that rest on commentary alone: these are not shown. */
  readonly commentary: number
}

interface TimelineRequest extends PageRequest {
  readonly id: string
}

const unknown: Foundation = { standing: null, claims: [] }

/**
 * Reads timelines by pages. Of officers and persons, whose proceedings may be active, nothing is shown that
 * rests on commentary, and how much that is, is said. What is asked for in one tick takes a statement for each
 * type, one for who says so, and one more where a status follows from rulings.
 */
export class Timelines {
  readonly #reader: Pick<Reader, 'read'>
  readonly #loader = new DataLoader<TimelineRequest, TimelinePage | null>(
    (requests) => this.#batch(requests),
    { cache: false },
  )

  constructor(reader: Pick<Reader, 'read'>) {
    this.#reader = reader
  }

  /** A page of the timeline of an entity; null where there is no such entity. Throws GraphError. */
  page(id: string, page: PageRequest): Promise<TimelinePage | null> {
    return this.#loader.load({ ...page, id })
  }

  async #batch(requests: readonly TimelineRequest[]): Promise<readonly (TimelinePage | null)[]> {
    const timelines = await this.#read(new Set(requests.map(({ id }) => id)))
    // Whether an event is shown of a person hangs on who says so; of others that is asked of the page alone.
    const wanted = requests.flatMap((request) => {
      const events = timelines.get(request.id)?.events ?? []
      return isIndividual(request.id) ? events : pageOf(events, request).edges
    })
    const foundations = await readFoundations(this.#reader, wanted)
    const founded = (event: TimelineEvent): FoundedEvent => ({
      ...event,
      ...(foundations.get(event) ?? unknown),
    })
    return requests.map((request) => {
      const timeline = timelines.get(request.id)
      if (!timeline) return null
      const { events, leftOut, truncated } = timeline
      const shown = isIndividual(request.id)
        ? events.filter((event) => isMoreThanCommentary(foundations.get(event)))
        : events
      const place = pageOf(shown, request)
      const commentary = events.length - shown.length
      return { ...place, edges: place.edges.map(founded), leftOut, truncated, commentary }
    })
  }

  async #read(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Timeline>> {
    const groups = nodeTypes.flatMap((type) => {
      const own = [...ids].filter((id) => typeOfId(id) === type)
      return own.length > 0 ? [readTimelines(this.#reader, type, own)] : []
    })
    return new Map((await Promise.all(groups)).flatMap((found) => [...found]))
  }
}

function isIndividual(id: string): boolean {
  const type = typeOfId(id)
  return type !== undefined && membersOf(Individual).includes(type)
}

const isMoreThanCommentary = (foundation: Foundation | undefined) =>
  foundation !== undefined && foundation.standing !== null && foundation.standing !== 'COMMENTARY'
