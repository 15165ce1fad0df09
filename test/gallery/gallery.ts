import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Serves the gallery on a free port until it is closed. */
export async function openGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: here('.'),
    cacheDir: here('../../node_modules/.vite-gallery'),
    logLevel: 'error',
    plugins: [react()],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [here('../..')] } },
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the gallery has no address')
  return { url, close: () => server.close() }
}
