import { Ruling } from '../graph/nodes/ruling.ts'
import { nodeType } from './node-type.ts'

nodeType(Ruling, { one: 'ruling', many: 'rulings' })
