import { Account } from '../graph/nodes/account.ts'
import { nodeType } from './node-type.ts'

nodeType(Account, { one: 'account', many: 'accounts' })
