import { Allegation } from '../graph/nodes/allegation.ts'
import { nodeType } from './node-type.ts'

nodeType(Allegation, { one: 'allegation', many: 'allegations' })
