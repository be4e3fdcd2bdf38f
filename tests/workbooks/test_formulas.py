"""The workbook's formulas say what the program says, also when LibreOffice computes them itself."""

import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ktu_desktop.domain.measures import MEASURES
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.domain.values import whole
from ktu_desktop.workbooks.formulas import BODIES
from tests.workbooks.made_workbooks import convert, number, random_sheet, sheet_of, write

CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")
UNITS = ("EAT-TCS", "MF-DMD", "MF", "OFF-FIN", "OFF-HR", "OFF-PLAN", "OFF-DIG", "KTU")


def without_cached_values(path: Path, to: Path) -> Path:
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as target:
        for name in source.namelist():
            target.writestr(name, CACHED.sub(rb"\1", source.read(name)))
    return to


def results(path: Path) -> list[tuple[object, ...]]:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [(row[0], *row[5:9]) for row in rows if row[0]]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_measure_has_a_formula(measure: object) -> None:
    assert getattr(measure, "name") in BODIES  # noqa: B009


def test_libreoffice_computes_what_the_program_wrote(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    sheets = [
        random_sheet(org, seed, filled)
        for seed, filled, org in zip(range(8), (0.9, 0.5) * 4, UNITS, strict=True)
    ]
    special = {"1.2.3": whole(3), "1.2.4": whole(4), "6.4.2": whole(1), "6.4.3": whole(2), "6.4.4": whole(3)}
    sheets.append(sheet_of("AC-AD", {**special, "teaching_staff": whole(40), "1.1.5/stated": number("7.25")}))
    entries = {"1.1.5": Entry(not_applicable="none"), "1.1.8": Entry(not_applicable="none")}
    sheets.append(
        sheet_of("AC-BMT", {"1.1.5/numerator": whole(1), "1.1.5/denominator": whole(3)}, entries=entries)
    )
    written = []
    for sheet in sheets:
        path = tmp_path / f"{sheet.data.org_unit.code}.xlsx"
        write(path, sheet, whole_plan=sheet.data.org_unit.code == "KTU")
        written.append(without_cached_values(path, given / path.name))
    computed = tmp_path / "computed"
    for path, again in zip(written, convert("xlsx", computed, *written), strict=True):
        ours, theirs = results(tmp_path / path.name), results(again)
        assert len(ours) == len(theirs) > 4
        for mine, other in zip(ours, theirs, strict=True):
            assert mine == pytest.approx(other, abs=1.1e-6), path.name
