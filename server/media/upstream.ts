/** A key and its secret, as a call server knows them. */
export type Keys = { readonly apiKey: string; readonly apiSecret: string }

/** Where a call server answers, without a slash at the end, and how to prove to it that we are we. */
export type Upstream = { readonly url: string; readonly keys: Keys }
