import { defineEdge } from '../declare/edge.ts'
import { int, ours, text } from '../declare/property.ts'
import { Entity, Publication, Text } from '../interfaces.ts'

export const mentions = defineEdge('MENTIONS', {
  about: 'The source names someone or something, at one place in its text.',
  from: Text,
  out: 'mentions',
  to: Entity,
  in: 'mentionedIn',
  properties: {
    start: ours(int('Where the name begins: code points from the start of the text (NFC, LF).')),
    end: ours(int('Where it ends, exclusive, in the same count.')),
    quoteHash: ours(text('SHA-256 of the words between.')),
  },
  identity: ['start', 'end'],
  hub: ['in'],
  incidental: 'Being named in one text connects nobody.',
  // What is posted of someone is no event of theirs; what is published is shown with its date.
  tells: [{ direction: 'in', of: Publication }],
})
