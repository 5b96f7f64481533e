/**
 * How large and how deep a file may be that somebody else wrote. What goes beyond is a problem with its place, not a wait.
 * docs/limits.md tells them all.
 */

const mebibyte = 1_048_576

/** In bytes. Runs of thousands of clauses have some megabytes; a journal of this size names some hundred thousand resources. */
export const largestFile = {
  spec: 2 * mebibyte,
  waivers: 4 * mebibyte,
  run: 64 * mebibyte,
  teeth: 64 * mebibyte,
  journal: 256 * mebibyte,
} as const

/** Levels of nesting in YAML. A spec needs about ten. */
export const deepestYaml = 64
/** Blanks before the first character of a line. */
export const widestIndent = 400
/** Of YAML; each escape of a quoted text counts as one. A spec needs some thousands; a file beyond would take seconds. */
export const mostTokens = 100_000
/** Values of YAML, with all aliases written out. */
export const mostNodes = 100_000
/** Levels of nesting in JSON. */
export const deepestJson = 200
/** Problems told of one file: nobody reads more, and a hostile file could have a hundred thousand. */
export const mostProblems = 500
