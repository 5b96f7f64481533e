/**
 * How long and how much a target may keep us busy. Times in milliseconds, sizes in bytes.
 *
 * Nothing here says that an answer is wrong: past a limit we stop and say that we could not tell.
 */
export type Limits = {
  /** Until the connection stands, with TLS. */
  readonly connect: number
  /** From the request sent until status line and headers are whole. */
  readonly head: number
  /** Between two pieces of the body. */
  readonly idle: number
  /** For one request, everything included. */
  readonly total: number
  /** Of the body, also after decompression. */
  readonly bodySize: number
  /** Of all headers together. */
  readonly headSize: number
  /** 1xx answers before the real one. */
  readonly interim: number
}

export const defaultLimits: Limits = {
  connect: 5_000,
  head: 10_000,
  idle: 5_000,
  total: 30_000,
  bodySize: 1024 * 1024,
  headSize: 16 * 1024,
  interim: 8,
}
