import { closeHint, hintTwice } from './hints.ts'
import { answerNudge, contestNudge } from './invitations.ts'
import { chooseListening, measureTalk, showListening } from './listening.ts'
import { switchNudges } from './nudges.ts'
import type { Obeying } from './obeying.ts'
import { answerOffer, passFloorOn } from './offers.ts'
import { closeCue } from './shareCue.ts'
import { sayWish } from './sharedLine.ts'

type TalkAction =
  | `listening.${'choose' | 'show'}`
  | 'talk.measure'
  | `nudge.${'answer' | 'contest'}`
  | 'nudges.switch'
  | 'cue.close'
  | `hint.${'close' | 'twice'}`
  | 'floor.pass-on'
  | 'offer.answer'
  | 'wish.say'

/** How people take part and what is measured; invitations and hints, and the answers to them. */
export const OBEY_TALK: Obeying<TalkAction> = {
  'listening.choose': (state, { choice }, { seat }) => chooseListening(state, seat, choice),
  'listening.show': (state, { isShown }, { seat }) => showListening(state, seat, isShown),
  'talk.measure': (state, { isMeasured }, { seat }) => measureTalk(state, seat, isMeasured),
  'nudge.answer': (state, command, { seat }) => answerNudge(state, seat, command),
  'nudge.contest': (state, command, { seat, now }) => contestNudge(state, seat, command, now),
  'nudges.switch': (state, { isOn }) => switchNudges(state, isOn),
  'cue.close': (state, _, { seat }) => closeCue(state, seat),
  'hint.close': (state) => closeHint(state),
  'hint.twice': (_, { words }, { seat, now }) => hintTwice(seat, words, now),
  'floor.pass-on': (state, { to }, { seat, now }) => passFloorOn(state, seat, to, now),
  'offer.answer': (state, { takes }, { seat }) => answerOffer(state, seat, takes),
  'wish.say': (state, { wish }, { seat }) => sayWish(state, seat, wish),
}
