import type { Mode } from './template.ts'

/** What a step is called, what it asks and how long it takes when a facilitator puts it in on the way. */
export type AddedStep = {
  readonly name: string
  readonly prompt: string
  /** What the facilitator is offered first; any other number of minutes may be chosen. */
  readonly minutes: number
}

/** One for each mode. The question of the conversation stays on the table; these say what to do with it. */
export const ADDED_STEPS: { readonly [M in Mode]: AddedStep } = {
  arrive: {
    name: 'Arriving again',
    minutes: 3,
    prompt: 'Take a moment to land. How are you here now?',
  },
  agreements: {
    name: 'How we’d like to be',
    minutes: 5,
    prompt: 'Is there anything we would like to agree on anew?',
  },
  open_floor: {
    name: 'Open floor',
    minutes: 10,
    prompt: 'What else would you like to bring in?',
  },
  go_round: {
    name: 'Quick round',
    minutes: 3,
    prompt: 'What haven’t we heard?',
  },
  story_round: {
    name: 'Story round',
    minutes: 10,
    prompt: 'What story comes to mind? Small ones are welcome, and passing is fine.',
  },
  pairs: {
    name: 'Two and two',
    minutes: 6,
    prompt: 'What do you make of this, the two of you?',
  },
  small_groups: {
    name: 'Small tables',
    minutes: 10,
    prompt: 'What do you make of this at your table?',
  },
  silent_writing: {
    name: 'Quiet writing',
    minutes: 4,
    prompt: 'What would you like to write down before we go on?',
  },
  fishbowl: {
    name: 'Inside and outside',
    minutes: 10,
    prompt: 'Inside speaks, outside listens. What is still unsaid?',
  },
  harvest: {
    name: 'Read back',
    minutes: 5,
    prompt: 'Here’s what we heard so far. What’s missing?',
  },
  break: {
    name: 'Break',
    minutes: 5,
    prompt: 'Stretch, water, quiet. Come back when you’re ready.',
  },
  close: {
    name: 'Close',
    minutes: 5,
    prompt: 'One thing you’re taking with you. Pass is fine.',
  },
}
