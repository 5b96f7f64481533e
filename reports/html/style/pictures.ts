/** Figures, drift, observations and teeth. */
export const PICTURES = `
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 2rem 2.5rem; margin-top: 1.25rem; align-items: start; }
.figures.wide { grid-template-columns: 1fr; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 0.875rem; color: var(--soft); max-width: 44rem; } figcaption b { color: var(--ink); display: block; font-size: 0.9375rem; }
figure .scroll { margin-top: 0.6rem; }
svg.plot { display: block; color: var(--ink); } .figures:not(.wide) svg.plot { max-width: 100%; height: auto; min-width: 24rem; } svg.plot text { white-space: pre; }
.odd { color: var(--fail); } .odd.gold { color: var(--gold); }
.change { padding: 1rem 0; border-bottom: 1px solid var(--line); } .change:last-child { border-bottom: 0; }
.label { display: inline-block; font-size: 0.75rem; font-weight: 600; border: 1px solid var(--line); border-radius: 3px; padding: 0.05rem 0.45rem; color: var(--gold); background: var(--panel); margin-right: 0.6rem; white-space: nowrap; }
.question { padding: 1.1rem 0; border-bottom: 1px solid var(--line); } .question:last-child { border-bottom: 0; } .question h3 { font-size: 1rem; } .question table { table-layout: fixed; } .question th:first-child { width: 35%; } .question td { overflow-wrap: anywhere; }
footer { margin: 5rem 0 3rem; padding-top: 1.5rem; border-top: 1px solid var(--line); font-size: 0.875rem; color: var(--soft); }
`
