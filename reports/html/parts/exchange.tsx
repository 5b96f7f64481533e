/** A request and its response side by side, with what is wrong marked in both. */
import type { Headers, StoredExchange } from '../../../model/exchange.ts'
import { duration } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import { Body } from './body.tsx'

export type Marks = {
  /** JSON Pointer into the body of the request. */
  readonly request: readonly string[]
  /** Name of a parameter in the query. */
  readonly query?: string
  readonly response: readonly string[]
  readonly status: boolean
}

export const NO_MARKS: Marks = { request: [], response: [], status: false }

export function Exchange({ exchange, marks }: { readonly exchange: StoredExchange; readonly marks: Marks }) {
  const { request, response, fault, took } = exchange
  return (
    <div class="sides">
      <div class="side">
        <b>Request</b>
        <pre>
          {visible(request.method)}{' '}
          <Url url={request.url} {...(marks.query === undefined ? {} : { query: marks.query })} />
          {'\n'}
          <HeaderLines headers={request.headers} />
        </pre>
        {request.body !== undefined && (
          <Body
            text={request.body}
            base64={request.base64 === true}
            wasCut={request.cut === true}
            marks={marks.request}
          />
        )}
      </div>
      <div class="side">
        <b>Response after {duration(took)}</b>
        {response === undefined ? (
          <pre>{fault === undefined ? '(none)' : `(none: ${visible(fault.kind)}, ${visible(fault.message)})`}</pre>
        ) : (
          <>
            <pre>
              {marks.status ? <mark>{response.status}</mark> : response.status}
              {'\n'}
              <HeaderLines headers={response.headers} />
            </pre>
            <Body
              text={response.body}
              base64={response.base64 === true}
              wasCut={response.cut === true}
              marks={marks.response}
            />
          </>
        )}
      </div>
    </div>
  )
}

function HeaderLines({ headers }: { readonly headers: Headers }) {
  return <span class="headers">{headers.map(([name, value]) => `${visible(name)}: ${visible(value)}`).join('\n')}</span>
}

function Url({ url, query }: { readonly url: string; readonly query?: string }) {
  const text = visible(url)
  const start = query === undefined ? -1 : text.search(new RegExp(`[?&]${query.replace(/[^A-Za-z0-9_]/g, '.')}=`))
  if (start < 0) return <>{text}</>
  const end = text.indexOf('&', start + 1)
  const stop = end < 0 ? text.length : end
  return (
    <>
      {text.slice(0, start + 1)}
      <mark>{text.slice(start + 1, stop)}</mark>
      {text.slice(stop)}
    </>
  )
}
