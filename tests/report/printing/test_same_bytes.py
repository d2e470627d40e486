import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from strandreport.report.printing import print_page
from tests.report.printing.sample import TEMPLATES, attachments, page

PRINT = """
import hashlib, sys
from strandreport.report.printing import print_page
from tests.report.printing.sample import TEMPLATES, attachments, page
sys.stdout.write(hashlib.sha256(print_page(page(), TEMPLATES, attachments()).data).hexdigest())
"""


def digest_elsewhere(folder, **variables):
    """The digest of the sample printed by another process, in another folder."""
    environment = {**os.environ, "PYTHONPATH": str(TEMPLATES.parent), **variables}
    asked = [sys.executable, "-c", PRINT]
    return subprocess.run(
        asked, cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=300
    ).stdout


def test_other_processes_print_the_same_bytes(sample, tmp_path):
    here = hashlib.sha256(sample.data).hexdigest()
    assert digest_elsewhere(tmp_path, PYTHONHASHSEED="1", LC_ALL="C", TZ="Pacific/Auckland") == here
    assert digest_elsewhere(tmp_path, PYTHONHASHSEED="2", HOME=str(tmp_path)) == here


def test_threads_print_the_same_bytes_as_one():
    bodies = [f"<h1>Report {number}</h1><p>Text {number}</p>" for number in range(6)]

    def print_body(body):
        return print_page(page(body), TEMPLATES)

    alone = [print_body(body) for body in bodies]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(print_body, bodies)) == alone


def test_order_of_attachments_does_not_matter(sample):
    assert print_page(page(), TEMPLATES, attachments()[::-1]).data == sample.data
