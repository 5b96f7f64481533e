/** The target of a measurement, in a process of its own: serves one spec and tells its parent where. */
import { startMock } from '../mock/server.ts'
import { readSpec } from '../model/spec-file.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'

const { spec, problems } = await readSpec(process.argv[2] ?? '')
if (spec === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
const mock = await startMock([spec], { keyring: mockKeyring(), protocols })
process.send?.(mock.url(spec.service))
// Milliseconds of processor time since the start, to whoever asks.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
})
process.once('disconnect', () => void mock.close())
