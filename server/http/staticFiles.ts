import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import sirv from 'sirv'

/**
 * The built client. Files whose name holds a hash of their content never change; the page itself is always
 * asked for anew, because it names them. Compressed copies made at the build are preferred.
 */
export function builtClient(folder: string): RequestHandler {
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    dotfiles: false,
    // Every address that is no file is the one page, which looks at the address itself.
    single: true,
    ignores: [/^\/(api|board|live|rtc|health)(\/|$)/, /\.[a-z0-9]+$/i],
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/assets/')
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-store')
    },
  })
  return (request, response, next) => serve(request, response, next)
}

/** Has the client been built into this folder? */
export function isBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'))
}
