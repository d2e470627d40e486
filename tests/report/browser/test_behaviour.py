"""What scripts add to a page, as a reader meets it; and that the page is whole without them."""

import re

import pytest

from tests.report.browser.tools import needs_browser, run, visit

pytestmark = [needs_browser, pytest.mark.slow]
TABLE = "document.querySelector('.indicator table:has(tr[data-figure])')"
FIRST = f"[...{TABLE}.tBodies[0].rows].map((row) => row.cells[0].textContent.trim())"
LAST = f"[...{TABLE}.tBodies[0].rows].map((row) => row.cells[row.cells.length - 1].firstElementChild.firstChild.data)"
HEAD = f"{TABLE}.tHead.rows[0].cells"
CLICK = "[...{table}.tHead.rows[0].cells].at({place}).querySelector('button').click()"
TOLD = "document.querySelector('[role=status]').textContent"
CALM = [{"name": "prefers-reduced-motion", "value": "reduce"}]


def click(place):
    return CLICK.format(table=TABLE, place=place)


def numbers(texts):
    return [float(re.sub(r"[^\d.]", "", text.replace(",", "."))) for text in texts]


def test_a_table_is_sorted_by_its_figures_and_back_again(strand):
    sort = f"[...{HEAD}].at(-1).getAttribute('aria-sort')"
    steps = (FIRST, LAST, click(-1), LAST, sort, TOLD, click(-1), LAST, sort, click(-1), FIRST, sort)
    periods, values, _, up, ascending, told, _, down, descending, _, again, none = run(strand["en"], *steps)
    assert numbers(up) == sorted(numbers(values))
    assert numbers(down) == sorted(numbers(values), reverse=True)
    assert (ascending, descending, none) == ("ascending", "descending", None)
    assert "smallest" in told
    assert again == periods
    assert up != down


def test_french_numbers_are_sorted_as_numbers(strand):
    _, up = run(strand["fr"], click(-1), LAST)
    assert len(set(up)) > 2
    assert numbers(up) == sorted(numbers(up))


def test_the_status_line_is_a_live_region_and_the_button_keeps_the_focus(strand):
    focus = f"[...{HEAD}].at(-1).querySelector('button').focus()"
    on = "document.activeElement.className"
    assert run(strand["en"], focus, {"press": "Enter"}, on, TOLD)[2:] == ["sort", run(strand["en"], click(-1), TOLD)[1]]


def test_a_long_table_is_searched_without_accents_and_tells_how_many_rows_are_left(strand):
    grown = (
        "(() => { const table = document.querySelector('.filter + table'); const input = table.previousSibling"
        ".querySelector('input'); input.value = 'ZZ nothing'; input.dispatchEvent(new Event('input')); "
        "const left = [...table.tBodies[0].rows].filter((row) => !row.hidden).length; "
        "const first = table.tBodies[0].rows[0].cells[1].textContent; "
        "input.value = first.normalize('NFD').replace(/\\p{M}/gu, '').toUpperCase(); "
        "input.dispatchEvent(new Event('input')); "
        "return [left, [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[1].textContent)"
        ", first, input.labels[0].textContent] })()"
    )
    # the sample has no long table: one of its tables is made long before the scripts run
    page = strand["fr"].with_name("long.fr.html")
    html = strand["fr"].read_text(encoding="utf-8")
    rows = "".join(f"<tr><th scope='row'>{i}</th><td>Équipe {chr(65 + i)} élue</td></tr>" for i in range(12))
    table = (
        f"<table><caption>Équipes</caption><thead><tr><th>N</th><th>É</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    page.write_text(html.replace("</main>", f"{table}</main>"), encoding="utf-8")
    [[left, shown, first, label]] = run(page, grown)
    assert left == 0
    assert shown == [first]
    assert label.startswith("Chercher dans ce tableau")


def test_a_figure_opens_its_evidence_and_takes_its_address(strand):
    opened = (
        "(() => { const button = document.querySelector('.figure-button'); const block = button.closest('.indicator'); "
        "const before = block.querySelector('details').open; button.click(); const rows = block.querySelectorAll("
        "'.behind tbody tr'); return [before, block.querySelector('details').open, location.hash, "
        "button.closest('tr').dataset.figure, [...rows].filter((row) => !row.hidden).length, "
        "document.activeElement.tagName, block.querySelector('.evidence a[download]').getAttribute('href')] })()"
    )
    [[before, after, address, figure, shown, focus, file]] = run(strand["en"], opened, media=CALM)
    assert (before, after, focus) == (False, True, "SUMMARY")
    assert address == f"#{figure}"
    assert shown == 1
    assert file.startswith("evidence-")
    assert file.endswith(".en.csv")


def test_the_language_switch_keeps_the_place(strand):
    aim = "document.querySelectorAll('.indicator')[1].scrollIntoView()"
    go = {"follow": "document.querySelector('.elsewhere a[hreflang]').click()"}
    place = "document.querySelectorAll('.indicator')[1].id"
    seen = "Math.round(document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top)"
    _, wanted, address, top = run(strand["en"], aim, place, go, seen, media=CALM)
    assert ".fr.html#" in address
    assert address.partition("#")[2].startswith(wanted)
    assert 0 <= top < 450


def test_the_switch_of_an_unread_page_leads_to_its_beginning(strand):
    [address] = run(strand["fr"], {"follow": "document.querySelector('.elsewhere a[hreflang]').click()"})
    assert address.endswith("european_programmes.en.html")


def test_a_link_to_a_closed_part_opens_it(strand):
    page = strand["en"].with_name("deep.en.html")
    html = strand["en"].read_text(encoding="utf-8")
    page.write_text(html.replace("</main>", '<details><summary>x</summary><p id="within">y</p></details></main>'))
    assert run(page, "document.getElementById('within').parentElement.open", place="#within") == [True]


def test_every_part_offers_its_link(strand):
    copied = (
        "(async () => { let text = ''; Object.defineProperty(navigator, 'clipboard', { value: "
        "{ writeText: async (each) => { text = each } } }); const part = document.querySelector('.indicator'); "
        "part.querySelector('.copy').click(); await new Promise((done) => setTimeout(done, 50)); "
        "return [text.split('#')[1], part.id, document.querySelector('[role=status]').textContent] })()"
    )
    [[copied_id, own, told]] = run(strand["en"], copied)
    assert copied_id == own
    assert told == "The link was copied"


def test_a_page_is_whole_without_scripts(strand):
    [found] = visit(
        {"page": strand["en"], "javascript": False, "steps": ["document.querySelectorAll('button').length"]}
    )
    assert found["answers"] == [0]
    [hidden] = run(strand["en"], "document.querySelectorAll('main [hidden]:not(.narrowed)').length")
    assert hidden == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_scripts_run(strand, width):
    """Fonts that are decoded late move a line with or without scripts; scripts add nothing to that."""
    tops = "[...document.querySelectorAll('main section, main h2, main h3, main table, main figure, main dl, main p')]"
    places = (
        f"document.fonts.ready.then(() => {tops}.filter((node) => !node.closest('.filter, .evidence')).map((node) => "
    )
    places += "Math.round(node.getBoundingClientRect().top + scrollY)))"
    before = strand["en"].with_name("before.en.html")
    html = strand["en"].read_text(encoding="utf-8")
    before.write_text(re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL), encoding="utf-8")
    with_scripts, without = visit(
        *({"page": page, "width": width, "steps": [places]} for page in (strand["en"], before))
    )
    assert len(without["answers"][0]) > 50
    pairs = zip(with_scripts["answers"][0], without["answers"][0], strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 3  # parts of pixels


def test_on_a_phone_lists_of_files_need_no_scrolling_and_stay_tables(strand):
    beyond = "[...document.querySelectorAll('.wide:has(.sources)')].map((box) => box.scrollWidth - box.clientWidth)"
    roles = "[...document.querySelectorAll('.sources')].map((table) => table.getAttribute('role'))"
    [found] = visit({"page": strand["en"], "width": 390, "steps": [beyond, roles]})
    assert found["answers"][0]
    assert set(found["answers"][0]) == {0}
    assert set(found["answers"][1]) == {"table"}


def test_motion_is_smooth_only_for_those_who_want_it(strand):
    style = "getComputedStyle(document.documentElement).scrollBehavior"
    want = [{"name": "prefers-reduced-motion", "value": "no-preference"}]
    assert run(strand["en"], style, media=CALM) == ["auto"]
    assert run(strand["en"], style, media=want) == ["smooth"]
