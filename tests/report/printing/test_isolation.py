"""A print reads nothing but the page, its attachments and the fonts of the templates."""

import http.server
import io
import threading
from contextlib import contextmanager

import pikepdf
import pytest

from strandreport.model.errors import BuildError
from strandreport.report.printing import print_page
from tests.report.printing.sample import TEMPLATES, page


@contextmanager
def local_server():
    """A server that notes what it is asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>Secret</text></svg>')
    return path.as_uri()


ASKING = {
    "image": '<p><img alt="x" src="{url}"></p>',
    "style sheet": '<link rel="stylesheet" href="{url}"><p>Text</p>',
    "import": '<style>@import "{url}";</style><p>Text</p>',
    "background": '<p style="background: url({url})">Text</p>',
    "font": "<style>@font-face {{ font-family: X; src: url({url}) }} p {{ font-family: X }}</style><p>Text</p>",
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
    "attachment": '<link rel="attachment" href="{url}"><p>Text</p>',
    "attached link": '<p><a rel="attachment" href="{url}">Text</a></p>',
    "base": '<base href="{url}"><p><img alt="x" src="other.svg"></p>',
    "drawing in the page": '<svg role="img" width="9" height="9"><title>x</title><image href="{url}"/></svg>',
    "drawing in an image": """<p><img alt="x" src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"
 width="9" height="9"><image href="{url}" width="9" height="9"/></svg>'></p>""",
}


@pytest.mark.parametrize("asking", ASKING)
def test_page_that_asks_for_a_file_is_refused(asking, secret):
    with pytest.raises(BuildError, match=r"the page asks for 'file:.*(secret|other)\.svg"):
        print_page(page("<h1>Report</h1>" + ASKING[asking].format(url=secret)), TEMPLATES)


@pytest.mark.parametrize("asking", ASKING)
def test_page_that_asks_the_network_is_refused_and_nothing_is_sent(asking):
    with local_server() as (address, asked):
        body = "<h1>Report</h1>" + ASKING[asking].format(url=f"{address}/secret.svg")
        with pytest.raises(BuildError, match=r"the page asks for 'http://127.0.0.1.*(secret|other)\.svg"):
            print_page(page(body), TEMPLATES)
    assert asked == []


def test_drawing_with_a_style_sheet_elsewhere_is_a_problem_and_nothing_is_sent():
    with local_server() as (address, asked):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><style>@import url({address});</style></svg>'
        image = f"<p><img alt='x' src='data:image/svg+xml,{drawing}'></p>"
        [problem] = print_page(page(f"<h1>Report</h1>{image}"), TEMPLATES).problems
    assert problem.startswith("Failed to load image")
    assert asked == []


@pytest.mark.parametrize(
    "make", [lambda folder: None, lambda folder: folder.mkdir(parents=True)], ids=["absent", "empty"]
)
def test_missing_fonts_are_an_error_and_no_crash(tmp_path, make):
    make(tmp_path / "fonts" / "ttf")
    with pytest.raises(BuildError, match="no TTF font"):
        print_page(page("<h1>Report</h1>"), tmp_path)


def test_file_that_is_no_font_is_an_error_and_no_crash(tmp_path):
    folder = tmp_path / "fonts" / "ttf"
    folder.mkdir(parents=True)
    (folder / "broken.ttf").write_bytes(b"no font")
    with pytest.raises(BuildError, match="only 0 of 1 TTF files"):
        print_page(page("<h1>Report</h1>"), tmp_path)


def test_fonts_of_the_system_play_no_part():
    style = "body { font-family: 'DejaVu Sans', Arial, sans-serif } code { font-family: monospace }"
    printed = print_page(page("<h1>Report</h1><p>Text <b>bold</b> <code>code</code></p>", style=style), TEMPLATES)
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        names = [
            str(item.FontName) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        ]
    assert names
    assert all("Source-S" in name for name in names)


def test_environment_is_as_before(monkeypatch):
    import os

    monkeypatch.setenv("FONTCONFIG_FILE", "of-the-caller")
    print_page(page("<h1>Report</h1>"), TEMPLATES)
    assert os.environ["FONTCONFIG_FILE"] == "of-the-caller"
