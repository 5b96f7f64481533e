/** The verdict, the totals, the facts, and the bar of filters. */
export const HEAD = `
.top { padding-top: 3rem; }
.top .mark { display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; color: var(--soft); font-size: 0.875rem; }
.top .mark b { color: var(--gold); font-weight: 650; letter-spacing: 0.02em; }
h1 { font-size: clamp(2rem, 5vw, 3rem); margin-top: 1.75rem; letter-spacing: -0.025em; }
h1.good { color: var(--pass); } h1.bad { color: var(--fail); } h1.unknown { color: var(--inconclusive); }
.lead { text-wrap: balance; font-size: 1.1875rem; line-height: 1.5; margin-top: 0.75rem; }
.reasons { margin: 0.75rem 0 0; padding-left: 1.1rem; max-width: 44rem; }
.reasons li { margin: 0.25rem 0; }
.reasons li.note { color: var(--soft); }
.bar { display: block; width: 100%; height: 0.75rem; margin-top: 2rem; border-radius: 3px; overflow: hidden; background: var(--shade); }
.bar .pass { fill: var(--pass); } .bar .fail { fill: var(--fail); } .bar .waived { fill: var(--waived); }
.bar .inconclusive { fill: var(--inconclusive); } .bar .untested { fill: var(--untested); opacity: 0.45; }
.totals { display: flex; flex-wrap: wrap; gap: 0.5rem 2.25rem; margin-top: 1rem; }
.totals li { display: flex; align-items: baseline; gap: 0.45rem; }
.totals b { font-size: 1.375rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.totals .none { color: var(--soft); } .totals .none b { font-weight: 400; }
.totals .fail b { color: var(--fail); } .totals .pass b { color: var(--pass); } .totals .waived b { color: var(--waived); } .totals .inconclusive b { color: var(--inconclusive); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1.1rem 1.5rem; margin: 2.25rem 0 0; border: solid var(--line); border-width: 1px 0; padding: 1.25rem 0; }
.facts div { min-width: 0; }
.facts dt { color: var(--soft); font-size: 0.8125rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.facts dd.alarm { color: var(--fail); font-weight: 600; }
.contents { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 1.5rem; font-size: 0.9375rem; }
.worst { margin-top: 1.25rem; }
.worst li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
.worst li:last-child { border-bottom: 0; }
.worst .got { color: var(--soft); font-size: 0.9375rem; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.toolbar { position: sticky; top: 0; z-index: 3; background: var(--paper); border-bottom: 1px solid var(--line); margin-top: 2rem; padding: 0.75rem 0; display: flex; flex-wrap: wrap; gap: 0.6rem 1.25rem; align-items: center; }
.toolbar fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0.35rem; }
.toolbar label.chip { display: inline-flex; align-items: center; gap: 0.35rem; padding: 0.15rem 0.6rem 0.15rem 0.45rem; border: 1px solid var(--line); border-radius: 999px; font-size: 0.8125rem; background: var(--panel); cursor: pointer; }
.toolbar label.chip:has(:focus-visible) { outline: 2px solid var(--gold); outline-offset: 2px; }
.toolbar label.chip:has(:checked) { border-color: currentColor; }
.toolbar label.chip:not(:has(:checked)) { color: var(--soft); background: transparent; }
.toolbar input[type=checkbox] { margin: 0; accent-color: var(--gold); }
.toolbar input[type=search] { font: inherit; font-size: 0.875rem; color: inherit; background: var(--panel); border: 1px solid var(--soft); border-radius: 4px; padding: 0.3rem 0.6rem; width: 11.5rem; max-width: 100%; }
.toolbar output { font-size: 0.8125rem; color: var(--soft); margin-left: auto; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  .top { padding-top: 1.5rem; }
  .totals { gap: 0.25rem 1.25rem; }
  .facts { grid-template-columns: 1fr 1fr; }
  .worst li { grid-template-columns: 1fr; }
  .toolbar { position: static; } .toolbar label.grow, .toolbar input[type=search] { width: 100%; } .toolbar output { margin-left: 0; }
  html { scroll-padding-top: 1rem; }
}
`
