import type { Template } from './template.ts'

/**
 * People from several conversations read their cards together. Nothing is a common theme before this.
 * No column opens in the steps that code cards or tell the narrative: those boards belong to the roll-up.
 */
export const sensemaking: Template = {
  id: 'sensemaking',
  name: 'Bringing it together',
  about: 'Cards of several conversations, read together: what do they share?',
  lineage: 'Citizen-led sense-making, action forum',
  people: [6, 8],
  note: 'For note-takers, facilitators and returning participants. Works on cards from many rooms.',
  steps: [
    {
      key: 'arrive',
      name: 'Welcome',
      mode: 'arrive',
      minutes: [5, 6],
      prompt: 'Pick your name. Which rooms were you in, if you want to say?',
    },
    {
      key: 'agree',
      name: 'How we’d like to be',
      mode: 'agreements',
      minutes: [5, 6],
      prompt: 'Their words first. We don’t guess who said what. What else?',
    },
    {
      key: 'read',
      name: 'Reading',
      mode: 'silent_writing',
      minutes: [12, 14],
      prompt: 'Read a stack of cards. Star what strikes you, flag what doesn’t fit.',
    },
    {
      key: 'round',
      name: 'What stayed',
      mode: 'go_round',
      minutes: [10, 12],
      prompt: 'One card that stayed with you, and why.',
    },
    {
      key: 'cluster',
      name: 'What belongs together',
      mode: 'small_groups',
      minutes: [20, 26],
      prompt: 'Group cards that mean the same. Name each group as a sentence.',
    },
    {
      key: 'breathe',
      name: 'Break',
      mode: 'break',
      minutes: [0, 8],
      prompt: 'Break.',
    },
    {
      key: 'compare',
      name: 'Where we differ',
      mode: 'open_floor',
      minutes: [14, 18],
      prompt: 'Where did we group differently? Keep the difference if it’s real.',
    },
    {
      key: 'story',
      name: 'In a few sentences',
      mode: 'open_floor',
      minutes: [9, 11],
      prompt: 'People want … What gets in the way is … They’d like to see … They’d trust …',
    },
    {
      key: 'harvest',
      name: 'Read back',
      mode: 'harvest',
      minutes: [8, 11],
      prompt: 'Whose voice is thin here? Who do we need to hear next?',
    },
    {
      key: 'close',
      name: 'Close',
      mode: 'close',
      minutes: [7, 8],
      prompt: 'What will we tell people, and by when?',
    },
  ],
}
