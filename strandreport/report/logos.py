"""The institute's logo as an image written into the page; without one in its look, nothing."""

import base64
from pathlib import Path

from markupsafe import Markup

KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


def logo(templates: Path, *, on_dark: bool = False) -> Markup:
    """The logo as decoration, because the institute's name stands beside it; nothing if the look has none."""
    found = sorted((templates / "logos").glob(f"{'logo_on_dark' if on_dark else 'logo'}.*"))
    if not found:
        return Markup("")
    data = base64.b64encode(found[0].read_bytes()).decode("ascii")
    return Markup('<img class="logo" alt="" src="data:{};base64,{}">').format(KINDS[found[0].suffix], data)
