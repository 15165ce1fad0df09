import { isPublicAddress } from './own/childConfig.ts'

/** Where the call comes from. */
export type CallMode =
  | { readonly kind: 'off'; readonly why: string }
  | { readonly kind: 'external'; readonly url: string; readonly apiKey: string; readonly apiSecret: string }
  /** A livekit-server of our own. `publicAddress`: the IPv4 address at which browsers reach this machine. */
  | { readonly kind: 'own'; readonly publicAddress?: string }

export type CallModeRead =
  | { readonly ok: true; readonly mode: CallMode }
  | { readonly ok: false; readonly why: string }

/** What the environment asks for, or which setting is wrong and what it should be. */
export function readCallMode(env: NodeJS.ProcessEnv): CallModeRead {
  if (env.GOROUND_CALL === 'off')
    return { ok: true, mode: { kind: 'off', why: 'switched off (GOROUND_CALL)' } }
  if (env.GOROUND_CALL) return { ok: false, why: 'GOROUND_CALL can only be "off"' }
  if (env.LIVEKIT_URL || env.LIVEKIT_API_KEY || env.LIVEKIT_API_SECRET) return readExternal(env)
  const publicAddress = env.GOROUND_CALL_ADDRESS
  if (!publicAddress) return { ok: true, mode: { kind: 'own' } }
  if (isPublicAddress(publicAddress)) return { ok: true, mode: { kind: 'own', publicAddress } }
  return {
    ok: false,
    why: 'GOROUND_CALL_ADDRESS must be the IPv4 address at which browsers reach this machine',
  }
}

function readExternal(env: NodeJS.ProcessEnv): CallModeRead {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = env
  if (!url || !apiKey || !apiSecret) {
    return {
      ok: false,
      why: 'LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together: set all or none',
    }
  }
  const http = url.replace(/^ws/, 'http').replace(/\/+$/, '')
  if (!/^https?:$/.test(URL.parse(http)?.protocol ?? '')) {
    return { ok: false, why: 'LIVEKIT_URL must begin with wss://, ws://, https:// or http://' }
  }
  return { ok: true, mode: { kind: 'external', url: http, apiKey, apiSecret } }
}
