/** All forms in which a run can be written down: `assay report --format` takes their names. */
import { annotations } from './annotations/annotations.ts'
import { badge } from './badge/badge.ts'
import { ctrf } from './ctrf/ctrf.ts'
import type { Format } from './format.ts'
import { html } from './html/html.tsx'
import { json } from './json.ts'
import { junit } from './junit/junit.ts'
import { markdown } from './markdown/markdown.ts'
import { sarif } from './sarif/sarif.ts'

export const formats: readonly Format[] = [html, json, junit, sarif, ctrf, markdown, annotations, badge]
