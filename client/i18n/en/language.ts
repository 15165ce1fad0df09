/** A kinder way to say it, for whoever writes in the name of others. Comes with the code of it. */
export const language = {
  person: '“{{word}}” makes people into one thing. You could say: {{instead, list(type: disjunction)}}.',
  big: '“{{word}}” is a big word. What did people say? Perhaps: {{instead, list(type: disjunction)}}.',
  heavy: '“{{word}}” looks at what is wrong. You could say: {{instead, list(type: disjunction)}}.',
  letters: '“{{word}}” is letters for people. You could say: {{instead, list(type: disjunction)}}.',
  topic: 'That is a topic. A whole sentence says more: who wants what?',
  /** Where it stands under somebody’s own words about others’. */
  private: 'Only you see this. It never touches what others wrote.',
  privateQuestion: 'Only you see this. Your question is yours to ask.',
} as const
