import type { Template } from './template.ts'

/** Rounds with a talking piece, and writing between them. */
export const listeningCircle: Template = {
  id: 'listening-circle',
  name: 'Listening circle',
  about: 'Rounds where nobody cuts in, with quiet writing between them.',
  lineage: 'Circle practice, with its Indigenous roots; talking piece',
  people: [6, 8],
  steps: [
    {
      key: 'arrive',
      name: 'Welcome',
      mode: 'arrive',
      minutes: [6, 8],
      prompt: 'Settle in. Choose your name. Place something near you that matters to you, seen or unseen.',
    },
    {
      key: 'agree',
      name: 'How we’d like to be',
      mode: 'agreements',
      minutes: [6, 7],
      prompt: 'Speak when it’s your turn, listen the rest. Anyone may ring for a pause. Pass any time.',
    },
    {
      key: 'round1',
      name: 'Belonging',
      mode: 'go_round',
      minutes: [16, 18],
      board: 'aspirations',
      prompt: 'Tell us about a time you felt you belonged.',
    },
    {
      key: 'write',
      name: 'What to keep',
      mode: 'silent_writing',
      minutes: [5, 6],
      board: 'strengths',
      prompt: 'What did you hear that you want to keep?',
    },
    {
      key: 'round2',
      name: 'What makes it harder',
      mode: 'go_round',
      minutes: [18, 22],
      board: 'in_the_way',
      prompt: 'What makes belonging harder for people you care about?',
    },
    {
      key: 'breathe',
      name: 'Break',
      mode: 'break',
      minutes: [0, 8],
      prompt: 'A real break.',
    },
    {
      key: 'round3',
      name: 'What we could do',
      mode: 'go_round',
      minutes: [16, 22],
      board: 'actions',
      prompt: 'What is one thing we could do with each other, or ask of others?',
    },
    {
      key: 'harvest',
      name: 'Read back',
      mode: 'harvest',
      minutes: [13, 16],
      prompt: 'Let’s look at the board together. What stands out, what surprises you?',
    },
    {
      key: 'close',
      name: 'Close',
      mode: 'close',
      minutes: [10, 13],
      prompt: 'A word or a breath to close.',
    },
  ],
}
