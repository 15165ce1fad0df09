import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

/** As strict as the product's own: what needs more than this does not work for people. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; require-trusted-types-for 'script'"

/** Builds the page and serves it on a free port, as the product is built and served. */
export async function openBoardGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const root = fileURLToPath(new URL('.', import.meta.url))
  const outDir = path.join(tmpdir(), `goround-board-gallery-${process.pid}`)
  const common = { configFile: false, root, logLevel: 'error' } as const
  await build({
    ...common,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'esnext' },
  })
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': POLICY } },
  })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the page has no address')
  return {
    url,
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
