/** Makes the cases for promises of the protocol that need a call of their own: formats, encodings, signatures. */
import type { Case, Variation } from '../../model/case.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { carrierOf } from '../../model/clauses/service.ts'
import type { CommonPromise } from '../../model/spec.ts'
import type { Maker } from './maker.ts'

function variationOf(common: CommonPromise): Variation | undefined {
  switch (common.promise) {
    case 'format.json':
      return { format: 'json' }
    case 'format.xml':
      return { format: 'xml' }
    case 'format.default':
      return { format: 'none' }
    case 'parameters.query':
      return { encoding: 'query' }
    case 'parameters.form':
      return { encoding: 'form' }
    case 'authentication.scheme':
      return common.scheme === undefined ? undefined : { scheme: common.scheme }
    // These are judged on every exchange.
    case 'request-id.present':
    case 'request-id.fresh':
    case 'content-type':
    case 'envelope':
    case 'no-redirect':
      return undefined
  }
}

/** One valid call of the operation that reads, for each promise. */
export function commonCases(maker: Maker, schemes: readonly string[]): readonly Case[] {
  const { spec } = maker
  const carrier = carrierOf(spec)
  if (carrier === undefined) return []
  return spec.common.flatMap((common): readonly Case[] => {
    const clause = clauseId(
      spec.service,
      'common',
      common.scheme === undefined ? common.promise : `authentication.${common.scheme}`,
    )
    const named = variationOf(common)
    if (named === undefined || !maker.wants(clause)) return []
    if (common.scheme !== undefined && !schemes.includes(common.scheme)) {
      maker.skip(clause, `There are no credentials for ${common.scheme}.`)
      return []
    }
    const [, ...others] = maker.expectations.accepted(carrier)
    return [
      {
        id: `${clause}#accepted`,
        operation: carrier.name,
        purpose: 'accept',
        // Where parameters go is seen with some.
        input: maker.valid(carrier, clause, common.promise.startsWith('parameters.') ? 'full' : 'minimal'),
        variation: isUsual(named, schemes) ? {} : named,
        expect: [
          { kind: 'accepted', clause, status: carrier.success.status },
          { kind: 'common', clause, promise: common.promise },
          ...others,
        ],
        fault: { clause, class: 'accepted' },
      },
    ]
  })
}

/** Tells whether a call is made this way when nothing is said: then it is the same request, and goes out once. */
function isUsual({ format = 'json', encoding = 'query', scheme }: Variation, [first]: readonly string[]): boolean {
  return format === 'json' && encoding === 'query' && (scheme ?? first) === first
}
