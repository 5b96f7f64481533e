/** `assay replay`. */
import type { Command } from 'commander'
import { repeated } from './values.ts'

export type ReplayFlags = {
  readonly target?: string
  readonly spec?: string
  readonly set?: readonly string[]
  readonly allowWrites?: boolean
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .argument('<run.json>', 'the run that holds the failure')
    .argument('<clause>', 'id of the clause')
    .description('send a stored request again and say whether it still fails')
    .option('--target <url>', 'another endpoint than that of the run')
    .option('--spec <file>', 'the spec, when it is no longer where the run found it')
    .option('--set <key=value>', 'a setting of the spec; repeatable', repeated)
    .option('--allow-writes', 'create and delete on a target that is not loopback')
    .addHelpText(
      'after',
      `
Example:
  $ assay replay results/run.json alibaba-mqtt/CreateGroupId/GroupId.length.max`,
    )
    .action(async (file: string, clause: string, flags: ReplayFlags) => {
      const { replayCommand } = await import('../commands/replay.ts')
      process.exitCode = await replayCommand(file, clause, flags)
    })
}
