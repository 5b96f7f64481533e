/** The named classes of requests that were tried for a clause, and how the target behaved in each. */
import type { ClauseResult, Fingerprint } from '../../../model/run.ts'
import { grouped } from '../../text/phrases.ts'
import { cut, visible } from '../../text/visible.ts'

export function Classes({ clause }: { readonly clause: ClauseResult }) {
  if (clause.classes.length === 0) return null
  return (
    <>
      <h4>Classes of requests</h4>
      <div class="scroll" tabIndex={0} role="group" aria-label={`Classes of requests of ${clause.name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col" class="number">
                Cases
              </th>
              <th scope="col" class="number">
                Broken
              </th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {clause.classes.map((item) => (
              <tr>
                <td class="mono">{visible(item.class)}</td>
                <td class="number">{grouped(item.cases)}</td>
                <td class={item.broken > 0 ? 'number odd' : 'number'}>{grouped(item.broken)}</td>
                <td>{item.behaviour === undefined ? '' : behaviourText(item.behaviour)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** `400 NameInvalid: The name is invalid.` */
export function behaviourText({ status, code, message }: Fingerprint): string {
  const said = message === undefined || message === '' ? '' : `: ${message}`
  return cut(visible([String(status), code ?? ''].join(' ').trim() + said), 200)
}
