"""Sheets of the real plan, their workbooks, and an office that opens and saves them, for these tests."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ktu_desktop.domain.changes import Base
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Element
from ktu_desktop.domain.sheet import Entry, SheetData, StoredValue
from ktu_desktop.domain.values import Band, Number, Value, number_from_decimal, whole
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.contents import (
    FACULTY,
    TEMPLATE_VERSION,
    SheetRecord,
    Stamp,
    SummaryLine,
    WorkbookContents,
)
from ktu_desktop.workbooks.read_file import ReadFile
from ktu_desktop.workbooks.reading_process import read_files
from ktu_desktop.workbooks.unit_workbook import write_workbook
from tests.domain.plans import real_plan, sample_organisation

PERIOD = Period(2023)


def sheet_of(
    org: str,
    values: Mapping[str, Value] | None = None,
    last_year: Mapping[str, Value] | None = None,
    entries: Mapping[str, Entry] | None = None,
    state: str | None = None,
    last_results: Mapping[str, Value] | None = None,
) -> Sheet:
    stored = {
        code: StoredValue(value, 1, "2023-12-01T00:00:00+00:00", "A", "form")
        for code, value in (values or {}).items()
    }
    unit = sample_organisation().by_code[org]
    data = SheetData(
        real_plan(), unit, PERIOD, stored, last_year or {}, entries or {}, {}, {},
        last_results or {}, state,
    )  # fmt: skip
    return evaluate(data)


def asked_elements(org: str) -> list[Element]:
    plan, unit = real_plan(), sample_organisation().by_code[org]
    found = {f.element.code: f.element for i in plan.asked_indicators(unit) for f in plan.forms[i.code]}
    return list(found.values())


def some_value(element: Element, rnd: random.Random) -> Value:
    if element.unit == "rank":
        return rnd.choice([Band(190, 190), Band(801, None), Band(801, 850)])
    if element.unit == "yes/no":
        return whole(rnd.randint(0, 1))
    if element.whole:
        return whole(rnd.randint(1, 900))
    if element.unit == "tenge":
        return Number(rnd.randint(1, 10**12) * 10_000, 2)
    return Number(rnd.randint(1, 99_000_000), 6)


def random_sheet(org: str, seed: int, filled: float = 0.8) -> Sheet:
    rnd = random.Random(seed)
    elements = asked_elements(org)
    values = {e.code: some_value(e, rnd) for e in elements if rnd.random() < filled}
    last = {e.code: some_value(e, rnd) for e in elements if rnd.random() < 0.6}
    return sheet_of(org, values, last)


def stamp_of(org: str, kind: str = "unit", language: str = "en", version: int = TEMPLATE_VERSION) -> Stamp:
    return Stamp(
        version, "database-1", "export-1", real_plan().code, org, PERIOD.code, "0.1.0",
        "2024-01-10T08:00:00+00:00", kind, "head", language,
    )  # fmt: skip


def write(
    path: Path,
    sheet: Sheet,
    language: str = "en",
    whole_plan: bool = False,
    version: int = TEMPLATE_VERSION,
) -> Base:
    stamp = stamp_of(sheet.data.org_unit.code, language=language, version=version)
    return write_workbook(
        path, WorkbookContents(stamp, (sheet,), whole_plan=whole_plan), Translator(language)
    )


def write_faculty(
    path: Path,
    sheets: Sequence[Sheet],
    records: Sequence[SheetRecord] = (),
    summary: Mapping[str, SummaryLine] | None = None,
) -> Base:
    stamp = stamp_of(sheets[0].data.org_unit.code, FACULTY)
    contents = WorkbookContents(stamp, tuple(sheets), FACULTY, records=tuple(records), summary=summary or {})
    return write_workbook(path, contents, Translator("ru"))


def read(*paths: Path) -> list[ReadFile]:
    return list(read_files(paths, Silent(), [real_plan()]))


def read_one(path: Path) -> ReadFile:
    (found,) = read(path)
    return found


def content_of(found: ReadFile) -> dict[str, str]:
    """Element -> what its cell holds, of every sheet."""
    return {cell.element: cell.content.text for sheet in found.sheets for cell in sheet.cells}


def number(text: str) -> Number:
    return number_from_decimal(text)


@cache
def office_profile() -> tempfile.TemporaryDirectory[str]:
    """A profile of its own for LibreOffice: made once, it starts twice as quickly afterwards."""
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


def convert(suffix: str, folder: Path, *paths: Path) -> list[Path]:
    """The files as LibreOffice saves them in another format."""
    assert shutil.which("soffice"), "LibreOffice (libreoffice-calc) is needed for this test"
    profile = f"-env:UserInstallation=file://{office_profile().name}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=120)
    return [folder / path.with_suffix(f".{suffix.split(':')[0]}").name for path in paths]
