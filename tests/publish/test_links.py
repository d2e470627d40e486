"""Links are found wherever HTML hides them."""

from strandreport.publish.links import broken_links, read_page


def problems(html: str) -> list[str]:
    return broken_links({"a.html": read_page(html)}, ["a.html", "b c.pdf"])


def test_escaped_names_are_compared_as_names():
    assert problems('<a href="b%20c.pdf">x</a>') == []


def test_places_may_be_marked_by_id_or_by_the_name_of_an_anchor():
    assert problems('<h1 id="one"></h1><a name="two"></a><a href="#one">1</a><a href="a.html#two">2</a>') == []


def test_links_of_drawings_and_forms_are_looked_at_too():
    html = '<svg><use xlink:href="x.svg"/></svg><form action="y"></form><video poster="z"></video>'
    assert len(problems(html)) == 3
