import { spawn } from 'node:child_process'
import path from 'node:path'

/** Enough of what a program wrote for the message when it fails: npm gives its reason first and its manual after. */
const OUTPUT_CHARACTERS = 2000

/**
 * Runs a program to its end and keeps the beginning of what it writes. A program that cannot be run at all ends
 * with code 127, as in a shell.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(program, args, { cwd, env }) {
  return new Promise((resolve) => {
    let output = ''
    /** @param {string} text */
    const listen = (text) => {
      output = (output + text).slice(0, OUTPUT_CHARACTERS)
    }
    // npm is a script on Windows, and scripts need a shell there.
    const options = { cwd, env, shell: process.platform === 'win32' }
    const running = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    running.stdout.setEncoding('utf8').on('data', listen)
    running.stderr.setEncoding('utf8').on('data', listen)
    running.once('error', (error) => resolve({ code: 127, output: error.message }))
    running.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * The environment outside this project: npm and our tasks put our own programs first on PATH, `node` among them, and
 * they are gone while packages are installed. What it says of this project would mislead an npm of another folder.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function outsideEnv() {
  const env = { ...process.env }
  const ours = [path.join('node_modules', '.bin'), path.join('node_modules', 'node', 'bin')]
  env.PATH = (env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !ours.some((end) => folder.endsWith(end)))
    .join(path.delimiter)
  for (const name of Object.keys(env)) {
    if (/^npm_(lifecycle|package|config_(local_|global_)?prefix$)/.test(name)) delete env[name]
  }
  return env
}
