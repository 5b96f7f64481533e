/**
 * All the ways in which a server can be broken that Assay is held to survive. Whoever judges answers can walk
 * through them too: serve one with `serveBehaviour`, call it, and expect a named end.
 */
import type { Behaviour } from './behaviour.sample.ts'
import { compressed } from './compressed.sample.ts'
import { misleading } from './misleading.sample.ts'
import { large, slow } from './slow-and-large.sample.ts'
import { unframed } from './unframed.sample.ts'
import { unreachable } from './unreachable.sample.ts'
import { unspoken } from './unspoken.sample.ts'

export const behaviours: readonly Behaviour[] = [
  ...slow,
  ...large,
  ...compressed,
  ...unframed,
  ...unspoken,
  ...misleading,
  ...unreachable,
]
