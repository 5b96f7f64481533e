/** The picture: for each strategy the share of mutants killed over the calls, on a background of its own so that it reads in any theme. */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Found } from './task.ts'

export type Panel = { readonly title: string; readonly found: readonly Found[] }

type Point = { readonly panel: string; readonly strategy: string; readonly calls: number; readonly share: number }
type Label = Point & { readonly y: number }

const [width, height] = [920, 400]
/** Between two labels, in per cent of the height. */
const gap = 6
const colours = ['#9a6700', '#0550ae', '#8250df', '#57606a']
const dashes = ['0', '7 3', '2 3', '9 3 2 3']

/** The SVG as text. */
export function plotOf(panels: readonly Panel[], strategies: readonly string[], most: number): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const points = panels.flatMap((panel) => strategies.flatMap((strategy) => curveOf(panel, strategy, most)))
  const picture = Plot.plot({
    document,
    width,
    height,
    marginTop: 44,
    marginLeft: 52,
    marginRight: 152,
    marginBottom: 44,
    style: { background: '#ffffff', color: '#1f2328', fontSize: '13px', fontFamily: 'system-ui, sans-serif' },
    fx: { domain: panels.map(({ title }) => title), label: null, padding: 0.42, axis: null },
    x: { type: 'log', domain: [1, most], label: null },
    y: { domain: [0, 100], label: null, grid: true },
    color: { domain: [...strategies], range: colours },
    marks: [
      Plot.axisX(
        [1, 2, 5, 10, 20, 50, 100, 200, 500].filter((tick) => tick <= most),
        { text: String, label: 'calls at the mock', labelAnchor: 'center', labelArrow: 'none' },
      ),
      Plot.ruleY([0], { stroke: '#1f2328' }),
      ...strategies.map((strategy, at) =>
        Plot.line(
          points.filter((point) => point.strategy === strategy),
          {
            x: 'calls',
            y: 'share',
            fx: 'panel',
            stroke: 'strategy',
            curve: 'step-after',
            strokeWidth: at === 0 ? 3 : 2,
            strokeDasharray: dashes[at] ?? '0',
          },
        ),
      ),
      Plot.text(labelsOf(points, panels, strategies, most), {
        x: 'calls',
        y: 'y',
        fx: 'panel',
        text: 'strategy',
        fill: 'strategy',
        textAnchor: 'start',
        dx: 8,
        fontWeight: 600,
      }),
      Plot.text(panels, {
        fx: 'title',
        text: 'title',
        frameAnchor: 'top-left',
        dy: -26,
        fontWeight: 600,
        fontSize: 14,
      }),
    ],
  })
  picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  picture.setAttribute('role', 'img')
  picture.setAttribute('aria-label', 'Share of mutants killed over calls, one line for each strategy')
  return `${picture.outerHTML}\n`
}

/** The share at every call where it grows, and at the end. */
function curveOf({ title, found }: Panel, strategy: string, most: number): readonly Point[] {
  const trials = found.filter((trial) => trial.strategy === strategy)
  const kills = trials.flatMap(({ kill }) => (kill === undefined || kill.calls > most ? [] : [kill.calls]))
  return [...new Set([1, ...kills, most])]
    .toSorted((a, b) => a - b)
    .map((calls) => ({
      panel: title,
      strategy,
      calls,
      share: (100 * kills.filter((kill) => kill <= calls).length) / Math.max(1, trials.length),
    }))
}

/** One at the end of each line, moved apart where lines end together. */
function labelsOf(
  points: readonly Point[],
  panels: readonly Panel[],
  strategies: readonly string[],
  most: number,
): readonly Label[] {
  return panels
    .flatMap(({ title }) => {
      const ends = points.filter(({ calls, panel }) => panel === title && calls === most)
      const low = ends.toSorted((a, b) => a.share - b.share)
      let floor = -gap
      return low.map((end) => {
        floor = Math.max(end.share, floor + gap)
        return { ...end, y: floor }
      })
    })
    .filter(({ strategy }) => strategies.includes(strategy))
}
