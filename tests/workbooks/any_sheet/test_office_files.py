"""Made sheets written as real files and read in the reading child are recognised as the sheets themselves."""

import pytest

from tests.workbooks.any_sheet.judging import judge
from tests.workbooks.any_sheet.offices.files import read_back, write_csv, write_xlsx
from tests.workbooks.any_sheet.offices.more_offices import made_more
from tests.workbooks.any_sheet.offices.ods import write_ods
from tests.workbooks.any_sheet.offices.offices import made

SEEDS = range(200, 224)


def test_workbooks_give_what_their_sheets_give(tmp_path):
    files = [made(seed) for seed in SEEDS]
    paths = [tmp_path / f"{seed}.xlsx" for seed in SEEDS]
    for path, file in zip(paths, files, strict=True):
        write_xlsx(path, file)
    for file, read in zip(files, read_back(files, paths), strict=True):
        verdict = judge(read)
        assert (verdict.wrong, verdict.unspoken) == ([], [])
        assert len(verdict.right) >= len(judge(file).right)


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ";"), ("cp1251", ";"), ("utf-8", ",")])
def test_text_files_give_nothing_wrong(tmp_path, encoding, delimiter):
    files = [file for file in map(made, SEEDS) if _fits(file, encoding)]
    paths = [tmp_path / f"{number}.csv" for number in range(len(files))]
    for path, file in zip(paths, files, strict=True):
        write_csv(path, file, encoding, delimiter)
    assert files
    for file, read in zip(files, read_back(files, paths), strict=True):
        verdict = judge(read)
        assert (verdict.wrong, verdict.unspoken) == ([], [])
        assert len(verdict.right) >= len(judge(file).right)


def test_open_documents_give_what_their_sheets_give(tmp_path):
    files = [file for file in map(made_more, range(200, 230)) if _has_results(file)]
    paths = [tmp_path / f"{number}.ods" for number in range(len(files))]
    for path, file in zip(paths, files, strict=True):
        write_ods(path, file)
    for file, read in zip(files, read_back(files, paths), strict=True):
        verdict = judge(read)
        assert (verdict.wrong, verdict.unspoken) == ([], [])
        assert len(verdict.right) >= len(judge(file).right)


def _has_results(file):
    cells = [cell for grid in file.grids for row in grid.rows for cell in row]
    return all(cell.kind not in ("error", "no_value") for cell in cells)


def _fits(file, encoding):
    """Whether a text file can hold the sheet: no percents, errors or hidden rows, and all of its letters."""
    cells = [cell for row in file.grids[0].rows for cell in row]
    plain = all(cell.kind in ("number", "text", "empty") and not cell.percent for cell in cells)
    text = "".join(cell.text for cell in cells)
    written = text.encode(encoding, "ignore").decode(encoding) == text
    return plain and written and len(file.grids) == 1 and not file.grids[0].hidden_rows
