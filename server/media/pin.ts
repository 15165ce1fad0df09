/**
 * The call server we were tested with; named here and nowhere else. Client and server move in lockstep
 * (livekit.md 0 and 9): raise it together with livekit-client, and look at a run of the end-to-end tests.
 */
export const LIVEKIT_VERSION = '1.13.5'
