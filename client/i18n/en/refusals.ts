import type { RefusalCode } from '../../../shared/refusals.ts'
import type { reviewRefusals } from './reviewRefusals.ts'
import type { roomRefusals } from './roomRefusals.ts'

/** One sentence for every "no" on the way into a room. Kind, plain, and where it helps with a way on. */
export const refusals = {
  'room/ended': 'This conversation has ended.',
  'room/full': 'All twelve chairs are taken. Small rooms are how everyone gets a go.',
  'room/participants-full': 'All eight chairs are taken. Small rooms are how everyone gets a go.',
  'name/empty': 'Please choose a name that people can read.',
  'name/too-long': 'That name is long. Up to 40 letters fit.',
  'name/reserved': 'That word is shown for a role here. Please pick another name.',
  'name/taken':
    'There is somebody with that name, or one that looks like it, here already. Add a letter, or pick another name.',
  'seat/pretend': 'Pretend people sit in practice rooms only.',
  'link/unknown': 'This link does not open anything. Please ask for it again.',
  'session/none': 'You have no chair here yet. Please open the link you were given.',
  'session/elsewhere': 'Your chair is open in another tab.',
  'request/malformed': 'We could not read that. Please reload the page.',
  'request/wrong-origin': 'This page was opened from an address that we do not know.',
  'request/too-many': 'That was a lot at once. Please wait a moment.',
  'client/too-old': 'There is a newer version of this page. Please reload.',
  'storage/unavailable': 'We could not save that just now. Please try again.',
  'call/unavailable': 'The sound isn’t working for anyone right now. The board and the queue are.',
  'practice/full':
    'All practice rooms are busy right now. One will be free soon; please try again in a few minutes.',
  'server/defect': 'Something broke on our side. Please try again.',
} as const satisfies Record<
  Exclude<RefusalCode, keyof typeof roomRefusals | keyof typeof reviewRefusals>,
  string
>
