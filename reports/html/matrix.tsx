/** Several runs on one page, clause by target. */
import { renderToStaticMarkup } from 'preact-render-to-string'
import type { Matrix, Row } from '../drift/matrix.ts'
import { count, list } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'
import { policyFor } from './policy.ts'
import { Sentence, Tag } from './parts/words.tsx'
import { STYLE } from './style.ts'

/** A whole HTML file. It has no script: everything is there to be read. */
export function matrixPage(matrix: Matrix): string {
  return `<!doctype html>\n${renderToStaticMarkup(<MatrixPage matrix={matrix} />)}\n`
}

function MatrixPage({ matrix }: { readonly matrix: Matrix }) {
  const differing = matrix.rows.filter((row) => row.differs)
  const others = matrix.rows.filter((row) => !row.differs)
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policyFor({ style: STYLE })} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Conformance matrix</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main class="frame top">
          <div class="mark">
            <b>Assay matrix</b>
          </div>
          <h1>{count(matrix.columns.length, 'target')} side by side</h1>
          <p class="lead">
            {differing.length === 0
              ? 'They agree on every clause that was judged on all of them.'
              : `They disagree on ${count(differing.length, 'clause')} of ${matrix.rows.length}.`}
          </p>
          <Targets matrix={matrix} />
          <Table id="differing" title="Where they disagree" matrix={matrix} rows={differing} />
          <Table id="others" title="All other clauses" matrix={matrix} rows={others} />
        </main>
      </body>
    </html>
  )
}

function Targets({ matrix }: { readonly matrix: Matrix }) {
  return (
    <dl class="facts">
      {matrix.columns.map(({ services, target, started, counts }, index) => (
        <div>
          <dt>
            <b>#{index + 1}</b> {started.slice(0, 10)}
          </dt>
          <dd>{visible(target)}</dd>
          <dd class="small soft">{list(services)}</dd>
          <dd class="small soft">
            {counts.pass} pass, {counts.fail} fail, {counts.inconclusive} inconclusive, {counts.untested} untested
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Props = { readonly id: string; readonly title: string; readonly matrix: Matrix; readonly rows: readonly Row[] }

function Table({ id, title, matrix, rows }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p class="empty">None.</p>
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">Clause</th>
                {matrix.columns.map((column, index) => (
                  <th scope="col">
                    <abbr title={visible(column.target)}>#{index + 1}</abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <td class="says">
                    <Sentence text={row.statement} />
                    <span class="id">{row.clause}</span>
                  </td>
                  {row.cells.map((cell) => (
                    <td>{cell === undefined ? <span class="soft">none</span> : <Tag outcome={cell} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
