import { Organisation } from '../graph/nodes/organisation.ts'
import { nodeType } from './node-type.ts'

nodeType(Organisation, { one: 'organisation', many: 'organisations' })
