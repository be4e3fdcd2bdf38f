"""The child that reads: limited, replaced when it dies or hangs, ended when the person cancels."""

import random
import zipfile
from pathlib import Path

import psutil
import pytest

from ktu_desktop.domain.sentence_texts import SENTENCES
from ktu_desktop.domain.values import whole
from ktu_desktop.errors import Cancelled
from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks import reading_process
from ktu_desktop.workbooks.reading_process import read_files
from tests.domain.plans import real_plan
from tests.workbooks.made_workbooks import content_of, convert, random_sheet, read, sheet_of, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "w.xlsx", sheet_of("MF-DMD", {"1.2.2": whole(7)}))
    return tmp_path / "w.xlsx"


class Steps(Silent):
    """Says when to stop, and remembers what was said."""

    def __init__(self, until: int = 1_000) -> None:
        self.until = until
        self.said: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, text: str) -> None:
        self.said.append((done, total, text))

    def check_cancelled(self) -> None:
        if len(self.said) > self.until:
            raise Cancelled


def children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_two_children_at_most_read_many_files_and_end(path: Path) -> None:
    seen: set[int] = set()
    for found in read_files([path] * 30, Silent(), [real_plan()]):
        assert content_of(found) == {"1.2.2": "7"}
        seen |= {child.pid for child in children()}
    assert 1 <= len(seen) <= 2
    assert children() == []


def test_many_files_keep_their_order_and_a_killed_child_costs_no_other_s_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.xlsx" for number in range(17)]
    for number, path in enumerate(paths):
        write(path, sheet_of("MF-DMD", {"1.2.2": whole(number)}))
    found: dict[str, dict[str, str]] = {}
    for file in read_files(paths, Silent(), [real_plan()]):
        if not found:
            children()[0].kill()
        found[file.path.name] = content_of(file)
    assert list(found) == [path.name for path in paths]
    lost = [name for name, content in found.items() if not content]
    assert len(lost) <= 1, "what was read before may still come"
    assert all(found[f"{n}.xlsx"] == {"1.2.2": str(n)} for n in range(17) if f"{n}.xlsx" not in lost)


def test_no_files_no_child() -> None:
    assert list(read_files([], Silent(), [real_plan()])) == []


def test_progress_names_the_file_under_way(path: Path) -> None:
    steps = Steps()
    list(read_files([path, path], steps, [real_plan()]))
    assert steps.said == [(0, 2, "w.xlsx"), (1, 2, "w.xlsx"), (2, 2, "")]


def test_cancelling_ends_the_child(path: Path) -> None:
    with pytest.raises(Cancelled):
        list(read_files([path] * 5, Steps(until=2), [real_plan()]))
    assert children() == []


def test_leaving_early_ends_the_child(path: Path) -> None:
    found = read_files([path] * 5, Silent(), [real_plan()])
    next(found)
    assert len(children()) == 1
    found.close()  # type: ignore[attr-defined]
    assert children() == []


def test_a_child_that_hangs_costs_one_file(path: Path) -> None:
    files = read_files([path] * 12, Silent(), [real_plan()], seconds=1.0)
    next(files)
    (child,) = children()
    child.suspend()
    rest = list(files)
    late = [file for file in rest if file.reason and file.reason.code == "reading_took_too_long"]
    assert len(rest) == 11
    assert len(late) == 1
    assert sum(content_of(file) == {"1.2.2": "7"} for file in rest) == 10
    assert children() == []


def test_a_child_that_is_killed_costs_one_file(path: Path) -> None:
    files = read_files([path] * 12, Silent(), [real_plan()])
    next(files)
    (child,) = children()
    child.kill()
    rest = list(files)
    assert len(rest) == 11
    assert sum(bool(file.reason and file.reason.code == "reading_ended") for file in rest) == 1


def test_a_child_of_another_version_is_not_talked_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "READY", "ready 0.0.0")
    (found,) = read_files([path], Silent(), [real_plan()])
    assert found.reason is not None and found.reason.code == "program_updated"
    assert children() == []


def test_memory_is_limited(tmp_path: Path, path: Path) -> None:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    words = ("".join(random.Random(n).choices("abcdefghij", k=60)) for n in range(80_000))
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{word}</text:p></table:table-cell></table:table-row>"
        for word in words
    )
    large = tmp_path / "large.ods"
    with zipfile.ZipFile(large, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml", f'<office:d {names}><table:table table:name="a">{rows}</table:table></office:d>'
        )
    found = list(read_files([large, path], Silent(), [real_plan()], memory=40 * 1024 * 1024))
    assert found[0].reason is not None
    assert found[0].reason.code in ("file_takes_too_much_memory", "reading_ended")
    (again,) = read(large)
    assert again.reason is not None
    assert again.reason.code == "not_our_workbook"


def test_damaged_files_give_a_value_or_a_named_reason(tmp_path: Path) -> None:
    """Bytes of real files changed at random, in every format."""
    write(tmp_path / "w.xlsx", random_sheet("MF-DMD", 1))
    sources = [tmp_path / "w.xlsx"]
    for suffix in ("ods", "xls"):
        sources += convert(suffix, tmp_path, tmp_path / "w.xlsx")
    paths = []
    for number in range(150):
        rnd = random.Random(number)
        source = sources[number % 3]
        content = bytearray(source.read_bytes())
        for _ in range(rnd.choice((1, 3, 20))):
            start = rnd.randrange(len(content))
            content[start : start + rnd.choice((1, 1, 4, 200))] = rnd.randbytes(rnd.choice((1, 1, 4)))
        paths.append(tmp_path / f"{number}{source.suffix}")
        paths[-1].write_bytes(content)
    found = list(read_files(paths, Silent(), [real_plan()], seconds=10))
    assert [file.path for file in found] == paths
    for file in found:
        assert (file.recognised == "workbook") is (file.reason is None)
        for finding in (file.reason, *file.findings):
            assert finding is None or finding.code in SENTENCES
        elements = [cell.element for sheet in file.sheets for cell in sheet.cells]
        assert set(elements) <= set(real_plan().elements)
        assert len(elements) == len(set(elements))
    assert sum(file.recognised == "workbook" for file in found) > 5
