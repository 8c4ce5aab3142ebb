"""The look of the page. Colours stand once, light and dark; a browser test measures their contrast."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f5f6f9; --card: #fff; --ink: #182033; --soft: #525d73; --line: #d9dee8; --link: #1f4fc4;
  --blocking: #1f3f99; --on-blocking: #fff; --informing: #d3e0fb; --on-informing: #17357f;
  --job: #e1efe6; --on-job: #1c5333; --missing: #fde3dc; --on-missing: #9a2a10;
  --owed: #b4480f; --grave: #fff1d6; --head: #eef1f6;
  --h1: #e4ecfc; --h2: #c6d8f9; --h3: #98b8f3; --h4: #3a68d8; --h5: #1b3a96; --on-low: #182033; --on-high: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #10141b; --card: #181e28; --ink: #e5eaf3; --soft: #a0acbe; --line: #303a4a; --link: #93b4ff;
    --blocking: #8fb0ff; --on-blocking: #0d1830; --informing: #26396a; --on-informing: #d5e1ff;
    --job: #1d3a2a; --on-job: #b6e3c6; --missing: #4a2118; --on-missing: #ffc3b1;
    --owed: #ffa066; --grave: #3b2f12; --head: #202836;
    --h1: #1d2942; --h2: #253a6c; --h3: #31509c; --h4: #7fa3f5; --h5: #c4d5ff; --on-low: #e5eaf3; --on-high: #0d1830;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
header, nav ul, main, footer { max-width: 84rem; margin: 0 auto; padding: 0 clamp(.8rem, 3vw, 2rem); }
h1, h2, h3, h4 { line-height: 1.25; }
h1 { margin: 1.6rem 0 .2rem; font-size: 1.7rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { margin: 2.6rem 0 .6rem; font-size: 1.3rem; }
h3 { margin: 1.6rem 0 .4rem; font-size: 1.05rem; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 .2rem; font-size: .95rem; }
p { margin: .3rem 0 .7rem; max-width: 75ch; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; overflow-wrap: anywhere; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus-visible { outline: none; }
code { font: .88em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
ul { margin: .2rem 0 .6rem; padding-left: 1.2rem; }
small, .note, .lede, .place, caption { color: var(--soft); }
.note { font-size: .9rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; z-index: 3; padding: .5rem 1rem; background: var(--card); }
.skip:focus { left: .5rem; top: .5rem; }
.shapes { position: absolute; }
.filled { fill: currentColor; }
.outlined { fill: none; stroke: currentColor; stroke-width: 1.7; }
.sign { width: .7em; height: .7em; margin-right: .4em; }

nav { position: sticky; top: 0; z-index: 2; background: var(--page); border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.4rem; list-style: none; }
nav a { display: block; padding: .55rem 0; text-decoration: none; font-weight: 600; }
nav a:hover { text-decoration: underline; }
.summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .7rem; margin: 1rem 0 1.2rem; padding: 0; list-style: none; }
.summary li { padding: .6rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.summary a { display: block; color: inherit; text-decoration: none; }
.summary a:hover span { text-decoration: underline; }
.summary b { font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.summary small { display: block; line-height: 1.35; }

.scroll { position: relative; overflow-x: auto; margin: .5rem 0 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .92rem; }
caption { padding: .55rem .8rem; text-align: left; font-size: .85rem; }
th a { overflow-wrap: normal; }
table code { white-space: nowrap; }
th, td { padding: .45rem .8rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { background: var(--head); font-size: .82rem; white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 600; white-space: nowrap; }
.group th { padding-top: .7rem; background: var(--head); font-weight: 400; white-space: normal; }
.group b { font-size: 1rem; }
.still { position: sticky; left: .8rem; display: inline-block; max-width: 80vw; }
time { white-space: nowrap; }
.count { margin-left: .6rem; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 9px; font-size: .8rem; }
.ladder td { white-space: nowrap; }
.ladder td:last-child { white-space: normal; min-width: 20rem; }
.missing { margin: 0; padding: 0; list-style: none; }
.at { color: var(--soft); white-space: nowrap; }
.missing .at::after { content: ":"; }
.behind { color: var(--owed); font-weight: 600; }
.behind::before { content: "▾ "; }
.track { display: block; }
.track text { fill: currentColor; font-size: 12px; }
.track line { stroke-width: 2; }
.rail { stroke: var(--line); }
.stop { fill: var(--soft); }
.way { stroke: var(--link); stroke-width: 4; }
.owed { stroke: var(--owed); stroke-dasharray: 3 3; }
.ring { fill: none; stroke: var(--ink); stroke-width: 2; }
.dot { fill: var(--link); }

.badge { display: inline-flex; align-items: center; padding: .05rem .55rem; border: 1px solid transparent; border-radius: 4px; white-space: nowrap; }
.badge.blocking { background: var(--blocking); color: var(--on-blocking); }
.badge.informing { background: var(--informing); color: var(--on-informing); }
.badge.job { background: var(--job); color: var(--on-job); }
.badge.external, .badge.covered { border-color: var(--line); color: var(--soft); }
.badge.missing { background: var(--missing); color: var(--on-missing); font-weight: 600; }
.unasked { color: var(--soft); }
.pips { display: block; margin: .35rem 0 .1rem .35rem; color: var(--soft); }
.pips .blocking { color: var(--blocking); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; padding: 0; list-style: none; font-size: .88rem; color: var(--soft); }

.heat { table-layout: auto; font-variant-numeric: tabular-nums; }
.heat th, .heat td { padding: .3rem .25rem; text-align: center; border: 1px solid var(--card); border-width: 0 1px 1px 0; }
.heat th:first-child { padding: .3rem .8rem; text-align: left; }
.heat td { min-width: 1.9rem; }
.heat .h0 { color: var(--soft); }
.heat .h1 { background: var(--h1); color: var(--on-low); }
.heat .h2 { background: var(--h2); color: var(--on-low); }
.heat .h3 { background: var(--h3); color: var(--on-low); }
.heat .h4 { background: var(--h4); color: var(--on-high); }
.heat .h5 { background: var(--h5); color: var(--on-high); font-weight: 700; }
.heat .sum { padding: .3rem .8rem; font-weight: 600; }
.scroll th[scope=row], .heat thead th:first-child { position: sticky; left: 0; background: var(--card); }
.heat thead th:first-child { background: var(--head); }
.deltas td:nth-of-type(2), .deltas td:nth-of-type(4) { min-width: 12rem; }
.deltas td:nth-of-type(3) { min-width: 16rem; }
.classes code { white-space: normal; overflow-wrap: break-word; }
.schedules td:first-of-type { min-width: 12rem; }
.schedules td:last-child { min-width: 22rem; }

details { margin: .4rem 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
summary { padding: .5rem .8rem; cursor: pointer; border-radius: 8px; }
summary:hover { background: var(--head); }
summary h3 { display: inline; margin: 0; }
.inside { scroll-margin-top: 3rem; padding: .2rem .8rem .6rem; border-top: 1px solid var(--line); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .3rem 1.2rem; margin: .5rem 0; }
.facts dt { color: var(--soft); font-size: .82rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.facts ul { padding: 0; list-style: none; margin: 0; }
.changes { padding: 0; list-style: none; }
.changes li { margin: .3rem 0; padding: .4rem .8rem; border-left: 4px solid var(--line); background: var(--card); overflow-wrap: anywhere; }
.first li { border-color: var(--owed); background: var(--grave); }
footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--soft); font-size: .9rem; }

@media (max-width: 40rem) {
  body { font-size: 14px; }
  nav { position: static; }
  html { scroll-padding-top: .5rem; }
  tbody th { white-space: normal; }
  th, td { padding: .4rem .55rem; }
  .summary { grid-template-columns: repeat(2, 1fr); }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; }
  body { background: #fff; font-size: 9pt; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; border: 0; }
  details { border: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  tr, .summary li, .changes li { break-inside: avoid; }
  thead { display: table-header-group; }
  h2, h3, h4, caption { break-after: avoid; }
  th, td { padding: .2rem .4rem; }
  .badge, .heat td, .group th, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll th[scope=row] { position: static; }
}
"""
