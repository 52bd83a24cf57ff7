import { Officer } from '../graph/nodes/officer.ts'
import { nodeType } from './node-type.ts'

nodeType(Officer, { one: 'officer', many: 'officers' })
