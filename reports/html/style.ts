/** The whole style of a page. */
import { BASE } from './style/base.ts'
import { CLAUSES } from './style/clauses.ts'
import { HEAD } from './style/head.ts'
import { PICTURES } from './style/pictures.ts'

export const STYLE = [BASE, HEAD, CLAUSES, PICTURES].join('')
