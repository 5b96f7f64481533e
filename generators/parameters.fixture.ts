/** Parameters to test with: the naming rules that are usual in the field, without a spec around them. */
import type { Operation, Parameter } from '../model/spec.ts'

const at = { file: 'fixture', line: 1, column: 1 }

/** A parameter with defaults filled in; nested ones get their paths. */
export function parameterOf(name: string, parts: Partial<Parameter> = {}): Parameter {
  const made: Parameter = {
    name,
    path: name,
    in: 'body',
    type: 'string',
    nullable: false,
    required: true,
    unique: false,
    refused: [],
    absent: [],
    level: 'must',
    cite: {},
    at,
    places: {},
    ...parts,
  }
  return placedAt(made, made.path)
}

function placedAt(parameter: Parameter, path: string): Parameter {
  const { items, properties } = parameter
  return {
    ...parameter,
    path,
    ...(items === undefined ? {} : { items: placedAt(items, `${path}[]`) }),
    ...(properties === undefined
      ? {}
      : { properties: properties.map((property) => placedAt(property, `${path}.${property.name}`)) }),
  }
}

export function operationOf(parameters: readonly Parameter[], parts: Partial<Operation> = {}): Operation {
  return {
    name: 'Create',
    method: 'POST',
    methods: ['POST'],
    path: '/',
    parameters,
    success: { status: 200, fields: [], cite: [], at },
    errors: [],
    open: [],
    cite: [],
    at,
    ...parts,
  }
}

/** A name with a prefix: 7–64 characters, letters, digits, `-`, `_`. */
export const prefixed = parameterOf('GroupId', {
  length: { min: 7, max: 64 },
  prefix: ['GID_', 'GID-'],
  alphabet: ['letter', 'digit', '-', '_'],
  unique: true,
})

/** A name in letters, Han, digits, `_` that begins with a letter or Han: 4–50 characters. */
export const wide = parameterOf('GroupName', {
  length: { min: 4, max: 50 },
  first: ['letter', 'han'],
  alphabet: ['letter', 'han', 'digit', '_'],
  unique: true,
})

export const freeText = parameterOf('Description', { required: false, length: { max: 180 } })
export const looseName = parameterOf('Name', { length: { min: 1, max: 128 }, unique: true })
export const choice = parameterOf('Kind', { values: ['shared', 'dedicated'] })
export const page = parameterOf('Page', { type: 'integer', required: false, range: { min: 1, max: 100 } })
export const flag = parameterOf('Flag', { type: 'boolean', required: false })
export const instance = parameterOf('InstanceId', { setting: 'InstanceId' })
export const tags = parameterOf('Tag', {
  type: 'array',
  required: false,
  maxItems: 20,
  items: parameterOf('[]', {
    type: 'object',
    properties: [
      parameterOf('Key', { length: { min: 1, max: 64 } }),
      parameterOf('Value', { required: false, length: { max: 128 } }),
    ],
  }),
})
export const group = parameterOf('group', {
  type: 'object',
  properties: [looseName, { ...freeText, name: 'description', length: { max: 255 } }],
})

export const everyFixture: readonly Parameter[] = [
  prefixed,
  wide,
  freeText,
  looseName,
  choice,
  page,
  flag,
  instance,
  tags,
  group,
]
