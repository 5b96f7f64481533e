/** For tests: what a JSON report of vitest says of each test. */
export type Told = { readonly title: string; readonly status: string }

/** The tests of a report, in its order. */
export function testsIn(report: unknown): readonly Told[] {
  return entries(report, 'testResults')
    .flatMap((result) => entries(result, 'assertionResults'))
    .map((one) => ({
      title: String(Reflect.get(Object(one), 'title')),
      status: String(Reflect.get(Object(one), 'status')),
    }))
}

function entries(value: unknown, key: string): readonly unknown[] {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return Array.isArray(found) ? found : []
}
