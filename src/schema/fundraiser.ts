import { Fundraiser } from '../graph/nodes/fundraiser.ts'
import { nodeType } from './node-type.ts'

nodeType(Fundraiser, { one: 'fundraiser', many: 'fundraisers' })
