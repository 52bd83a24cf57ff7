import { Unit } from '../graph/nodes/unit.ts'
import { nodeType } from './node-type.ts'

nodeType(Unit, { one: 'unit', many: 'units' })
