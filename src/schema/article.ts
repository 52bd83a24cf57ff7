import { Article } from '../graph/nodes/article.ts'
import { nodeType } from './node-type.ts'

nodeType(Article, { one: 'article', many: 'articles' })
