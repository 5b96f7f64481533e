/** Operations, clauses and what is inside a clause. */
export const CLAUSES = `
.service { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; } .service .soft { font-weight: 400; margin-left: 0.4rem; }
.operation { margin-top: 2rem; }
.large .operation { content-visibility: auto; contain-intrinsic-size: auto 2.5rem; margin-top: 0.1rem; } .large .operation[open] { margin-bottom: 2rem; }
.operation > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; cursor: pointer; padding: 0.5rem 0; list-style: none; }
.operation > summary::-webkit-details-marker, .clause > summary::-webkit-details-marker { display: none; }
.operation > summary h3::before { content: "▸"; display: inline-block; width: 1.25rem; color: var(--soft); font-size: 0.8em; }
@media (prefers-reduced-motion: no-preference) { .operation > summary h3::before { transition: transform 0.1s; } }
.operation[open] > summary h3::before { transform: rotate(90deg) translate(0.05em, 0.25em); }
.operation > summary .tally { color: var(--soft); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.tally .fail { color: var(--fail); font-weight: 600; } .tally .waived { color: var(--waived); } .tally .inconclusive { color: var(--inconclusive); }
.clauses { border: 1px solid var(--line); border-radius: 6px; background: var(--panel); overflow: clip; }
.clause, .line { border-bottom: 1px solid var(--line); scroll-margin-top: 6rem; }
.chapter:last-child > :last-child { border-bottom: 0; }
.chapter > h4 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0; padding: 0.4rem 1rem; background: var(--shade); border-bottom: 1px solid var(--line); font-size: 0.8125rem; }
.chapter > h4 .soft { font-weight: 400; }
.clause > summary, .line { display: grid; grid-template-columns: 6.75rem minmax(0, 1fr) 4rem 5.5rem; gap: 0 1rem; align-items: baseline; padding: 0.5rem 1rem; }
.clause > summary { cursor: pointer; list-style: none; }
/* A fail is found by scrolling too. */
.clause[data-outcome=fail], .clause[data-outcome=fail] > summary { box-shadow: inset 3px 0 var(--fail); }
.clause[data-outcome=waived], .clause[data-outcome=waived] > summary { box-shadow: inset 3px 0 var(--waived); }
.clause[data-outcome=inconclusive], .clause[data-outcome=inconclusive] > summary { box-shadow: inset 3px 0 var(--inconclusive); }
.clause > summary:hover { background: var(--shade); }
.clause[open] > summary { border-bottom: 1px solid var(--line); background: var(--shade); }
.clause > summary:focus-visible { outline-offset: -2px; }
.tag { display: inline-block; font-size: 0.75rem; font-weight: 600; line-height: 1.35; padding: 0.1rem 0.5rem; border-radius: 3px; white-space: nowrap; justify-self: start; }
.tag.pass { color: var(--pass); background: var(--pass-tint); } .tag.fail { color: var(--fail); background: var(--fail-tint); }
.tag.waived { color: var(--waived); background: var(--waived-tint); } .tag.inconclusive { color: var(--inconclusive); background: var(--inconclusive-tint); }
.tag.untested { color: var(--untested); background: var(--untested-tint); }
.says { overflow-wrap: anywhere; } .id { display: block; color: var(--soft); font-size: 0.8125rem; line-height: 1.4; font-family: var(--mono); overflow-wrap: anywhere; }
.meta { color: var(--soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; } .meta.right { text-align: right; }
.inside { padding: 0.25rem 1rem 1.75rem; max-width: 100%; }
.pairs { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0.35rem 1rem; margin: 0.75rem 0 0; font-size: 0.9375rem; align-items: baseline; }
.pairs dt { color: var(--soft); font-size: 0.875rem; } .pairs dd { margin: 0; overflow-wrap: anywhere; }
.finding { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 4px; overflow: hidden; margin: 0.5rem 0; }
.finding > div { background: var(--panel); padding: 0.6rem 0.8rem; min-width: 0; overflow-wrap: anywhere; }
.finding .actual { background: var(--fail-tint); }
.finding b { display: block; font-size: 0.8125rem; font-weight: 600; color: var(--soft); }
.finding .actual b { color: var(--fail); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.side { min-width: 0; background: var(--shade); border-radius: 4px; padding: 0.75rem 0.9rem; }
.side b { display: block; font-size: 0.8125rem; color: var(--soft); margin-bottom: 0.35rem; font-weight: 600; }
.side .headers { color: var(--soft); } .side pre + pre { margin-top: 0.6rem; }
mark { background: var(--fail-tint); color: var(--fail); font-weight: 600; border-radius: 2px; padding: 0 0.15em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.side mark { outline: 1px solid var(--fail); }
.command { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem; align-items: start; background: var(--shade); border-radius: 4px; padding: 0.5rem 0.5rem 0.5rem 0.9rem; margin: 0.4rem 0; }
.command code { padding: 0.15rem 0; white-space: pre-wrap; }
.copy { font: inherit; font-size: 0.8125rem; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 0.15rem 0.6rem; cursor: pointer; }
.steps > li { margin: 0.75rem 0; } .steps > li > p { margin: 0 0 0.35rem; }
details.more > summary { cursor: pointer; font-size: 0.875rem; color: var(--soft); margin-top: 1rem; }
@media (max-width: 48rem) { .sides, .finding { grid-template-columns: 1fr; } }
@media (max-width: 40rem) {
  .clause > summary, .line { grid-template-columns: minmax(0, 1fr) auto; gap: 0.35rem 0.75rem; }
  .says { grid-column: 1 / -1; order: 3; } .meta.right { display: none; } .clause > summary .meta, .line .meta { justify-self: end; }
  .pairs { grid-template-columns: 1fr; gap: 0; } .pairs dd { margin-bottom: 0.5rem; }
}
`
