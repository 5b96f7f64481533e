/** The section of docs/performance.md: what was run, the tables, the picture, and what they show and do not show. */
import { version } from '../../cli/version.ts'
import { tablesOf } from './tables.ts'
import type { Report } from './report.ts'
import { assay } from './strategies.ts'
import type { Summary } from './summary.ts'

/** The whole section, without its heading. Whatever depends on the figures is worked out from them. */
export function sectionOf(report: Report, picture: string): string {
  const { all, command, machine, checkpoints, seeds, services } = report
  const most = checkpoints.at(-1) ?? 0
  return `\`${command}\`: ${all.mutants} mutants of the mocks of ${services.join(', ')}, taken evenly from all ${report.population},
each attacked by four strategies with ${seeds} seeds. Assay ${version}, Node ${machine.node.slice(1)}, ${machine.processors.length} × ${machine.processors[0] ?? 'unknown'}. All
figures are counts, made at the mock and alike for all: every call that arrives, and every create that is accepted. Killed is the
mean over the seeds. \`calls per kill\` and \`creates per kill\` include what was spent on mutants that survived.

${tablesOf(report)}

![Share of mutants killed over calls, one line for each strategy](${picture})

- **Assay** is a default run (${report.examples} random cases per clause). Killed is its first suspicion: an exchange that breaks a clause, or
  a broken promise about state. A suspicion is no verdict yet. Verdicts stand at the end of a run, when each suspect was sent again and
  made smaller: ${report.failed} of ${report.suspected} runs with a suspicion had a fail, the first after ${report.failCalls ?? 'no'} calls (median). Runs against the
  conforming mocks take ${report.wholeRuns.join(', ')} calls; the line is flat after that.
- **schema atoms** are what fuzzers send that know the schema, such as Schemathesis: wrong type, required parameter missing, one too
  short, one too long, a text that does not match the pattern as a whole, not in the enumeration, out of range, an id of nothing. Each
  is followed by a random valid input.
- **mutated examples** change the documented example of one parameter: characters inserted, deleted, replaced, doubled, cut off.
- **random strings** put a random text into one parameter, while all others stay valid. With all of them random at once hardly a call would pass.

The baselines are made strong. They sign, go through all operations in rounds, keep a live resource to work on and delete what they
make. The whole schema tells them for each request whether it is valid, and which errors may answer the parameter that is wrong.
Replies are held against the checks that Assay uses: status, code, message, envelope, request id, every field. A false alarm costs
them nothing, since a difference counts only where the conforming mock shows none at the same attempt; there
were ${alarmsOf(report)}.

What it does not show:

- No baseline sends another identity, a spoilt signature, a wrong clock or action, another format, or a second call that depends on a
  first. Most of the ${report.reaches.beyond.mutants} mutants in the last column are out of their reach by construction; the comparison that is fair is that
  of constraints on values.
- The mutants are Assay's own, and whoever wrote them knew what its generators send. Servers may fail in other ways; a mutant that
  nobody thought of is found by nobody here.
- The baselines stand for ways to choose requests, not for products, which have modes for sequences and shrinking, and do without
  this knowledge of errors.
- What any reply shows, any call finds, and Assay goes in rounds, something of every clause before more of any:
  ${aheadOf(report)}.
- A baseline stops at ${most} calls. With more it would find more.
- Assay missed in ${report.missed.length} runs (${depthsOf(report)}). A \`data\` mutant strikes for few values, an \`intermittent\` one
  once in twenty times: \`--examples\` is for those.`
}

/** Where a baseline has killed more than Assay. */
function aheadOf({ all, values, checkpoints }: Report): string {
  const of = ({ rows }: Summary): string => {
    const [own, ...others] = rows
    const ahead = checkpoints.filter((_, at) => others.some(({ killed }) => (killed[at] ?? 0) > (own?.killed[at] ?? 0)))
    return ahead.length === 0 ? 'at no checkpoint' : `after ${ahead.join(', ')} calls`
  }
  return `of all mutants a baseline is ahead ${of(all)}, of those of values ${of(values)}`
}

function depthsOf({ missed }: Report): string {
  const depths = [...new Set(missed)].toSorted()
  return depths.map((depth) => `${depth} ${missed.filter((one) => one === depth).length}`).join(', ')
}

function alarmsOf({ alarms }: Report): string {
  const of = (isAssay: boolean): string => {
    const own = alarms.filter(({ strategy }) => (strategy === assay) === isAssay)
    const [count, calls] = [
      own.reduce((sum, one) => sum + one.alarms, 0),
      own.reduce((sum, { spent }) => sum + spent.calls, 0),
    ]
    return `${count} in ${calls.toLocaleString('en')} calls`
  }
  return `${of(false)} of all three, and ${of(true)} of Assay`
}
