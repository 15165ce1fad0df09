import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder that goes with the test that asked for it. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'goround-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Puts a program into a folder: text that begins with the line naming its interpreter. */
export async function writeProgram(folder: string, name: string, text: string): Promise<string> {
  const file = path.join(folder, name)
  await mkdir(folder, { recursive: true })
  await writeFile(file, text)
  await chmod(file, 0o755)
  return file
}
