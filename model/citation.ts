/** Where a promise stands in the documents, and how strong it is. */

export type Level = 'must' | 'should' | 'may'

/** `source#section/row`, a key into `Spec.sources`: for example `en#request/GroupId`. */
export type Citation = string
