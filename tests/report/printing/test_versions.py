import weasyprint

from strandreport.report.printing import printing_versions


def test_versions_name_what_a_print_goes_through():
    versions = printing_versions()
    named = {"weasyprint", "pydyf", "pango", "harfbuzz", "fontconfig", "pikepdf", "qpdf", "fonttools"}
    assert named <= set(versions)
    assert versions["weasyprint"] == weasyprint.__version__
    assert all(version[0].isdigit() for version in versions.values())
