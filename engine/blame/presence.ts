/** Finds the optional parameter whose mere presence, or absence, makes a target refuse requests. */
import { absent } from '../../generators/absent.ts'
import { valueAt, withValue } from '../../generators/path.ts'
import type { Case } from '../../model/case.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation } from '../../model/spec.ts'
import type { Workshop } from '../judge.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import { isAccepted } from './acceptance.ts'
import { shows, unlike, type Culprit } from './culprits.ts'

/**
 * The optional parameter whose mere presence, or absence, makes requests be refused. Plain requests tell: one that has
 * everything and one that has only what is required. Asked once for each operation; who asks meanwhile waits for it.
 */
export async function presenceAtFault(workshop: Workshop, planned: Case): Promise<Culprit | undefined> {
  const operation = operationNamed(workshop.session.setup.spec, planned.operation)
  if (operation === undefined) return undefined
  const asked = workshop.examined.get(operation.name) ?? examine(workshop, operation, planned)
  workshop.examined.set(operation.name, asked)
  const culprit = await asked
  return culprit !== undefined && shows(culprit, planned) ? culprit : undefined
}

async function examine(workshop: Workshop, operation: Operation, planned: Case): Promise<Culprit | undefined> {
  const { spec } = workshop.session.setup
  const full = workshop.fullest(operation).input
  for (const refused of [full, workshop.simplest(operation).input]) {
    if (await isAccepted(workshop, planned, refused)) continue
    for (const [culprit, input] of unlike(spec.service, operation, refused, full))
      if (await isAccepted(workshop, planned, input))
        return (await isOneValue(workshop, planned, { operation, refused, culprit })) ? undefined : culprit
  }
  return undefined
}

/** Whether it is not the presence of a parameter but the value that it happened to have. */
async function isOneValue(
  workshop: Workshop,
  planned: Case,
  { operation, refused, culprit }: { operation: Operation; refused: JsonObject; culprit: Culprit },
): Promise<boolean> {
  const { path, when } = culprit
  if (when === 'absent') return false
  const listed = flatParameters(operation.parameters).find((parameter) => parameter.path === path)?.values
  const drawn = Array.from({ length: 4 }, () => valueAt(workshop.fullest(operation).input, path))
  const others = (listed ?? drawn).filter((other) => other !== absent && other !== valueAt(refused, path))
  for (const other of new Set(others))
    if (await isAccepted(workshop, planned, withValue(refused, path, other))) return true
  return false
}
