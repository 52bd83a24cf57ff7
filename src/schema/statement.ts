import { Statement } from '../graph/nodes/statement.ts'
import { nodeType } from './node-type.ts'

nodeType(Statement, { one: 'statement', many: 'statements' })
