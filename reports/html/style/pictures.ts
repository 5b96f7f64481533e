/** Figures, drift, observations and teeth. */
export const PICTURES = `
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 2rem 2.5rem; margin-top: 1.25rem; align-items: start; }
.figures.wide { grid-template-columns: 1fr; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 0.875rem; color: var(--soft); max-width: 44rem; } figcaption b { color: var(--ink); display: block; font-size: 0.9375rem; }
figure .scroll { margin-top: 0.6rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; margin-top: 0.4rem; font-size: 0.8125rem; color: var(--soft); }
.legend li { display: inline-flex; align-items: center; gap: 0.4rem; }
svg.plot { display: block; color: var(--ink); } .figures:not(.wide) svg.plot { max-width: 100%; height: auto; min-width: 24rem; } svg.plot text { white-space: pre; }
.odd { color: var(--fail); } .odd.gold { color: var(--gold); }
.change { padding: 0.75rem 0; border-bottom: 1px solid var(--line); } .change:last-child { border-bottom: 0; } .change .more > summary { margin-top: 0.25rem; }
.turn { max-width: none; margin: 0.25rem 0; overflow-wrap: anywhere; } .turn del { color: var(--soft); text-decoration: none; } .turn ins { text-decoration: none; font-weight: 600; }
.label { display: inline-block; font-size: 0.75rem; font-weight: 600; border: 1px solid var(--line); border-radius: 3px; padding: 0.05rem 0.45rem; color: var(--gold); background: var(--panel); margin-right: 0.6rem; white-space: nowrap; }
.question { padding: 0.9rem 0; border-bottom: 1px solid var(--line); } .question:last-child { border-bottom: 0; } .question h3 { font-size: 1rem; }
.question .id { margin: 0.1rem 0 0.35rem; max-width: none; }
.seen { margin: 0; font-size: 0.9375rem; } .seen div { display: grid; grid-template-columns: minmax(8rem, 22rem) minmax(0, 1fr); gap: 0 1.25rem; padding: 0.15rem 0; align-items: baseline; }
.seen dt { font-family: var(--mono); font-size: 0.8125rem; overflow-wrap: anywhere; } .seen dd { margin: 0; overflow-wrap: anywhere; }
.question details.more > summary { margin-top: 0.35rem; }
@media (max-width: 40rem) { .seen div { grid-template-columns: 1fr; padding: 0.3rem 0; } }
footer p { margin: 4rem 0 3rem; padding-top: 1.5rem; border-top: 1px solid var(--line); max-width: none; font-size: 0.875rem; color: var(--soft); }
`
