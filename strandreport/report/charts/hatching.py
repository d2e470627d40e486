"""Diagonal lines for what is uncertain or held back."""

from strandreport.report.charts.canvas import Canvas, element

STEP, WIDTH = 4, 1.1


def hatch(canvas: Canvas, colour: str, name: str = "h") -> str:
    """Add a pattern of diagonal lines on paper; returns the fill that uses it."""
    paper = element("rect", width=STEP, height=STEP, fill=canvas.tokens["paper"])
    line = element("path", d=f"M0 0V{STEP}", stroke=colour, stroke_width=2 * WIDTH)
    key = f"{canvas.key}-{name}"
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    canvas.add("pattern", paper + line, id=key, width=STEP, height=STEP, **turned)
    return f"url(#{key})"
