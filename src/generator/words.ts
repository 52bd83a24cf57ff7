import type { Random } from './random.ts'

/*
 * Names made of syllables that are nobody's, so that no officer of a generated graph can be taken for
 * a person: every family name ends in a syllable that English ones do not end in.
 */

const onsets = 'Ba Be Cor Da De El Fa Fen Ga Hal Ire Jo Ka Lo Mar Nor Ol Pe Qui Ro Sa Ta Ul Va Wen'
const middles = 'ba da den ga ka la len ma mi na no ra ri sa ta ti va vo za zi'
const givenEndings = 'bel dor fin kan lia mar nel ren sia tan vin wyn'
const familyEndings = 'bruzz dwimm fozz gwisk klonn mquist nubb plisk skrow twumb vlort zwick'

const lists = [onsets, middles, givenEndings, familyEndings].map((words) => words.split(' '))
const [first = [], middle = [], given = [], family = []] = lists

export function personName(random: Random): string {
  return `${random.pick(first)}${random.pick(given)} ${random.pick(first)}${random.pick(middle)}${random.pick(family)}`
}

export function placeName(random: Random): string {
  return `${random.pick(first)}${random.pick(middle)}${random.pick(['by', 'ford', 'ham', 'ton', 'wick'])}`
}

const things = [
  'a search of a car',
  'a missed call for help',
  'a chase on foot',
  'messages sent on duty',
  'a lost notebook',
  'an arrest outside a shop',
  'a protest in the square',
  'an entry in the log',
  'force used in custody',
  'a complaint about manners',
] as const

/** What a matter is about, in a few words. */
export function matter(random: Random): string {
  return `${random.pick(things)} in ${placeName(random)}`
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
