/** Stands for a key that is left out of a request; `null` is a value of its own. */
import type { Json } from '../model/json.ts'

export const absent: unique symbol = Symbol('absent')
export type Absent = typeof absent
/** What a parameter can be given. */
export type Given = Json | Absent
