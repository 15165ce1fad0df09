/** The practice room: how it is found, and what makes it one. */
export const practice = {
  link: 'Try a practice room',
  question: 'What makes a good place to live?',
  busyHeading: 'No practice room just now',
  again: 'Try again',
  back: 'Back to the start',
  lobby: 'A practice room: the people in it are pretend, and nothing is kept. You facilitate.',
  room: 'Practice room',
  people_one: 'One pretend person',
  people_other: '{{count, opening}} pretend people',
  pretend: 'pretend',
  band: 'Practice',
} as const
