import { Case } from '../graph/nodes/case.ts'
import { nodeType } from './node-type.ts'

nodeType(Case, { one: 'case', many: 'cases' })
