import { Incident } from '../graph/nodes/incident.ts'
import { nodeType } from './node-type.ts'

nodeType(Incident, { one: 'incident', many: 'incidents' })
