"""The style of the page that `html_format` writes: for the screen, wide and narrow, light and dark, and for paper."""

TLP_COLOURS = {"tlp-red": "#ff2b2b", "tlp-amber": "#ffc000", "tlp-green": "#33ff00", "tlp-clear": "#ffffff"}
"""The colours of the labels of the Traffic Light Protocol, on black (first.org/tlp, version 2.0)."""

STYLE = (
    """\
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --ink: #1d1f21; --quiet: #595c61; --line: #d8d6cf; --head: #1f4f8a; --tint: #f3f1ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --ink: #e4e3de; --quiet: #a3a6ab; --line: #3a3d42; --head: #8fbcf0; --tint: #1f2226;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 82rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: break-word;
}
a { color: var(--head); text-underline-offset: .15em; }
:target { background: var(--tint); outline: .35rem solid var(--tint); }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
h1, h2, h3, h4, h5, h6, .deep { line-height: 1.25; text-wrap: balance; color: var(--head); margin: 2.2em 0 .6em; }
h1 { font-size: 1.9rem; margin-top: .6em; }
h2 { font-size: 1.4rem; }
h3 { font-size: 1.18rem; }
h4, h5, h6, .deep { font-size: 1.05rem; font-weight: 600; }
.number { color: var(--quiet); font-weight: 400; margin-inline-end: .35em; }
p, ul, dl, .notes { max-width: 44rem; margin: .8em 0; }
ul { padding-inline-start: 1.3em; }
li { margin: .25em 0; }
li > ul, li > dl { margin: .25em 0; }
.marking {
  display: inline-block; padding: .05em .5em; border: 1px solid currentcolor; border-radius: .2em;
  font-size: .85rem; font-weight: 700; letter-spacing: .02em; vertical-align: middle;
}
.tlp-red, .tlp-amber, .tlp-green, .tlp-clear { background: #000; border-color: #000; print-color-adjust: exact; }
"""
    + "".join(f".{label} {{ color: {colour}; }}\n" for label, colour in TLP_COLOURS.items())
    + """\
.banner { text-align: end; max-width: none; margin: 0 0 1rem; }
.facts { display: grid; grid-template-columns: fit-content(11rem) 1fr; gap: .1em 1em; }
.facts { color: var(--quiet); font-size: .95rem; }
.facts dd { margin: 0; color: var(--ink); }
sup { line-height: 0; }
.about { color: var(--quiet); font-size: .92em; }
.about dt, .about dd { display: inline; margin: 0; }
.about dt::after { content: ": "; }
.about dd::after { content: " · "; }
.about dd:last-child::after { content: ""; }
nav ol { list-style: none; margin: 0; padding: 0; font-size: .95rem; line-height: 1.45; }
nav li { margin: .35em 0; }
nav li ol { padding-inline-start: 1em; }
nav a { text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
nav h2 { font-size: 1rem; color: var(--quiet); margin: 0 0 .5em; }
.scroll { overflow-x: auto; margin: 1.2em 0; }
table { border-collapse: collapse; width: 100%; font-size: .96rem; line-height: 1.45; }
caption { text-align: start; font-weight: 600; padding: 0 0 .4em; }
th, td { text-align: start; vertical-align: top; padding: .45em 1.1em .45em 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--line); }
tbody th { font-weight: 600; }
.group th { padding-top: 1em; color: var(--head); }
.notes { list-style: none; padding: 0; font-size: .92rem; border-top: 1px solid var(--line); }
.end { margin-top: 4rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .85rem; }
article + article { border-top: 2px solid var(--line); margin-top: 4rem; }
@media (min-width: 68rem) {
  .beside { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: 3.5rem; align-items: start; }
  .beside nav { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; }
  .beside main > article:first-child > :first-child { margin-top: 0; }
}
@media (max-width: 40rem) {
  body { padding: 1rem 1rem 2rem; }
  h1 { font-size: 1.5rem; }
  .facts { grid-template-columns: fit-content(7rem) 1fr; }
  .scroll { overflow: visible; }
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; left: -100rem; }
  tr { border-bottom: 1px solid var(--line); padding: .7em 0; }
  tbody th, td { border: 0; padding: .15em 0; }
  [data-label]::before { content: attr(data-label); display: block; }
  [data-label]::before { color: var(--quiet); font-size: .82rem; font-weight: 400; }
  td:empty { display: none; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #999; --head: #000; --tint: transparent; }
  :root { font-size: 10pt; }
  body { padding: 0; max-width: none; font-size: 1rem; line-height: 1.45; }
  .skip { display: none; }
  nav a, a { color: inherit; text-decoration: none; }
  nav { break-after: avoid; }
  h1, h2, h3, h4, h5, h6, .deep, caption, thead, .group { break-after: avoid; }
  p:has(+ ul), p:has(+ .scroll) { break-after: avoid; }
  tr, li, .end { break-inside: avoid; }
  .end { margin-top: 2rem; }
  .scroll { overflow: visible; }
  article + article { break-before: page; border: 0; margin: 0; }
  .marking { font-size: 10pt; }
  .banner .marking { font-size: 12pt; }
}
"""
)

PAGE = """\
@page {{
  margin: 22mm 18mm 20mm;
  @bottom-left {{ content: {title}; font: 8pt sans-serif; color: #444; }}
  @bottom-center {{ content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; }}
  @top-right {{ content: {markings}; font: bold 12pt sans-serif; color: {ink}; background: {paper}; }}
  @bottom-right {{ content: {markings}; font: bold 12pt sans-serif; color: {ink}; background: {paper}; }}
}}
"""
"""What stands in the margins of every page of paper, in browsers that have margin boxes (CSS Paged Media 3). A marking
stands where the Traffic Light Protocol wants its labels: at the right of header and footer, in at least 12 points."""
