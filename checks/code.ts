/** The error code of a reply is the documented one; in a template, `{parameter}` is the parameter that is at fault. */
import type { Reply } from '../model/exchange.ts'
import { isSingle } from '../model/json.ts'
import type { ErrorPromise, Parameter } from '../model/spec.ts'
import type { Context, Look } from './look.ts'
import { right, wrong } from './look.ts'
import { anyOf, phrase } from './phrase.ts'
import { placesOf } from './place.ts'
import { remembered } from '../model/remembered.ts'
import { anything, fits } from './text-template.ts'
import type { Fill } from './text-template.ts'

/** The error promise of this name that holds for the operation. */
export function errorNamed(context: Context, name: string): ErrorPromise | undefined {
  return [...context.operation.errors, ...context.spec.errors].find((error) => error.name === name)
}

function pathsOf(parameters: readonly Parameter[]): readonly string[] {
  return parameters.flatMap((one) => [
    one.path,
    ...pathsOf([...(one.properties ?? []), ...(one.items === undefined ? [] : [one.items])]),
  ])
}

const allPaths = remembered(pathsOf)

/** Paths of the parameters that may be at fault: the one that the fault or the error names, else any. */
export function faultyPaths(context: Context, error: ErrorPromise): readonly string[] {
  const paths = allPaths(context.operation.parameters)
  const clause = context.case.fault?.clause.split('/').slice(2).join('/')
  const meant = paths
    .filter((path) => clause?.startsWith(`${path}.`) === true)
    .toSorted((a, b) => b.length - a.length)[0]
  const named = meant ?? error.parameter ?? context.case.about?.parameter
  return named === undefined ? paths : [named]
}

/** Fills the placeholders of an error's texts for one faulty parameter. */
export function fillFor(context: Context, path: string): Fill {
  const value = placesOf(context.case.input, path)[0]?.value
  return (name) => {
    if (name === 'parameter') return path.replaceAll('[]', '').split('.').at(-1) ?? path
    if (name !== 'value') return undefined
    return isSingle(value) ? String(value) : anything
  }
}

/** Tells whether a code is the one that this error promises. */
export function isCodeOf(context: Context, error: ErrorPromise, code: string): boolean {
  const template = error.code
  if (template === undefined) return false
  return template === code || faultyPaths(context, error).some((path) => fits(template, code, fillFor(context, path)))
}

/** Judges the code of a refusal against those of the allowed errors. */
export function checkCode(context: Context, errors: readonly ErrorPromise[], reply: Reply): Look {
  const code = reply.error?.code
  if (code !== undefined && errors.some((error) => isCodeOf(context, error, code))) return right
  const expected = anyOf([...new Set(errors.map((error) => error.code ?? `status ${anyOf(error.status.map(String))}`))])
  const actual =
    code === undefined ? `status ${reply.status} without a code` : `${phrase(code)}, status ${reply.status}`
  return wrong('code', `error ${expected}`, actual)
}
