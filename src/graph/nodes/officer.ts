import { defineNode, type NodeType } from '../declare/node.ts'
import {
  enumeration,
  enumerations,
  indexed,
  overTime,
  searchable,
  set,
  text,
} from '../declare/property.ts'
import { Departure, DutyStatus, Identification, Rank, RankFlag } from '../enums.ts'

const properties = {
  name: searchable(
    'name',
    indexed(text('The name as most often written; absent where no source gives one.')),
  ),
  alternativeNames: searchable('name', set(text('Other names and spellings that sources use.'))),
  identification: enumeration(Identification, 'How far sources identify the officer.'),
  rank: overTime(enumeration(Rank, 'The rank last known.')),
  rankFlags: overTime(
    enumerations(RankFlag, 'What qualifies the rank last known: detective, acting and so on.'),
  ),
  collarNumber: searchable(
    'code',
    overTime(text('Collar or shoulder number, as the source writes it.')),
  ),
  dutyStatus: overTime(
    enumeration(DutyStatus, 'Full duty, restricted or suspended; no sign of wrongdoing.'),
  ),
  departure: enumeration(Departure, 'How the officer left the police, if at all.'),
}

export interface Officer extends NodeType<'Officer', typeof properties> {}

export const Officer: Officer = defineNode('Officer', {
  about: 'A police officer, named or not.',
  properties,
  order: 'name',
})
