/** Sees that runs are all the shards of one whole, and only these. */
import type { Problem } from '../../model/problem.ts'
import type { Run } from '../../model/run.ts'

/** A run with the name of its file, for problems. */
export type Named = { readonly file: string; readonly run: Run }

/** Why these are not the shards of one run; none when they are. All of them at once. */
export function shardProblems(named: readonly Named[]): readonly Problem[] {
  const [first, ...others] = named
  if (first === undefined) return [problem('', 'nothing', 'no run was named')]
  const lacking = named.filter(({ run }) => run.shard === undefined)
  if (lacking.length > 0)
    return lacking.map(({ file }) => problem(file, 'no-shard', 'the run is no shard: it was made without --shard'))
  return [...others.flatMap((other) => differences(first, other)), ...completeness(named)]
}

/** What all shards of one run have in common. */
function differences(first: Named, other: Named): readonly Problem[] {
  const facts = (run: Run): readonly (readonly [slug: string, what: string, value: string])[] => [
    ['version', 'tool version', run.tool.version],
    ['seed', 'seed', String(run.seed)],
    ['examples', 'number of examples', String(run.examples)],
    ['only', 'selection of clauses', (run.only ?? []).join(', ')],
    ['shard-count', 'number of shards', String(run.shard?.of)],
    ['services', 'services', run.services.map(({ service }) => service).join(', ')],
    ['spec', 'specs', run.services.map(({ spec }) => spec.hash).join(', ')],
    [
      'target',
      'targets',
      run.services.map(({ target }) => (target.mock ? 'the embedded mock' : target.url)).join(', '),
    ],
    ['plan', 'plan', run.planHash],
  ]
  const theirs = facts(other.run)
  const different = facts(first.run).flatMap(([slug, what, value], place) => {
    const their = theirs[place]?.[2] ?? ''
    return value === their
      ? []
      : [
          problem(
            other.file,
            slug,
            `the ${what} of the runs differ: ${shown(their)} here, ${shown(value)} in ${first.file}`,
          ),
        ]
  })
  // A plan differs by itself when anything else does.
  const [reason, ...more] = different
  return reason === undefined || more.length === 0 ? different : different.filter(({ code }) => code !== 'merge/plan')
}

function shown(value: string): string {
  return value === '' ? 'none' : value.length > 80 ? `${value.slice(0, 12)}…` : value
}

function completeness(named: readonly Named[]): readonly Problem[] {
  const of = named[0]?.run.shard?.of ?? 1
  const seen = new Map<number, string>()
  const twice = named.flatMap(({ file, run }) => {
    const index = run.shard?.index ?? 1
    const before = seen.get(index)
    seen.set(index, before ?? file)
    return before === undefined
      ? []
      : [problem(file, 'overlap', `shard ${index} of ${of} is there twice: it is in ${before} too`)]
  })
  const missing = Array.from({ length: of }, (_, place) => place + 1).filter((index) => !seen.has(index))
  const last = named.at(-1)?.file ?? ''
  return missing.length === 0
    ? twice
    : [
        ...twice,
        problem(last, 'missing', `shard ${missing.join(', ')} of ${of} ${missing.length === 1 ? 'is' : 'are'} missing`),
      ]
}

function problem(file: string, slug: string, message: string): Problem {
  return { code: `merge/${slug}`, at: { file, line: 1, column: 1 }, message }
}
