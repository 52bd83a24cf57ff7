import { Thread } from '../graph/nodes/thread.ts'
import { nodeType } from './node-type.ts'

nodeType(Thread, { one: 'thread', many: 'threads' })
