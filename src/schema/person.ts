import { Person } from '../graph/nodes/person.ts'
import { nodeType } from './node-type.ts'

nodeType(Person, { one: 'person', many: 'persons' })
