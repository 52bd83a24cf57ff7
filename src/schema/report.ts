import { Report } from '../graph/nodes/report.ts'
import { nodeType } from './node-type.ts'

nodeType(Report, { one: 'report', many: 'reports' })
