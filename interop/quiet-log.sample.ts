/**
 * Takes the place of the logger inside one of the SDKs, and must be imported before it.
 *
 * On every HTTP error that SDK prints the whole request to stdout, token and signature in clear, and it opens a log
 * file in the current folder. A test run may do neither.
 */
import { createRequire, Module } from 'node:module'

const require = createRequire(import.meta.url)
const inside = createRequire(require.resolve('@huaweicloud/huaweicloud-sdk-core'))
const id = inside.resolve('log4js')
const silent = (): void => undefined
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent }

const stub = new Module(id)
stub.exports = { configure: silent, getLogger: () => logger }
stub.loaded = true
require.cache[id] = stub
