/** Colours, type and the frame of the page. Colour always stands beside a word that says the same. */
export const BASE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --panel: #ffffff; --shade: #f3f1ea; --line: #dfdcd2; --ink: #1d1c19; --soft: #5c5a53; --gold: #7d5f0e;
  --pass: #1a6e3c; --fail: #b3261e; --waived: #6a47a3; --inconclusive: #865000; --untested: #5c5a53;
  --pass-tint: #e6f2ea; --fail-tint: #fbe8e6; --waived-tint: #efe9f8; --inconclusive-tint: #fbf0dc; --untested-tint: #efede6;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", "Liberation Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151513; --panel: #1c1c19; --shade: #252420; --line: #3a3832; --ink: #edebe4; --soft: #aeaba1; --gold: #dbbb62;
    --pass: #74cf98; --fail: #ff8f85; --waived: #c6adf3; --inconclusive: #efb65f; --untested: #aeaba1;
    --pass-tint: #1b3325; --fail-tint: #451d1a; --waived-tint: #30264a; --inconclusive-tint: #3c2d12; --untested-tint: #2c2b26;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 5.5rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; overflow-wrap: break-word; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
.frame { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; margin: 0; font-weight: 650; letter-spacing: -0.011em; }
h2 { font-size: 1.5rem; margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.125rem; }
h4 { font-size: 0.875rem; margin: 1.75rem 0 0.5rem; }
p { margin: 0.5rem 0; max-width: 44rem; text-wrap: pretty; }
a { color: inherit; text-decoration-color: var(--gold); text-decoration-thickness: 0.08em; text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 0.14em; }
[tabindex="-1"]:focus { outline: none; }
:focus-visible { outline: 2px solid var(--gold); outline-offset: 2px; border-radius: 2px; }
code, pre, .mono { font-family: var(--mono); font-size: 0.84em; font-variant-ligatures: none; }
code, .mono { overflow-wrap: anywhere; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; tab-size: 2; }
.soft { color: var(--soft); }
.small { font-size: 0.875rem; }
.number { font-variant-numeric: tabular-nums; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 9; background: var(--panel); padding: 0.5rem 1rem; border: 1px solid var(--line); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
ul.plain, ol.plain { list-style: none; margin: 0; padding: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th { text-align: left; font-weight: 600; color: var(--soft); }
th, td { padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
th.number, td.number { text-align: right; width: 6rem; }
td.mono { font-size: 0.8125rem; min-width: 13rem; } td.says { min-width: 15rem; }
tr > :last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
.empty { color: var(--soft); padding: 1rem 0; }
@media (max-width: 40rem) { .frame { padding: 0 1rem; } h2 { margin-top: 3rem; } }
@media print { .toolbar, .skip, .copy { display: none !important; } body { font-size: 10pt; } }
`
