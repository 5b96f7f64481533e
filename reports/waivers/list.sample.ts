/** A file of waivers, for tests of whatever reads one. */
import { waiverOf } from '../fixtures/run.ts'

export const list = `assay: 1
waivers:
  - clause: example-groups/CreateGroup/name.length.max
    target: https://*.example.test
    reason: Known.
    owner: groups-team
    expires: 2030-12-31
    fingerprint: "${waiverOf().fingerprint}"
`
