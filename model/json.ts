/** Plain JSON values: all that a spec, a case, an exchange and run.json are made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

/** Tells whether a JSON value is text, a number or a boolean: neither null nor made of others. */
export function isSingle(value: unknown): value is boolean | number | string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Tells whether a JSON value is an object (neither null nor a list). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
