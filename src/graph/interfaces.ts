import { defineInterface } from './declare/node.ts'
import { Account } from './nodes/account.ts'
import { Allegation } from './nodes/allegation.ts'
import { Article } from './nodes/article.ts'
import { Case } from './nodes/case.ts'
import { Fundraiser } from './nodes/fundraiser.ts'
import { Hearing } from './nodes/hearing.ts'
import { Incident } from './nodes/incident.ts'
import { Officer } from './nodes/officer.ts'
import { Organisation } from './nodes/organisation.ts'
import { Person } from './nodes/person.ts'
import { Post } from './nodes/post.ts'
import { Report } from './nodes/report.ts'
import { Ruling } from './nodes/ruling.ts'
import { Statement } from './nodes/statement.ts'
import { Thread } from './nodes/thread.ts'
import { Unit } from './nodes/unit.ts'

export const Entity = defineInterface('Entity', {
  about: 'Anything that claims are made about.',
  members: () => [
    Officer,
    Person,
    Unit,
    Organisation,
    Incident,
    Case,
    Hearing,
    Allegation,
    Ruling,
    Statement,
    Article,
    Report,
    Thread,
    Post,
    Account,
    Fundraiser,
  ],
})

export const Publication = defineInterface('Publication', {
  about: 'A published source: an article or a report.',
  members: () => [Article, Report],
})

export const Text = defineInterface('Text', {
  about: 'A source that can mention someone: an article, a report or a post.',
  members: () => [Article, Report, Post],
})

export const Citable = defineInterface('Citable', {
  about: 'What a post can quote: another post, or an article pasted into it.',
  members: () => [Post, Article],
})

export const Individual = defineInterface('Individual', {
  about: 'A police officer or anyone else.',
  members: () => [Officer, Person],
})

export const Party = defineInterface('Party', {
  about: 'Who can take part in a case.',
  members: () => [Person, Organisation, Unit],
})

export const Body = defineInterface('Body', {
  about: 'A police unit or another organisation.',
  members: () => [Organisation, Unit],
})

export const Reviewable = defineInterface('Reviewable', {
  about: 'What a case can review: another case, or a ruling.',
  members: () => [Case, Ruling],
})

export const Topic = defineInterface('Topic', {
  about: 'What a statement can be made of.',
  members: () => [Unit, Organisation, Case],
})

export const Author = defineInterface('Author', {
  about: 'Who can write: a person (articles) or an account (posts).',
  members: () => [Person, Account],
})

export const Written = defineInterface('Written', {
  about: 'What has an author: an article or a post.',
  members: () => [Article, Post],
})

export const Organiser = defineInterface('Organiser', {
  about: 'Who can organise a fundraiser.',
  members: () => [Account, Person, Organisation],
})
