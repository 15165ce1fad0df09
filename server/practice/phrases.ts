import type { ColumnKey } from '../../shared/board/columns.ts'

/**
 * What pretend people write. Everyday things of a street and its services: nobody real, nothing that could be
 * somebody's own story, and the words of method.md 3.2.
 */
export const PHRASES: Readonly<Record<ColumnKey, readonly string[]>> = {
  aspirations: [
    'A bench at every corner.',
    'Shops you can walk to.',
    'People who know your name, if you want them to.',
    'A warm place to sit without buying anything.',
    'Somewhere for teenagers that is theirs.',
    'Buses that still run after ten.',
    'Being asked before things change.',
  ],
  strengths: [
    'People wave.',
    'The library never sends anybody away.',
    'Neighbours share tools and soup.',
    'The night bus driver waits for you.',
    'Someone always waters the square.',
    'The health van comes every week.',
  ],
  in_the_way: [
    'Opening hours are when everybody works.',
    'Forms that nobody can fill in alone.',
    'The street is dark behind the station.',
    'You tell your story again at every desk.',
    'News reaches us after it is decided.',
    'The waiting room has no door to close.',
  ],
  closer_look: [
    'Four desks, four forms, one question.',
    'It starts with who is in the room when hours are set.',
    'The last stretch home is what people talk about.',
    'Help that is near gets used.',
    'A phone number is not the same as a person.',
  ],
  actions: [
    'One evening a week the desk stays open until eight.',
    'Ask the council to walk the dark street with us.',
    'A shared shelf for tools by the library door.',
    'One page that says who does what.',
    'Try it for a month, then ask people.',
  ],
  trust: [
    'The people at the library.',
    'Outreach staff who come to us.',
    'The caretaker, because she listens.',
    'Us, with a little help.',
  ],
  questions: [
    'Who decides about the opening hours?',
    'What do people do who cannot come in the day?',
    'Has anybody tried this before?',
    'What would it cost to keep the light on?',
    'Who is not here today?',
  ],
  keep_in_mind: [
    'Not everybody has a phone with credit.',
    'Quiet people have plans too.',
    'Some of us work nights.',
    'Small things first.',
  ],
}
