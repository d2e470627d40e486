"""A report page with everything that a print has to get right; its figures are invented."""

from datetime import UTC, datetime
from pathlib import Path

from strandreport.report.printing import Attachment

TEMPLATES = Path(__file__).parents[3] / "templates"
ROWS = 120
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR4nGPU9pndwMDAwMDEAAUAF+YBlkse/NwAAAAASUVORK5CYII="

STYLE = """
@page { size: A4; margin: 22mm 18mm;
  @top-left { content: "Progress report 2019" } @top-right { content: string(chapter) }
  @bottom-right { content: counter(page) " / " counter(pages) }
  @right-middle { content: "Draft"; width: 60mm; height: 5mm; margin-left: -25mm; transform: rotate(-90deg) } }
html { font: 9.5pt/1.4 "Source Serif 4" }
h2 { string-set: chapter content(); break-before: page }
table { font: 8.3pt/1.3 "Source Sans 3"; width: 100%; border-collapse: collapse }
td, th { border-bottom: 1px solid #ccc; text-align: left }
tr, figure { break-inside: avoid }
nav ol { list-style: none }
nav a::after { content: leader('.') target-counter(attr(href url), page) }
.note { float: footnote }
dl { display: grid; grid-template-columns: 1fr 1fr }
.two { columns: 2 }
"""


def chart(title="Agreements in force", description="From 20 in 2015 to 26 in 2019"):
    """A line chart as the templates draw it."""
    return f"""<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 340 120" width="340" height="120">
<title>{title}</title><desc>{description}</desc>
<g opacity="0.9"><polyline points="10,100 90,80 170,70 250,50 330,20" fill="none" stroke="#2B4C9B"/></g>
<text x="10" y="115" font-size="11">2015</text><text x="300" y="115" font-size="11">2019</text></svg>"""


def scorecard():
    """A table whose head has two rows and spans, with groups and a foot."""
    return """<table id="scorecard"><caption>Scorecard</caption>
<thead><tr><th scope="col" rowspan="2">Indicator</th><th scope="colgroup" colspan="2">Value</th>
<th scope="col" rowspan="2">Status</th></tr><tr><th scope="col">2015</th><th scope="col">2019</th></tr></thead>
<tbody><tr><th scope="rowgroup" colspan="4">Agreements</th></tr>
<tr><th scope="row">In force</th><td>20</td><td>26</td><td>On track</td></tr></tbody>
<tbody><tr><th scope="rowgroup" colspan="4">Publications</th></tr>
<tr><th scope="row">With a partner<span class="note">Any author abroad.</span></th><td>3,020</td><td>3,905</td>
<td>At risk</td></tr></tbody>
<tfoot><tr><th scope="row">Counted</th><td>2</td><td>2</td><td>–</td></tr></tfoot></table>"""


def long_table(rows=ROWS):
    """A table that goes on over pages, with a link in its head."""
    body = "".join(
        f'<tr><th scope="row">AG-{number:03}</th><td>Institution {number}</td><td>Country {number % 7}</td></tr>'
        for number in range(1, rows + 1)
    )
    return f"""<table id="register"><caption>Register of agreements</caption><thead><tr>
<th scope="col"><a href="#method">Code</a></th><th scope="col">Partner</th><th scope="col">Country</th></tr></thead>
<tbody>{body}</tbody></table>"""


BODY = f"""<main><header><h1>Partnerships</h1><p>Strategy 2016–2020</p></header>
<nav role="doc-toc" aria-label="Contents"><ol><li><a href="#standing">Standing</a>
<ol><li><a href="#score">Scorecard</a></li></ol></li><li><a href="#method">Method</a></li></ol></nav>
<section id="standing"><h2>Standing</h2>
<p>Of the <abbr title="European Research Council">ERC</abbr> grants<span class="note">Signed before the cut-off.</span>,
the <span lang="fr">chargés de mission</span> hold <a href="https://example.org/a-long-address-that-goes-on" >nine of
twenty-two, which is a long text for one link so that it has to go on over the line</a> ≥ 5 − ▲ ■ → é.</p>
<figure>{chart()}<figcaption>Agreements, at the end of each year</figcaption></figure>
<p><svg aria-hidden="true" xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle r="4" cx="5" cy="5"/></svg>
On track <img alt="" src="data:image/png;base64,{PIXEL}"> <img alt="Institute" src="data:image/png;base64,{PIXEL}"></p>
<ul><li>First<ul><li>Nested</li></ul></li><li><p>With a paragraph</p></li></ul>
<ol><li>One</li><li>Two</li></ol>
<dl><dt>Cut-off</dt><dd>31 December 2019</dd><div><dt>Standing</dt><dd>Draft</dd></div></dl>
<details open><summary>Evidence</summary><p>Twenty-six rows, <code>AG-001</code>, said <q>in force</q></p></details>
<blockquote><p>Quoted</p><footer>Strategy, page 4</footer></blockquote>
<div class="two"><p>{"Words in two columns that go on. " * 12}</p></div>
<h3 id="score">Scorecard</h3>{scorecard()}</section>
<section><h2 id="method">Method</h2><aside><p>Counting rules.</p></aside>{long_table()}</section></main>"""

# What no template should do, and what must nevertheless give a right file.
ODDITIES = f"""<h1 id="top">Oddities</h1>
<p><a href="#top">A drawing in a link {chart()}</a></p>
<p><a href="#top"><span style="display: block">A block in a link</span></a></p>
<p>Text <span style="position: absolute">placed</span> <span style="float: right">floating</span>
<span style="display: inline-block">A box <a href="#top">with a link</a></span></p>
<ul><li>Text <p>and a paragraph</p> and text</li><li><div style="float: left">Floating</div> and text</li></ul>
<ul style="list-style-position: inside"><li><p>One</p><ul style="list-style: none"><li>Two</li></ul></li></ul>
<ul style="display: flex"><li>One</li><li><table><tr><th scope="row">x</th><td>y</td></tr></table></li></ul>
<dl><div><dt>Term</dt><dd><dl><dt>Inner</dt><dd><p>Paragraph</p></dd></dl></dd></div></dl>
<table><caption>Notes in heads<span class="note">Of the caption.</span></caption>
<thead><tr><th scope="col"><a href="#top"><b>Code</b> {chart()}</a></th><th scope="col">Words</th></tr></thead>
<tbody><tr><th scope="row">A</th><td></td></tr>
<tr style="break-inside: auto"><th scope="row">B</th><td>{"Words that break over the page. " * 300}</td></tr></tbody>
<tfoot><tr><th scope="row">Foot</th><td><ul><li>One</li></ul></td></tr></tfoot></table>
<div style="columns: 2">Bare text in columns <p>{"and a paragraph that goes on " * 40}</p></div>
<div style="display: grid; grid-template-columns: 1fr 1fr"><p>One</p>Two</div>"""


def page(body=BODY, style=STYLE, title="Partnerships: progress report 2019", language="en"):
    """A whole HTML page."""
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="Institute"><meta name="dcterms.created" content="2019-12-31T00:00:00+00:00">
<meta name="dcterms.modified" content="2019-12-31T00:00:00+00:00"><style>{style}</style></head>
<body>{body}</body></html>"""


def attachments():
    """Two files with the same bytes and different names, which WeasyPrint alone mixes up."""
    day = datetime(2019, 12, 31, tzinfo=UTC)
    data = b"code,partner\nAG-001,Institution 1\n"
    return (
        Attachment("register.csv", "Register as CSV", data, "text/csv", "Source", day),
        Attachment("figures.parquet", "Figures as Parquet", data, "application/vnd.apache.parquet", "Data", day),
    )
