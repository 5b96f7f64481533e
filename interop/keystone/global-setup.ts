/**
 * Brings Keystone up before the tests that need it and down after them, unless it is up already.
 *
 * Where its packages cannot be installed the tests are skipped, and say so. An `OS_AUTH_URL` that is not of this machine
 * is never used: these tests write.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback } from '../../targets/address.ts'

const cannotInstall = 75

/** Gives back what takes Keystone down again. Throws when it would not start although its packages are there. */
export function setup(): (() => void) | undefined {
  if (isLoopback(process.env['OS_AUTH_URL'] ?? '')) return undefined
  for (const name of Object.keys(process.env)) if (name.startsWith('OS_')) delete process.env[name]
  const up = spawnSync(join(import.meta.dirname, 'up.sh'), { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  if (up.status === cannotInstall) {
    console.warn(`SKIPPED: the tests against a live Keystone.\n${up.stderr}`)
    return undefined
  }
  const file = /^variables: (.+)$/m.exec(up.stdout)?.[1]
  if (up.status !== 0 || file === undefined) throw new Error(`Keystone did not come up:\n${up.stderr}`)
  for (const [name, value] of variablesIn(readFileSync(file, 'utf8'))) process.env[name] = value
  const wasUp = up.stderr.includes('already serves')
  return wasUp ? undefined : () => void spawnSync(join(import.meta.dirname, 'down.sh'), { stdio: 'inherit' })
}

/** The values are names, URLs and letters: no quoting beyond plain single quotes occurs. */
export function variablesIn(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value.replace(/^'(.*)'$/, '$1'),
  ])
}
