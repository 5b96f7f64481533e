/** Works something out once for each part of a spec: a reply is judged thousands of times by the same parts. */
export function remembered<Part extends object, Value>(make: (part: Part) => Value): (part: Part) => Value {
  const known = new WeakMap<Part, { readonly value: Value }>()
  return (part) => {
    const entry = known.get(part) ?? { value: make(part) }
    known.set(part, entry)
    return entry.value
  }
}
