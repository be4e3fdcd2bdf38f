"""Workbooks that came back: compared three ways, taken as one batch, never silently wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.i18n import Translator
from ktu_desktop.storage import state_store
from ktu_desktop.usecases.apply_import import Applied, apply
from ktu_desktop.usecases.export_workbook import export_unit
from ktu_desktop.usecases.file_preview import CellPreview, FilePreview
from ktu_desktop.usecases.history import sheet_history
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.preview_import import Expected, preview
from ktu_desktop.usecases.record import DeleteValue, Edit, TypedValue, record
from ktu_desktop.usecases.undo_batch import undo
from ktu_desktop.usecases.workspace import Workspace
from tests.filling import fill

ORG, YEAR = "MF-DMD", Period(2023)
SAY = Translator("ru")


def put(workspace: Workspace, **values: str) -> None:
    edits: list[Edit] = [TypedValue(name.strip("_").replace("_", "."), text) for name, text in values.items()]
    record(workspace, ORG, YEAR, edits)


def texts(workspace: Workspace) -> dict[str, str]:
    return {code: item.value.text for code, item in open_sheet(workspace, ORG, YEAR).values.items()}


def export(workspace: Workspace, path: Path) -> Path:
    return export_unit(workspace, ORG, YEAR, path, SAY)


def only(workspace: Workspace, path: Path, on_conflict: str = "ask") -> FilePreview:
    (found,) = preview(workspace, [path], on_conflict)
    return found


def cell(found: FilePreview, element: str) -> CellPreview:
    (match,) = (cell for cell in found.cells if cell.element == element)
    return match


def take(workspace: Workspace, path: Path, on_conflict: str = "ask") -> Applied:
    return apply(workspace, preview(workspace, [path], on_conflict))


@pytest.fixture
def file(workspace: Workspace, tmp_path: Path) -> Path:
    put(workspace, _1_2_3="12", _1_2_4="5")
    return export(workspace, tmp_path / "MF-DMD_2023.xlsx")


def test_an_untouched_file_changes_nothing(workspace: Workspace, file: Path) -> None:
    found = only(workspace, file)
    assert (found.recognised, found.org, found.period) == ("workbook", ORG, YEAR)
    assert {cell.status for cell in found.cells} == {"same"} and len(found.cells) == 2
    assert not found.is_partly_open
    assert apply(workspace, [found]).batch is None


def test_new_changed_and_same(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15, ("1.2.6", 0): 3})
    found = only(workspace, file)
    by_element = {cell.element: (cell.status, cell.old and cell.old.text, cell.text) for cell in found.cells}
    assert by_element == {
        "1.2.3": ("changed", "12", "15"),
        "1.2.4": ("same", "5", "5"),
        "1.2.6": ("new", None, "3"),
    }
    assert found.counts == {
        "new": 1, "changed": 1, "same": 1, "conflict": 0, "rejected": 0, "ask": 0, "ignored": 0
    }  # fmt: skip
    assert texts(workspace) == {"1.2.3": "12", "1.2.4": "5"}, "a preview writes nothing"
    applied = apply(workspace, [found])
    assert applied.taken == 2 and applied.affects.elements == {"1.2.3", "1.2.6"}
    assert texts(workspace) == {"1.2.3": "15", "1.2.4": "5", "1.2.6": "3"}


def test_the_history_says_which_cell_it_came_from(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.6", 0): 3})
    found = only(workspace, file)
    apply(workspace, [found])
    (entry,) = sheet_history(workspace, ORG, YEAR, "1.2.6")
    assert entry.via == "import"
    assert entry.source == f"{file.name}, {ORG}, {cell(found, '1.2.6').cell}"


def test_the_same_file_twice_changes_nothing_the_second_time(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15})
    assert take(workspace, file).batch is not None
    assert cell(only(workspace, file), "1.2.3").status == "same"
    assert take(workspace, file).batch is None


def test_what_was_changed_here_only_stays(workspace: Workspace, file: Path) -> None:
    put(workspace, _1_2_3="14")
    assert cell(only(workspace, file), "1.2.3").status == "same"
    assert take(workspace, file).batch is None
    assert texts(workspace)["1.2.3"] == "14"


@pytest.mark.parametrize(("choice", "left"), [("ask", "14"), ("keep", "14"), ("take", "15")])
def test_what_was_changed_on_both_sides_is_a_conflict(
    workspace: Workspace, file: Path, choice: str, left: str
) -> None:
    put(workspace, _1_2_3="14")
    fill(file, {("1.2.3", 0): 15, ("1.2.6", 0): 3})
    found = only(workspace, file, choice)
    conflict = cell(found, "1.2.3")
    assert conflict.status == "conflict"
    assert [value and value.text for value in (conflict.base, conflict.old, conflict.value)] == [
        "12",
        "14",
        "15",
    ]
    assert found.is_partly_open == (choice == "ask")
    apply(workspace, [found])
    assert texts(workspace) == {"1.2.3": left, "1.2.4": "5", "1.2.6": "3"}


def test_both_sides_came_to_the_same(workspace: Workspace, file: Path) -> None:
    put(workspace, _1_2_3="15")
    fill(file, {("1.2.3", 0): 15})
    assert cell(only(workspace, file), "1.2.3").status == "same"


@pytest.mark.parametrize(("choice", "left"), [("take", "15"), ("keep", "14")])
def test_a_person_decides_a_conflict(workspace: Workspace, file: Path, choice: str, left: str) -> None:
    put(workspace, _1_2_3="14")
    fill(file, {("1.2.3", 0): 15})
    found = only(workspace, file)
    apply(workspace, [found], {found.key(cell(found, "1.2.3")): choice})
    assert texts(workspace)["1.2.3"] == left


@pytest.mark.parametrize("blank", [None, "", "-", "нет данных", "   "])
def test_a_blank_never_erases(workspace: Workspace, file: Path, blank: str | None) -> None:
    fill(file, {("1.2.3", 0): blank})
    assert "1.2.3" not in {cell.element for cell in only(workspace, file).cells}
    assert take(workspace, file).batch is None
    assert texts(workspace)["1.2.3"] == "12"


@pytest.mark.parametrize("word", ["удалить", "ЖОЮ", " delete "])
def test_a_deletion_is_said(workspace: Workspace, file: Path, word: str) -> None:
    fill(file, {("1.2.3", 0): word, ("1.2.6", 0): word})
    found = only(workspace, file)
    assert cell(found, "1.2.3").deletes and cell(found, "1.2.3").status == "changed"
    assert cell(found, "1.2.6").status == "same", "what is not there needs no deletion"
    apply(workspace, [found])
    assert texts(workspace) == {"1.2.4": "5"}


def test_a_deletion_of_what_was_changed_here_is_a_conflict(workspace: Workspace, file: Path) -> None:
    put(workspace, _1_2_3="14")
    fill(file, {("1.2.3", 0): "удалить"})
    assert cell(only(workspace, file), "1.2.3").status == "conflict"
    take(workspace, file, "take")
    assert texts(workspace) == {"1.2.4": "5"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("many", "unreadable"),
        (-3, "negative"),
        (2.5, "not_whole"),
        ("12 %", "wrong_unit"),
        (True, "yes_no_in_number"),
    ],
)
def test_values_are_checked_again(workspace: Workspace, file: Path, content: object, code: str) -> None:
    fill(file, {("1.2.3", 0): content, ("1.2.6", 0): 3})
    found = only(workspace, file)
    refused = cell(found, "1.2.3")
    assert (refused.status, refused.finding and refused.finding.code) == ("rejected", code)
    assert refused.finding is not None and refused.finding.place.cell == refused.cell
    assert found.is_partly_open
    apply(workspace, [found])
    assert texts(workspace) == {"1.2.3": "12", "1.2.4": "5", "1.2.6": "3"}


def test_a_number_that_can_be_read_in_two_ways_is_asked(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): "1,234"})
    found = only(workspace, file)
    asked = cell(found, "1.2.3")
    assert (asked.status, asked.value) == ("ask", None)
    assert [candidate.text for candidate in asked.candidates] == ["1234"], "there are no parts of people"
    assert apply(workspace, [found]).batch is None
    apply(workspace, [found], {found.key(asked): "take"})
    assert texts(workspace)["1.2.3"] == "1234"


def test_a_hundredfold_percent_is_asked_instead_of_taken(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.1.3", 1): 0.85})
    found = only(workspace, file)
    asked = cell(found, "1.1.3/stated")
    assert (asked.status, asked.finding and asked.finding.code) == ("ask", "hundredfold")
    assert apply(workspace, [found]).batch is None
    apply(workspace, [found], {found.key(asked): "take"})
    assert texts(workspace)["1.1.3/stated"] == "0.85"


def test_a_hundredfold_share_of_two_numbers_asks_the_one_that_is_its_own(
    workspace: Workspace, file: Path
) -> None:
    fill(file, {("educational_programs", 0): 200, ("1.1.3", 0): 2})
    found = only(workspace, file)
    assert cell(found, "1.1.3/numerator").status == "ask"
    assert cell(found, "educational_programs").status == "new"


def test_an_undone_file_can_be_taken_again(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15, ("1.2.6", 0): 3})
    batch = take(workspace, file).batch
    assert batch is not None
    assert undo(workspace, batch).restored == 2
    assert texts(workspace) == {"1.2.3": "12", "1.2.4": "5"}
    assert take(workspace, file).taken == 2
    assert texts(workspace) == {"1.2.3": "15", "1.2.4": "5", "1.2.6": "3"}


def test_what_was_edited_after_the_preview_is_not_overwritten(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15, ("1.2.6", 0): 3})
    found = only(workspace, file)
    put(workspace, _1_2_3="13")
    seen: list[FilePreview] = []
    apply(workspace, [found], on_file=lambda current, _: seen.append(current))
    assert texts(workspace) == {"1.2.3": "13", "1.2.4": "5", "1.2.6": "3"}
    assert cell(seen[0], "1.2.3").status == "conflict"


def test_two_files_of_one_sheet_in_one_go(workspace: Workspace, file: Path, tmp_path: Path) -> None:
    first = fill(file, {("1.2.3", 0): 15}, tmp_path / "first.xlsx")
    second = fill(file, {("1.2.3", 0): 16, ("1.2.6", 0): 3}, tmp_path / "second.xlsx")
    seen: list[tuple[FilePreview, int | None]] = []
    applied = apply(
        workspace, preview(workspace, [first, second]), on_file=lambda *outcome: seen.append(outcome)
    )
    assert texts(workspace) == {"1.2.3": "15", "1.2.4": "5", "1.2.6": "3"}
    assert cell(seen[1][0], "1.2.3").status == "conflict"
    assert {batch for _, batch in seen} == {applied.batch}
    assert applied.batch is not None and undo(workspace, applied.batch).restored == 2
    assert texts(workspace) == {"1.2.3": "12", "1.2.4": "5"}


# Another database: the base is what was last taken from it.


@pytest.fixture
def department(another: Callable[[], Workspace]) -> Workspace:
    return another()


def test_a_file_of_another_database_is_taken_and_compared_with_what_was_taken(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    put(department, _1_2_3="12")
    assert take(workspace, export(department, tmp_path / "a.xlsx")).taken == 1
    put(department, _1_2_3="15", _1_2_6="3")
    later = export(department, tmp_path / "b.xlsx")
    assert cell(only(workspace, later), "1.2.3").status == "changed"
    take(workspace, later)
    assert texts(workspace) == {"1.2.3": "15", "1.2.6": "3"}
    put(workspace, _1_2_3="17")
    assert cell(only(workspace, later), "1.2.3").status == "same", "changed here only"
    put(department, _1_2_3="16")
    assert cell(only(workspace, export(department, tmp_path / "c.xlsx")), "1.2.3").status == "conflict"


def test_a_first_file_of_another_database_conflicts_with_what_is_here(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    put(workspace, _1_2_3="12", _1_2_4="5")
    put(department, _1_2_3="13", _1_2_4="5")
    found = only(workspace, export(department, tmp_path / "a.xlsx"))
    assert {cell.element: cell.status for cell in found.cells} == {"1.2.3": "conflict", "1.2.4": "same"}


def test_an_undone_file_of_another_database_can_be_taken_again(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    put(department, _1_2_3="12")
    file = export(department, tmp_path / "a.xlsx")
    for _ in range(3):
        batch = take(workspace, file).batch
        assert batch is not None
        assert texts(workspace) == {"1.2.3": "12"}
        assert take(workspace, file).batch is None
        undo(workspace, batch)
        assert texts(workspace) == {}


# What a file is about.


def test_a_workbooks_own_unit_and_year_win(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15})
    for expected in (
        Expected("MF-MSG", None),
        Expected(None, Period(2024)),
        Expected(ORG, Period(2023, "H1")),
    ):
        (found,) = preview(workspace, [file], expected=expected)
        assert found.reason is not None and found.is_partly_open and not found.cells
    (found,) = preview(workspace, [file], expected=Expected(ORG, YEAR))
    assert found.reason is None and cell(found, "1.2.3").status == "changed"


def test_files_that_cannot_serve_have_a_reason_and_hide_no_others(
    workspace: Workspace, file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(file.read_bytes()[:2000])
    text = tmp_path / "letter.xlsx"
    text.write_text("Dear colleagues")
    fill(file, {("1.2.3", 0): 15})
    found = preview(workspace, [broken, file, text, tmp_path / "missing.xlsx"])
    assert [each.recognised for each in found] == ["none", "workbook", "none", "none"]
    assert [each.reason is None for each in found] == [False, True, False, False]
    assert apply(workspace, found).taken == 1


def test_a_unit_that_is_not_known_here_is_named(workspace: Workspace, file: Path) -> None:
    def forge(book_path: Path) -> None:
        from openpyxl import load_workbook

        book = load_workbook(book_path)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for each in row:
                    if each.value == ORG:
                        each.value = "NOBODY"
        book.save(book_path)

    forge(file)
    found = only(workspace, file)
    assert found.reason is not None or found.recognised == "none" or found.findings


def test_nothing_is_taken_into_a_locked_sheet(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15})
    with workspace.db.writing() as conn:
        state_store.set_state(conn, workspace.plan.code, ORG, YEAR, "approved", workspace.author)
    found = only(workspace, file)
    assert {each.element: each.status for each in found.cells} == {"1.2.3": "rejected", "1.2.4": "same"}
    assert apply(workspace, [found]).batch is None


# Undo.


def test_an_undo_leaves_what_was_edited_later_and_names_it(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15, ("1.2.6", 0): 3})
    batch = take(workspace, file).batch
    assert batch is not None
    put(workspace, _1_2_3="16")
    undone = undo(workspace, batch)
    assert texts(workspace) == {"1.2.3": "16", "1.2.4": "5"}
    assert [(f.code, f.place.element) for f in undone.kept] == [("edited_later", "1.2.3")]


def test_an_undo_can_be_undone(workspace: Workspace, file: Path) -> None:
    fill(file, {("1.2.3", 0): 15})
    batch = take(workspace, file).batch
    assert batch is not None
    back = undo(workspace, batch).batch
    assert back is not None
    undo(workspace, back)
    assert texts(workspace)["1.2.3"] == "15"


def test_a_deleted_value_comes_back(workspace: Workspace) -> None:
    put(workspace, _1_2_3="12")
    batch = record(workspace, ORG, YEAR, [DeleteValue("1.2.3")]).batch
    assert batch is not None
    undo(workspace, batch)
    assert texts(workspace) == {"1.2.3": "12"}
