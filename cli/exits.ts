/** What the process says when it ends. "Could not tell" never looks like a pass. */
export const exits = { conforms: 0, broken: 1, usage: 2, unclear: 3 } as const
