/** Servers that compress although nobody asked, well and badly. */
import type { Socket } from 'node:net'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { Behaviour } from './behaviour.sample.ts'

type Rest = Pick<Behaviour, 'ends' | 'says'>

/** The bytes are made when they are asked for: a bomb is large before it is small. */
function compresses(name: string, coding: string, bytes: () => Uint8Array, rest: Rest): Behaviour {
  const serve = (socket: Socket): void => {
    const body = bytes()
    socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`)
    socket.write(body)
  }
  return { name, serve, ...rest }
}

const mebibyte = 1024 * 1024
const zeros = (): Buffer => Buffer.alloc(32 * mebibyte)
const manyMembers = (): Buffer => {
  const member = gzipSync(Buffer.alloc(mebibyte))
  return Buffer.concat(Array.from({ length: 500 }, () => member))
}
const brotliBomb = (): Buffer => brotliCompressSync(zeros(), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
const json = Buffer.from('{"fine":true}')
const fine: Rest = { ends: 'response' }
const tooLarge: Rest = { ends: 'too-large', says: '`bodySize`' }
const broken: Rest = { ends: 'malformed', says: 'cannot be decompressed' }

export const compressed: readonly Behaviour[] = [
  compresses('compresses with gzip', 'gzip', () => gzipSync(json), fine),
  compresses('compresses with deflate', 'deflate', () => deflateSync(json), fine),
  compresses('compresses with deflate, without the zlib head', 'deflate', () => deflateRawSync(json), fine),
  compresses('compresses with brotli', 'br', () => brotliCompressSync(json), fine),
  compresses('compresses twice', 'gzip, br', () => brotliCompressSync(gzipSync(json)), fine),
  compresses('names a coding for an empty body', 'gzip', () => Buffer.alloc(0), fine),
  compresses('sends a gzip bomb', 'gzip', () => gzipSync(zeros()), tooLarge),
  compresses('sends a gzip bomb of many members', 'gzip', manyMembers, tooLarge),
  compresses('sends a deflate bomb', 'deflate', () => deflateSync(zeros()), tooLarge),
  compresses('sends a brotli bomb', 'br', brotliBomb, tooLarge),
  compresses('sends a bomb in a bomb', 'gzip, gzip', () => gzipSync(gzipSync(zeros())), tooLarge),
  compresses('cuts its gzip short', 'gzip', () => gzipSync(json).subarray(0, 20), broken),
  compresses('cuts its brotli short', 'br', () => brotliCompressSync(json).subarray(0, 5), broken),
  compresses('says gzip and sends plain text', 'gzip', () => json, broken),
  compresses('says deflate and sends plain text', 'deflate', () => json, broken),
  compresses('says brotli and sends plain text', 'br', () => json, broken),
  compresses('names a coding that nobody knows', 'x-own', () => json, broken),
  compresses('names `constructor` as its coding', 'constructor', () => json, broken),
  compresses('names a hundred codings', Array.from({ length: 100 }, () => 'gzip').join(), () => json, broken),
]
