/** Where this package lies: one folder up from the sources, two from what is built of them. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

export const packageFolder =
  [join(here, '..'), join(here, '..', '..')].find((folder) => existsSync(join(folder, 'package.json'))) ?? here
