import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { enforceBudgets } from './server/setup/budgets.ts'
import { layCompressedCopies } from './server/setup/compressed.ts'
import { sayPlainly } from './server/setup/plainLogging.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Screens that are drawn from fixtures, in a real browser. */
const DRAWN = ['screens*', '*InUse', 'boardLooks', 'boardPanel'].map((name) => `test/e2e/${name}.test.ts`)

/**
 * The first file of every page names what each other page needs, so that it can be fetched at once. Pages that few people
 * open, and never on the way into a room, find their own modules one after the other instead; styles are always named.
 */
const isSeldomOpened = (file: string) => /(Review|Practice|Links)Page-/.test(file)
const stylesOf = (files: string[]) => files.filter((file) => file.endsWith('.css'))

/**
 * What drives browsers and sockets is tried once more before it counts as failed; test/run/secondTries.ts names it.
 * Pure rules never are: there a second answer would be the defect.
 */
const SECOND_TRY = 1

export default defineConfig({
  root: at('./client'),
  plugins: [react(), sayPlainly(), layCompressedCopies(), enforceBudgets()],
  build: {
    outDir: at('./dist/client'),
    emptyOutDir: true,
    manifest: true,
    modulePreload: {
      resolveDependencies: (file, needed) => (isSeldomOpened(file) ? stylesOf(needed) : needed),
    },
    // What every page loads is one file: a dozen small ones weigh more, and are a dozen questions on a slow line.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules.(react|react-dom|scheduler|i18next|react-i18next|wouter|regexparam|use-sync-external-store)./,
            },
          ],
        },
      },
    },
    // Fonts and drawings stay files: inlined ones would count against every page and break the content policy.
    assetsInlineLimit: 0,
    // The call's one library is that large; what each screen may weigh is said in server/setup/budgets.ts.
    chunkSizeWarningLimit: 600,
  },
  test: {
    root: at('./'),
    // What is waited for is there at once on any machine, but not on one that is busy with something else.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root: at('./'),
          include: ['test/shared/**/*.test.ts', 'test/sim/**/*.test.ts', 'test/client/**/*.test.{ts,tsx}'],
          // Properties try hundreds of rooms; on a busy machine that takes its time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          root: at('./'),
          include: ['test/server/**/*.test.ts'],
          retry: SECOND_TRY,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        // Without a server or a call, so that two files can be looked at side by side.
        test: {
          name: 'screens',
          root: at('./'),
          include: DRAWN,
          maxWorkers: 2,
          retry: SECOND_TRY,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          root: at('./'),
          include: ['test/e2e/**/*.test.ts'],
          exclude: DRAWN,
          // One browser and one call server at a time: the machines have two cores.
          fileParallelism: false,
          retry: SECOND_TRY,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
