"""Reports word for word.

After a wanted change: delete the file, run the test, read what it wrote, and keep it with the change.
"""

from pathlib import Path

import pytest

from tests.reports.as_text import as_text
from tests.reports.conftest import Make

GOLDEN = [
    ("passport", "MF", "ru", {"indicators": ("1.1.6",)}),
    ("passport", "KTU", "kk", {"indicators": ("3.3.1",)}),
    ("sheet", "OFF-PLAN", "ru", {}),
    ("sheet", "OFF-DIG", "kk", {}),
    ("blank", "OFF-FIN", "ru", {}),
    ("summary", "OFF-PLAN", "ru", {}),
    ("missing", "MF", "ru", {}),
    ("documents", "MF", "ru", {}),
    ("note", "MF", "ru", {}),
    ("findings", "MF", "ru", {}),
    ("finances", "MF", "ru", {}),
    ("finances", "KTU", "kk", {}),
]


@pytest.mark.parametrize(("name", "org", "language", "chosen"), GOLDEN, ids=lambda each: str(each))
def test_a_report_reads_as_it_did(
    name: str, org: str, language: str, chosen: dict[str, object], make: Make, golden: Path
) -> None:
    text = "".join(as_text(document) for document in make(name, org, language, **chosen))
    kept = golden / f"{name}_{org}_{language}.txt"
    if not kept.exists():
        kept.write_text(text, "utf-8")
        pytest.fail(f"{kept.name} was not there; it has been written: read it, then keep it")
    assert text == kept.read_text("utf-8")
