/** `assay run` and `assay plan`: the same flags, since a plan is a run that sends nothing. */
import type { Command } from 'commander'
import { mainVariables } from '../../protocols/environment.ts'
import { above, amount, repeated, several, shard, whole } from './values.ts'

export type RunFlags = {
  readonly target?: readonly string[]
  readonly set?: readonly string[]
  readonly only?: readonly string[]
  readonly examples: number
  readonly seed?: number
  readonly budget?: number
  readonly maxCreates?: number
  readonly maxLive: number
  readonly rate?: number
  readonly concurrency: number
  readonly out: string
  readonly format?: readonly string[]
  readonly baseline?: string
  readonly waivers?: string
  readonly failOn?: readonly string[]
  readonly shard?: { readonly index: number; readonly of: number }
  readonly allowWrites?: boolean
  readonly visibleWithin?: number
  readonly vary?: readonly string[]
  readonly timeout?: number
  readonly headTimeout?: number
  readonly maxBody?: number
  readonly maxHead?: number
  readonly journal?: string
}

function shared(command: Command): Command {
  return command
    .option('--only <glob>', 'only clauses whose id matches; * stands for any text; repeatable', several)
    .option('--examples <n>', 'random cases per clause, beside the bounds and the ladder of faults', whole(0), 2)
    .option('--seed <n>', 'seed of all that is random; the same seed sends the same requests', whole(0))
    .option('--budget <n>', 'most calls per service', whole(1))
    .option('--max-creates <n>', 'most resources made per service', whole(0))
    .option('--max-live <n>', 'most resources alive at once per service', whole(1), 10)
    .option('--rate <n>', 'calls per second for each operation instead of the documented rate; 0 for no pacing', amount)
    .option('--set <key=value>', 'a setting of the spec, such as InstanceId=…; repeatable', repeated)
    .option('--shard <i/n>', 'only the i-th of n parts of the clauses', shard)
}

export function addRun(program: Command): void {
  shared(
    program
      .command('run')
      .argument('[spec...]', 'spec files; all of ./specs when none is named')
      .description('judge services by their specs'),
  )
    .option(
      '--target <url>',
      'endpoint to judge, or SERVICE=URL; repeatable; the embedded mock when left out',
      repeated,
    )
    .option('--concurrency <n>', 'calls at once', whole(1), 8)
    .option('--out <dir>', 'where run.json and the reports go', 'results')
    .option(
      '--format <list>',
      'reports beside run.json: html, junit, sarif, ctrf, markdown, badge, annotations, events',
      several,
    )
    .option('--baseline <file>', 'an earlier run.json to compare behaviour with')
    .option('--waivers <file>', 'known fails, with reason and expiry date')
    .option(
      '--fail-on <level>',
      'what makes the exit code 1: must, should, may, drift, untested, inconclusive; repeatable',
      several,
    )
    .option('--allow-writes', 'create and delete on a target that is not loopback')
    .option('--visible-within <seconds>', 'window in which a write must show, instead of the documented one', amount)
    .option('--timeout <seconds>', 'longest that one call may take in all; 30 when left out', above)
    .option('--head-timeout <seconds>', 'longest until status and headers are there; 10 when left out', above)
    .option('--max-body <bytes>', 'longest body of a reply, also when unpacked; 1048576 when left out', whole(1))
    .option('--max-head <bytes>', 'most that the headers of a reply may take; 16384 when left out', whole(1))
    .option('--journal <file>', 'where intents to create are written; <out>/journal.jsonl when left out')
    .option('--vary <name>', 'embedded mock: answer an open question the other way; repeatable', several)
    .addHelpText(
      'after',
      `
Credentials come from the environment only; _UNPRIVILEGED or _OTHER behind a name gives a second or third identity:
  ${mainVariables().join('\n  ')}

Examples:
  $ assay run
  $ assay run specs/huawei-iam.yaml --target http://127.0.0.1:5000 --seed 7
  $ assay run specs/alibaba-mqtt.yaml --only '*.prefix' --examples 100
  $ assay run specs/alibaba-mqtt.yaml --target https://mqtt.example.com --set InstanceId=mqtt-cn-… \\
      --max-creates 20 --allow-writes`,
    )
    .action(async (files: readonly string[], flags: RunFlags) => {
      const { runCommand } = await import('../commands/run.ts')
      process.exitCode = await runCommand(files, flags)
    })

  shared(
    program
      .command('plan')
      .argument('[spec...]', 'spec files')
      .description('show what a run would send and cost, and send nothing'),
  )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ assay plan specs/alibaba-mqtt.yaml
  $ assay plan specs/huawei-iam.yaml --examples 0 --only '*group.name*'`,
    )
    .action(async (files: readonly string[], flags: RunFlags & { readonly json?: boolean }) => {
      const { planCommand } = await import('../commands/plan.ts')
      process.exitCode = await planCommand(files, flags)
    })
}
