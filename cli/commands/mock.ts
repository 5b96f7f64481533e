/** Serves services on loopback until it is interrupted; or lists what it can break or vary. */
import { clausesOf } from '../../model/clauses/derive.ts'
import type { Spec } from '../../model/spec.ts'
import { mutantsOf } from '../../mock/mutants/index.ts'
import type { Mutant } from '../../mock/mutants/mutant.ts'
import { startMock } from '../../mock/server.ts'
import { variationsOf } from '../../mock/variations/variations.ts'
import { environmentOf, mockKeyring } from '../../protocols/environment.ts'
import { protocols } from '../../protocols/index.ts'
import { UsageError } from '../errors.ts'
import { exits } from '../exits.ts'
import type { MockFlags } from '../flags/mock.ts'
import { protocolFor } from '../jobs.ts'
import { readSpecs } from '../specs.ts'

export async function mockCommand(files: readonly string[], flags: MockFlags): Promise<number> {
  const specs = await readSpecs(files)
  if (specs === undefined) return exits.usage
  if (flags.listMutants === true)
    return list(specs.flatMap(mutantsFor).map(({ name, depth, breaks }) => `${name}\n    ${depth}: ${breaks}`))
  if (flags.listVariations === true)
    return list(
      specs.flatMap((spec) => variationsOf(spec).map(({ name, says }) => `${spec.service}  ${name}\n    ${says}`)),
    )
  const mutant = flags.mutant === undefined ? undefined : mutantNamed(flags.mutant, specs)
  const mock = await startMock(specs, {
    keyring: mockKeyring(),
    protocols,
    host: flags.host,
    ports: Object.fromEntries(
      specs.map((spec, place) => [spec.service, flags.port === undefined || flags.port === 0 ? 0 : flags.port + place]),
    ),
    vary: flags.vary ?? [],
    enforceRate: flags.enforceRate === true,
    ...(mutant === undefined ? {} : { mutant }),
    ...(flags.quota === undefined ? {} : { quota: flags.quota }),
    ...(flags.foreign === undefined ? {} : { foreign: flags.foreign }),
    ...(flags.lag === undefined ? {} : { lagMilliseconds: flags.lag * 1000 }),
  })
  for (const spec of specs) process.stdout.write(`${spec.service}  ${mock.url(spec.service)}\n`)
  process.stdout.write(`\n${credentialLines(specs).join('\n')}\n\nPress Ctrl-C to stop.\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await mock.close()
  return exits.conforms
}

function list(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n${lines.length} in all\n`)
  return exits.conforms
}

function mutantsFor(spec: Spec): readonly Mutant[] {
  return mutantsOf(spec, clausesOf(spec, protocolFor(spec)))
}

function mutantNamed(name: string, specs: readonly Spec[]): Mutant {
  const found = specs.flatMap(mutantsFor).find((mutant) => mutant.name === name)
  if (found === undefined) throw new UsageError(`there is no mutant \`${name}\`; assay mock --list-mutants lists them`)
  return found
}

/** The mock's made-up credentials, ready for a shell: nobody's secret. */
function credentialLines(specs: readonly Spec[]): readonly string[] {
  const schemes = specs.flatMap((spec) => spec.authentication.map(({ scheme }) => scheme))
  const variables = Object.entries(environmentOf(mockKeyring(), schemes))
  return ['Credentials that it accepts:', ...variables.map(([name, value]) => `export ${name}=${value}`)]
}
