import { defineNode, type NodeType } from '../declare/node.ts'
import { int, money, ours, overTime, searchable, text, url } from '../declare/property.ts'

const properties = {
  title: searchable('title', ours(text('A neutral title in our own words.'))),
  target: money('What it asked for.'),
  raised: overTime(money('What it had raised when last reported.')),
  supporters: overTime(int('How many had given when last reported.')),
  url: url('Its address.'),
}

export interface Fundraiser extends NodeType<'Fundraiser', typeof properties> {}

export const Fundraiser: Fundraiser = defineNode('Fundraiser', {
  about: 'Money raised for or against someone.',
  properties,
  order: 'title',
})
