#!/usr/bin/env node
/**
 * The command line. It knows names and flags; each command loads its work only when it is called, so that `--help`
 * answers at once.
 */
import { Command, CommanderError } from 'commander'
import { addCleanup } from './flags/cleanup.ts'
import { addComparing } from './flags/comparing.ts'
import { addLint } from './flags/lint.ts'
import { addMock } from './flags/mock.ts'
import { addMutate } from './flags/mutate.ts'
import { addReplay } from './flags/replay.ts'
import { addReport } from './flags/report.ts'
import { addRun } from './flags/run.ts'
import { addShowing } from './flags/showing.ts'
import { exits } from './exits.ts'
import { version } from './version.ts'

// Whoever reads may stop early (`| head`); the run goes on, since what it made has to be deleted.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

const program = new Command('assay')
  .description('Tells whether an HTTP API does what its documentation promises, clause by clause.')
  .version(version)
  .showHelpAfterError('(assay --help shows the commands, assay COMMAND --help its flags)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  $ assay run                                       judge all specs against the embedded mock
  $ assay run specs/huawei-iam.yaml --target http://127.0.0.1:5000
  $ assay plan specs/alibaba-mqtt.yaml              what a run would send, and its cost
  $ assay explain alibaba-mqtt/CreateGroupId/GroupId.prefix

Exit codes: 0 conforms, 1 a clause is broken, 2 bad usage or input file, 3 could not tell.`,
  )

for (const add of [addRun, addMock, addMutate, addLint, addShowing, addReplay, addReport, addComparing, addCleanup])
  add(program)

try {
  await program.parseAsync()
} catch (error) {
  // Commander has printed its message already.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exits.conforms : exits.usage
  else {
    const { explainError } = await import('./errors.ts')
    process.exitCode = explainError(error)
  }
}
