/** A service that asks for no credentials: everybody is the main identity. */
import { unsigned } from '../draft.ts'
import type { Scheme } from './scheme.ts'

export const none: Scheme = {
  scheme: 'none',
  needs: [],
  triggers: [],
  sign: (draft) => unsigned(draft),
  claims: () => true,
  verify: () => ({ identity: 'main', faults: [] }),
}
