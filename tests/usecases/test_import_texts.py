"""Texts of a returned workbook are compared three ways; "does not apply" and numbers end each other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.changes import NOT_APPLICABLE
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.apply_import import Applied, apply
from ktu_desktop.usecases.compare_texts import text_status
from ktu_desktop.usecases.export_workbook import export_faculty, export_unit
from ktu_desktop.usecases.file_preview import FilePreview, TextPreview
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.preview_import import preview
from ktu_desktop.usecases.record import EntryText, TypedValue, record
from ktu_desktop.usecases.undo_batch import undo
from ktu_desktop.usecases.workspace import Workspace
from ktu_desktop.workbooks import columns
from ktu_desktop.workbooks.text_cells import BASIS_FIELDS, FIELDS_IN_CELLS, cells_of, fields_of
from tests.filling import BASIS, EXPLANATION, MEASURES_TAKEN, REASON_MISSED, fill
from tests.filling import NOT_APPLICABLE as NA

ORG, YEAR, SAY = "MF-DMD", Period(2023), Translator("ru")
CODE = "1.2.3"


def say_here(workspace: Workspace, text: str | None, field: str = "explanation", code: str = CODE) -> None:
    record(workspace, ORG, YEAR, [EntryText(code, field, text)])


def entry(workspace: Workspace, code: str = CODE) -> Entry:
    return open_sheet(workspace, ORG, YEAR).entries.get(code, Entry())


def export(workspace: Workspace, path: Path) -> Path:
    return export_unit(workspace, ORG, YEAR, path, SAY)


def only(workspace: Workspace, path: Path, on_conflict: str = "ask") -> FilePreview:
    (found,) = preview(workspace, [path], on_conflict)
    return found


def text(found: FilePreview, field: str = "explanation") -> TextPreview:
    (match,) = (text for text in found.texts if text.field == field and text.indicator == CODE)
    return match


def take(workspace: Workspace, path: Path, on_conflict: str = "ask") -> Applied:
    return apply(workspace, [only(workspace, path, on_conflict)])


@pytest.fixture
def file(workspace: Workspace, tmp_path: Path) -> Path:
    record(workspace, ORG, YEAR, [TypedValue("1.2.3", "12"), TypedValue("1.2.4", "5")])
    return export(workspace, tmp_path / "MF-DMD_2023.xlsx")


@pytest.fixture
def explained(workspace: Workspace, tmp_path: Path) -> Path:
    say_here(workspace, "fewer came")
    return export(workspace, tmp_path / "MF-DMD_2023.xlsx")


@pytest.fixture
def department(another: Callable[[], Workspace]) -> Workspace:
    return another()


def test_texts_come_back(workspace: Workspace, file: Path) -> None:
    fill(file, {(CODE, EXPLANATION): "fewer came"})
    assert text(only(workspace, file)).status == "new"
    take(workspace, file)
    assert entry(workspace).explanation == "fewer came"
    assert take(workspace, file).batch is None


def test_why_the_plan_was_missed_and_what_is_done_come_back(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    say_here(department, "few came", "reason_missed")
    file = export(department, tmp_path / "MF-DMD_2023.xlsx")
    fill(file, {(CODE, REASON_MISSED): "few came;\nvery few", (CODE, MEASURES_TAKEN): "an open day"})
    for receiver, statuses in ((department, ["changed", "new"]), (workspace, ["new", "new"])):
        found = only(receiver, file)
        assert [text(found, name).status for name in ("reason_missed", "measures_taken")] == statuses
        apply(receiver, [found])
        said = entry(receiver)
        assert (said.reason_missed, said.measures_taken) == ("few came;\nvery few", "an open day")
        assert take(receiver, file).batch is None


def test_what_is_done_is_compared_three_ways(workspace: Workspace, tmp_path: Path) -> None:
    say_here(workspace, "an open day", "measures_taken")
    file = export(workspace, tmp_path / "MF-DMD_2023.xlsx")
    say_here(workspace, "two open days", "measures_taken")
    assert text(only(workspace, file), "measures_taken").status == "same", "changed here only"
    fill(file, {(CODE, MEASURES_TAKEN): "none"})
    assert text(only(workspace, file), "measures_taken").status == "conflict"
    fill(file, {(CODE, MEASURES_TAKEN): "удалить"})
    assert take(workspace, file, "take").taken == 1
    assert entry(workspace).measures_taken == ""


OLDER = Path(__file__).parents[1] / "workbooks" / "older"


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("template_1_unit.xlsx", {}),
        (
            "template_1_faculty.xlsx",
            {"reason_missed": "мало поступило", "measures_taken": "день открытых дверей"},
        ),
    ],
)
def test_files_of_an_older_layout_are_taken_whole(
    workspace: Workspace, name: str, texts: dict[str, str]
) -> None:
    """As the program wrote them before these texts had cells: a faculty's file carried them beside."""
    found = only(workspace, OLDER / name)
    assert [finding.code for finding in found.findings] == ["older_template"]
    apply(workspace, [found])
    said = {"explanation": "набор сокращён", "basis_document": "приказ", "basis_number": "12", **texts}
    assert entry(workspace).texts() == said
    assert take(workspace, OLDER / name).batch is None


def test_an_untouched_file_says_nothing_new(workspace: Workspace, explained: Path) -> None:
    found = only(workspace, explained)
    assert [(each.status, each.base) for each in found.texts] == [("same", "fewer came")]
    assert not found.is_partly_open


def test_a_text_changed_there_only_is_taken(workspace: Workspace, explained: Path) -> None:
    fill(explained, {(CODE, EXPLANATION): "many came"})
    found = text(only(workspace, explained))
    assert (found.status, found.base, found.old) == ("changed", "fewer came", "fewer came")
    take(workspace, explained)
    assert entry(workspace).explanation == "many came"


def test_a_text_changed_here_only_stays(workspace: Workspace, explained: Path) -> None:
    say_here(workspace, "fewer came than ever")
    assert text(only(workspace, explained)).status == "same"
    assert take(workspace, explained).batch is None


def test_a_text_taken_back_here_only_stays_so(workspace: Workspace, explained: Path) -> None:
    say_here(workspace, None)
    assert text(only(workspace, explained)).status == "same"


def test_a_text_changed_on_both_sides_is_a_conflict(workspace: Workspace, explained: Path) -> None:
    say_here(workspace, "mine")
    fill(explained, {(CODE, EXPLANATION): "theirs"})
    found = text(only(workspace, explained))
    assert (found.status, found.base, found.old, found.text) == ("conflict", "fewer came", "mine", "theirs")
    for choice, left in (("ask", "mine"), ("keep", "mine"), ("take", "theirs")):
        take(workspace, explained, choice)
        assert entry(workspace).explanation == left


def test_a_blank_text_never_erases(workspace: Workspace, explained: Path) -> None:
    fill(explained, {(CODE, EXPLANATION): "  "})
    assert take(workspace, explained).batch is None
    assert entry(workspace).explanation == "fewer came"


@pytest.mark.parametrize("column", columns.TEXT_MARKS)
@pytest.mark.parametrize("blank", ["", "  ", "-", "\u2013", "\u200b"])
def test_a_blank_or_a_dash_says_nothing(column: str, blank: str) -> None:
    assert fields_of(column, blank) == {}


@pytest.mark.parametrize("nothing", ["нет", "Н/Д", "жоқ", "нет  данных"])
def test_no_and_no_data_are_no_reason(nothing: str) -> None:
    assert fields_of(columns.NOT_APPLICABLE, nothing) == {}
    assert fields_of(columns.EXPLANATION, nothing) == {"explanation": nothing}


@pytest.mark.parametrize("word", ["удалить", "Жою", " delete "])
def test_a_cell_can_say_that_a_text_is_gone(word: str) -> None:
    assert fields_of(columns.EXPLANATION, word) == {"explanation": None}
    assert fields_of(columns.BASIS, word) == dict.fromkeys(BASIS_FIELDS)
    assert fields_of(columns.BASIS, f"order; {word}") == {"basis_document": "order", "basis_number": None}


def test_a_deletion_of_a_text_is_said(workspace: Workspace, explained: Path) -> None:
    fill(explained, {(CODE, EXPLANATION): "удалить", (CODE, BASIS): "удалить"})
    found = text(only(workspace, explained))
    assert (found.status, found.deletes) == ("changed", True)
    assert text(only(workspace, explained), "basis_date").status == "same"
    batch = take(workspace, explained).batch
    assert entry(workspace) == Entry()
    assert batch is not None
    undo(workspace, batch)
    assert entry(workspace).explanation == "fewer came"


def test_the_parts_of_a_basis_are_compared_one_by_one(workspace: Workspace, tmp_path: Path) -> None:
    record(
        workspace,
        ORG,
        YEAR,
        [EntryText(CODE, "basis_document", "order; copy"), EntryText(CODE, "basis_number", "12")],
    )
    file = export(workspace, tmp_path / "file.xlsx")
    assert {each.status for each in only(workspace, file).texts} == {"same"}
    fill(file, {(CODE, BASIS): "order, copy; 13; -; archive"})
    found = {each.field: each.status for each in only(workspace, file).texts}
    assert found == {"basis_document": "same", "basis_number": "changed", "basis_kept": "new"}


def test_a_text_that_came_from_a_file_and_was_edited_since_is_a_conflict(
    workspace: Workspace, file: Path
) -> None:
    fill(file, {(CODE, EXPLANATION): "first"})
    take(workspace, file)
    fill(file, {(CODE, EXPLANATION): "second"})
    assert text(only(workspace, file)).status == "conflict", "sent blank, here is the first, there the second"


# "Does not apply".


def test_not_applicable_in_a_file_ends_the_number_that_was_sent(workspace: Workspace, file: Path) -> None:
    fill(file, {(CODE, NA): "no bachelors", (CODE, 0): None})
    batch = take(workspace, file).batch
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row(CODE)
    assert (row.state, row.entry.not_applicable) == ("not_applicable", "no bachelors")
    assert set(open_sheet(workspace, ORG, YEAR).values) == {"1.2.4"}
    assert batch is not None
    undo(workspace, batch)
    assert set(open_sheet(workspace, ORG, YEAR).values) == {"1.2.3", "1.2.4"}
    assert not open_sheet(workspace, ORG, YEAR).entries


def test_a_changed_number_beside_not_applicable_is_asked(workspace: Workspace, file: Path) -> None:
    fill(file, {(CODE, NA): "no bachelors", (CODE, 0): 15})
    found = only(workspace, file)
    assert {cell.status for cell in found.cells if cell.element == CODE} == {"ask"}
    assert {text.status for text in found.texts} == {"ask"}
    assert apply(workspace, [found]).batch is None


def test_a_number_for_what_does_not_apply_here_is_a_conflict(workspace: Workspace, file: Path) -> None:
    say_here(workspace, "no masters", NOT_APPLICABLE, "1.2.6")
    fill(file, {("1.2.6", 0): 3})
    found = only(workspace, file)
    (cell,) = (cell for cell in found.cells if cell.element == "1.2.6")
    assert cell.status == "conflict"
    apply(workspace, [found], {found.key(cell): "take"})
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row("1.2.6")
    assert (row.state, row.result) == ("value", 3)


def test_a_number_in_place_of_not_applicable_as_sent_is_taken(workspace: Workspace, tmp_path: Path) -> None:
    say_here(workspace, "no masters", NOT_APPLICABLE, "1.2.6")
    file = fill(export(workspace, tmp_path / "file.xlsx"), {("1.2.6", NA): None, ("1.2.6", 0): 3})
    take(workspace, file)
    row = evaluate(open_sheet(workspace, ORG, YEAR)).row("1.2.6")
    assert (row.state, row.result, row.entry) == ("value", 3, Entry())


# Another database: the base is what was last taken from it.


def test_texts_of_another_database_are_compared_with_what_was_taken(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    record(department, ORG, YEAR, [TypedValue(CODE, "12"), EntryText(CODE, "explanation", "one")])
    take(workspace, export(department, tmp_path / "a.xlsx"))
    say_here(department, "two")
    later = export(department, tmp_path / "b.xlsx")
    assert text(only(workspace, later)).status == "changed"
    batch = take(workspace, later).batch
    assert batch is not None
    undo(workspace, batch)
    assert text(only(workspace, later)).base == "one", "an undone file is not what was last taken"
    take(workspace, later)
    say_here(workspace, "mine")
    assert text(only(workspace, later)).status == "same", "changed here only"
    say_here(department, "three")
    assert text(only(workspace, export(department, tmp_path / "c.xlsx"))).status == "conflict"


def test_a_first_text_of_another_database_conflicts_with_what_is_here(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    say_here(workspace, "mine")
    say_here(department, "theirs")
    assert text(only(workspace, export(department, tmp_path / "a.xlsx"))).status == "conflict"


def test_texts_deleted_there_are_deleted_here(
    workspace: Workspace, department: Workspace, tmp_path: Path
) -> None:
    for name, words in (("explanation", "a"), ("measures_taken", "b"), (NOT_APPLICABLE, "c")):
        say_here(department, words, name)
    assert take(workspace, export_faculty(department, "MF", YEAR, tmp_path / "1.xlsx", SAY)).taken == 3
    say_here(workspace, "b, and more", "measures_taken")
    for name in ("explanation", "measures_taken"):
        say_here(department, None, name)
    record(department, ORG, YEAR, [TypedValue(CODE, "4")])
    found = only(workspace, export_faculty(department, "MF", YEAR, tmp_path / "2.xlsx", SAY))
    assert {each.field: each.status for each in found.texts} == {
        "explanation": "changed",
        "measures_taken": "conflict",
        NOT_APPLICABLE: "changed",
    }
    assert {cell.status for cell in found.cells} == {"new"}
    apply(workspace, [found])
    assert entry(workspace) == Entry(measures_taken="b, and more")
    assert set(open_sheet(workspace, ORG, YEAR).values) == {CODE}


# What holds for every text.

PLAIN = st.text(st.characters(codec="utf-8"), max_size=12)
TEXTS = st.none() | st.sampled_from(["a", "a ", "a\nb", "a b", "c; d", "c, d"]) | PLAIN
FIELDS = st.sampled_from(FIELDS_IN_CELLS)


@given(name=FIELDS, base=TEXTS, mine=TEXTS, theirs=PLAIN)
def test_three_ways(name: str, base: str | None, mine: str | None, theirs: str) -> None:
    status = text_status(name, base, mine, theirs, deletes=False)
    assert text_status(name, mine, mine, theirs, deletes=False) != "conflict", "changed there only"
    assert text_status(name, base, mine, base or "", deletes=False) == "same", "changed here only"
    assert text_status(name, base, mine, "", deletes=False) == "same", "a blank never erases"
    assert text_status(name, base, mine, mine or "", deletes=False) == "same"
    if status in ("new", "changed"):
        assert text_status(name, base, theirs, theirs, deletes=False) == "same", "taken twice changes nothing"


@given(name=FIELDS, base=TEXTS, mine=TEXTS)
def test_a_deletion_three_ways(name: str, base: str | None, mine: str | None) -> None:
    status = text_status(name, base, mine, "", deletes=True)
    assert text_status(name, base, None, "", deletes=True) == "same"
    assert text_status(name, mine, mine, "", deletes=True) in ("same", "changed")
    assert status in ("same", "changed", "conflict")


@given(texts=st.fixed_dictionaries(dict.fromkeys(FIELDS_IN_CELLS, PLAIN)))
def test_what_is_written_comes_back_as_the_same(texts: dict[str, str]) -> None:
    sent = Entry(**texts)
    for column, words in cells_of(sent).items():
        for name, said in fields_of(column, words).items():
            if said is not None:
                assert text_status(name, None, sent.text(name), said, deletes=False) == "same"


ODD = (
    "a _x0041_ b", "_x000D_", "=1+1", "+7", "@x", "'quoted", "  led by spaces",
    "line\r\nbreak\rmore", "tab\tx",
    "\x0bcontrol", "a\u2028b", "\"q\" <&> ]]>", "12.01.2023", "0,5", "TRUE", "#DIV/0!",
    "😀" * 20_000, "я" * 40_000,
)  # fmt: skip


def test_odd_texts_come_back_as_they_were(workspace: Workspace, tmp_path: Path) -> None:
    """What spreadsheets take for a code, a formula or a date; what is longer than a cell."""
    plan = workspace.plan
    asked = plan.asked_indicators(workspace.org_unit(ORG))
    codes = [indicator.code for indicator in asked if indicator.same_as is None]
    texts = dict(zip(codes, ODD, strict=False))
    assert len(texts) == len(ODD)
    record(workspace, ORG, YEAR, [EntryText(code, "explanation", words) for code, words in texts.items()])
    found = only(workspace, export(workspace, tmp_path / "odd.xlsx"))
    assert len(found.texts) == len(ODD)
    assert [(each.indicator, each.text) for each in found.texts if each.status != "same"] == []
    exact = {each.indicator: each.text for each in found.texts}
    assert exact[codes[0]] == "a _x0041_ b" and exact[codes[1]] == "_x000D_"
