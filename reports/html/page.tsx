/** The whole page: no part of it comes from elsewhere, and its policy forbids that any should. */
import { count } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'
import { ServiceCharts } from './pictures/service-charts.tsx'
import { DriftSection, Waivers } from './parts/drift.tsx'
import { Head } from './parts/head.tsx'
import { Disputes, Observations } from './parts/observations.tsx'
import { Operations } from './parts/operations.tsx'
import { TeethSection } from './parts/teeth.tsx'
import { Toolbar } from './parts/toolbar.tsx'
import { Worst } from './parts/worst.tsx'
import type { Scene } from './scene.ts'

export type Assets = { readonly style: string; readonly script: string; readonly policy: string }

export function Page({ scene, assets }: { readonly scene: Scene; readonly assets: Assets }) {
  const names = scene.run.services.map((service) => service.title).join(', ')
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={assets.policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${scene.sentence.headline}: ${visible(names)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: assets.style }} />
      </head>
      <body>
        <a class="skip" href="#clauses">
          Skip to the clauses
        </a>
        <Head scene={scene} />
        <main>
          <Contents scene={scene} />
          <Worst scene={scene} />
          <DriftSection scene={scene} />
          <Waivers scene={scene} />
          <section class="frame" aria-labelledby="clauses">
            <h2 id="clauses" tabIndex={-1}>
              Clauses
            </h2>
            {scene.compact && (
              <p class="soft">
                In a run of {count(scene.totals.planned, 'clause')} those that passed are told in one line; run.json has
                all that is known of them.
              </p>
            )}
            <Toolbar scene={scene} />
            <Operations scene={scene} />
          </section>
          <Observations scene={scene} />
          <Disputes scene={scene} />
          <ServiceCharts scene={scene} />
          <TeethSection scene={scene} />
        </main>
        <footer class="frame">
          <p>
            Made from {visible(scene.runFile)} by assay {scene.run.tool.version}. A pass says how sure it is: when
            nothing failed in n cases, the rate of failure is below 3/n at 95 %.
          </p>
        </footer>
        <script dangerouslySetInnerHTML={{ __html: assets.script }} />
      </body>
    </html>
  )
}

function Contents({ scene: { worst, context, run, review } }: { readonly scene: Scene }) {
  const links = [
    ...(worst.length > 0 ? [['broken', 'Broken clauses']] : []),
    ...(context.drift === undefined ? [] : [['drift', 'Drift']]),
    ...(review.stale.length + review.waived.size > 0 ? [['waivers', 'Waivers']] : []),
    ['clauses', 'Clauses'],
    ['observations', 'Open questions'],
    ...(run.services.some((service) => service.disputes.length > 0) ? [['disputes', 'Disagreements']] : []),
    ['behaviour', 'Speed and cost'],
    ...(context.teeth === undefined ? [] : [['teeth', 'Teeth']]),
  ]
  return (
    <nav class="frame contents" aria-label="Contents">
      {links.map(([anchor, text]) => (
        <a href={`#${anchor}`}>{text}</a>
      ))}
    </nav>
  )
}
