/** What coaches whoever facilitates a practice room. Comes with the code that shows it. */
export const tips = {
  showWay: 'Show me one way',
  letMeTry: 'Let me try',
  hide: 'Hide tips',
  promise: 'Nobody here is real. Nothing is kept.',
  welcome: {
    heading: 'Six pretend people are with you',
    text: 'They raise hands, talk, write cards and drop out as people do. You facilitate. Nothing can go wrong here.',
    way: 'Press Start, then Next step until you are in an open floor. Then see who raises a hand.',
  },
  longTurn: {
    heading: '{{name}} has been talking for a while',
    text: 'Others may have something to say. How could you make room, without naming anyone?',
    way: 'Thank them for what they gave, and ask the whole room what has not been heard. A go-round gives each person a turn.',
  },
  handWaits: {
    heading: '{{name}} has a hand up',
    text: 'The floor is free. Who goes next is worked out for you; you can always choose otherwise.',
    way: 'Press Give the floor. It goes to the next in line, and whoever is done passes it on by itself.',
  },
  nobodyWaits: {
    heading: 'Nobody has a hand up',
    text: 'Some people never raise one. How could you leave room for them?',
    way: 'Leave ten seconds of quiet, or start a go-round. Pass is always as good as speaking.',
  },
  round: {
    heading: 'Everybody gets a go',
    text: 'Somebody may pass, or ask you to come back to them. Both are fine.',
    way: 'Wait and thank each person. If somebody has gone, the round goes on without them and comes back.',
  },
  quiet: {
    heading: 'Quiet is part of it',
    text: 'People are writing. It may feel long to you; it rarely is to them.',
    way: 'Leave the time as it is, and press Next step when most seem to be done.',
  },
} as const
