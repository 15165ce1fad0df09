import type { Server as HttpServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { builtClient, isBuilt } from './http/staticFiles.ts'
import type { Pages } from './server.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const BUILT = `${ROOT}dist/client`

/** The client as it was built. Throws when it was not. */
export async function openBuiltPages(): Promise<Pages> {
  if (!isBuilt(BUILT))
    throw new Error('the client is not built: start with "npm start", or run "npm run build"')
  return { handler: builtClient(BUILT), isOwnUpgrade: () => false, close: async () => {} }
}

/** The client from its sources, changed in the browser as they are changed, on the same port as everything else. */
export async function openWorkshopPages(http: HttpServer): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: `${ROOT}vite.config.ts`,
    server: { middlewareMode: true, hmr: { server: http } },
    appType: 'spa',
  })
  return {
    handler: vite.middlewares,
    isOwnUpgrade: (request) => request.headers['sec-websocket-protocol']?.startsWith('vite-') ?? false,
    close: () => vite.close(),
  }
}
