import { Hearing } from '../graph/nodes/hearing.ts'
import { nodeType } from './node-type.ts'

nodeType(Hearing, { one: 'hearing', many: 'hearings' })
