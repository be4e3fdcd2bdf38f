"""Problems, history and what can be undone, in the real window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester

from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.history.batches_screen import BatchesScreen
from ktu_desktop.gui.screens.history.history_screen import HistoryScreen
from ktu_desktop.gui.screens.problems.problem_list import CONFIRMED, ERROR, REMARK
from ktu_desktop.gui.screens.problems.problems_screen import ProblemsScreen
from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def problems(driven: Driven) -> ProblemsScreen:
    screen = driven.window.screen_named("problems")
    assert isinstance(screen, ProblemsScreen)
    return screen


def make_trouble(driven: Driven) -> None:
    """A contradiction, a refused text and two remarks."""
    driven.record(
        TypedValue("1.2.13", "716"),
        TypedValue("1.2.14", "637"),
        TypedValue("1.2.15", "81"),
        TypedValue("1.1.8", "12,7"),
        TypedValue("1.1.6/stated", "0,5"),
        TypedValue("1.1.3/stated", "0,9"),
    )


def test_every_problem_is_listed_errors_first(driven: Driven) -> None:
    make_trouble(driven)
    found = [(problem.kind, problem.indicator) for problem in problems(driven).problems]
    assert found == [(ERROR, "1.1.8"), (ERROR, "1.2.13"), (REMARK, "1.1.3"), (REMARK, "1.1.6")]
    model = problems(driven).model
    lines = [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]
    assert [line[0] for line in lines] == ["Errors: 2", "1.1.8", "1.2.13", "Remarks: 2", "1.1.3", "1.1.6"]
    assert all(fact in lines[2][1] for fact in ("1.2.13", "716", "718", "2"))
    assert lines[2][2] == "\u22122"
    assert problems(driven).table.columnSpan(0, 0) == 3 and problems(driven).table.columnSpan(1, 0) == 1


def test_enter_leads_to_the_field(driven: Driven) -> None:
    make_trouble(driven)
    driven.window.menus.action("problems").trigger()
    assert driven.focus() is problems(driven).table
    driven.press(ENTER)
    assert driven.session.indicator == "1.1.8"
    assert driven.focus() is driven.box("value").editor


def step(driven: Driven, back: bool = False) -> tuple[str, str]:
    """F8 or Shift+F8; where it led."""
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    driven.qtbot.keyClick(driven.window, Qt.Key.Key_F8, modifier)
    driven.settle()
    return driven.session.indicator, driven.window.notice.text if driven.window.notice.isVisible() else ""


def test_f8_walks_over_the_problems_in_the_order_of_the_sheet_and_says_when_it_wraps(driven: Driven) -> None:
    make_trouble(driven)
    assert [step(driven) for _ in range(4)] == [(code, "") for code in ("1.1.3", "1.1.6", "1.1.8", "1.2.13")]
    code, said = step(driven)
    assert code == "1.1.3" and "last problem" in said
    code, said = step(driven, back=True)
    assert code == "1.2.13" and "first problem" in said


def test_f8_goes_on_from_where_one_stands(driven: Driven) -> None:
    make_trouble(driven)
    driven.session.show_row("1.1.7")
    assert step(driven)[0] == "1.1.8"
    driven.session.show_row("1.1.7")
    assert step(driven, back=True)[0] == "1.1.6"
    driven.session.show_row("1.2.13")
    assert step(driven)[0] == "1.2.13", "its own field first"
    assert driven.focus() is driven.box("value").editor
    driven.record(TypedValue("1.1.8", "12"))
    driven.session.show_row("1.1.7")
    assert step(driven)[0] == "1.2.13", "what is mended is passed by"


def test_f8_leads_to_the_common_data_too(driven: Driven) -> None:
    driven.record(TypedValue("educational_programs", "12,5"), TypedValue("1.2.13", "-3"))
    assert step(driven, back=True)[0] == ""
    assert isinstance(driven.focus(), QLineEdit) and driven.focus().text() == "12,5"
    assert step(driven)[0] == "1.2.13"
    assert step(driven)[0] == ""


def test_the_list_follows_the_typing_and_forgets_it_with_escape(driven: Driven) -> None:
    driven.record(TypedValue("1.2.13", "718"), TypedValue("1.2.14", "637"), TypedValue("1.2.15", "81"))
    driven.session.show_row("1.2.13")
    table = driven.window.screen_named("sheet_table").view
    driven.type("716", table)
    driven.qtbot.waitUntil(lambda: [p.indicator for p in problems(driven).problems] == ["1.2.13"])
    assert driven.sheet.data.values["1.2.13"].value == whole(718), "nothing is saved yet"
    editor = next(each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    driven.press(ESCAPE, editor)
    assert not problems(driven).problems
    driven.stand_on("1.2.13")
    driven.type("717")
    driven.qtbot.waitUntil(lambda: [p.indicator for p in problems(driven).problems] == ["1.2.13"])
    driven.press(ESCAPE)
    driven.qtbot.waitUntil(lambda: not problems(driven).problems)


def test_several_remarks_are_confirmed_with_one_reason(driven: Driven) -> None:
    make_trouble(driven)
    screen = problems(driven)
    driven.window.show_screen("problems")
    screen.table.selectAll()
    driven.click(screen.right)
    assert driven.focus() is screen.reason
    driven.type("Checked")
    driven.press(ENTER)
    assert driven.sheet.counts.warnings == 0
    assert [problem.kind for problem in screen.problems] == [ERROR, ERROR, CONFIRMED, CONFIRMED]
    assert all(row.entry.confirmations for row in map(driven.row, ("1.1.3", "1.1.6")))


def test_f8_selects_the_number_it_leads_to_also_in_the_editor_one_stands_in(driven: Driven) -> None:
    driven.record(TypedValue("1.2.13", "716"), TypedValue("1.2.14", "637"), TypedValue("1.2.15", "81"))
    driven.stand_on("1.2.4")
    editor = driven.focus()
    step(driven)
    assert driven.session.indicator == "1.2.13" and driven.focus() is editor
    assert isinstance(editor, QLineEdit) and editor.selectedText() == editor.text() == "716"


def test_a_mended_problem_leaves_the_list(driven: Driven) -> None:
    make_trouble(driven)
    driven.record(TypedValue("1.2.13", "718"))
    assert "1.2.13" not in [problem.indicator for problem in problems(driven).problems]


def test_without_problems_it_says_so(driven: Driven) -> None:
    assert problems(driven).empty.isVisible()
    driven.qtbot.keyClick(driven.window, Qt.Key.Key_F8)
    assert "No errors" in driven.window.notice.text


def test_problems_are_a_sound_model(driven: Driven, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(problems(driven).model)
    make_trouble(driven)
    driven.record(TypedValue("1.1.8", "3"))


def test_f4_shows_who_changed_what(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    driven.record(TypedValue("1.1.8", "80"), TypedValue("1.2.13", "5"))
    driven.session.select_indicator("1.1.8")
    driven.qtbot.keyClick(driven.window, Qt.Key.Key_F4)
    screen = driven.window.screen_named("history")
    assert isinstance(screen, HistoryScreen) and screen.isVisible()
    driven.qtbot.waitUntil(lambda: len(screen.model.stringList()) == 2)
    newest = screen.model.stringList()[0]
    assert "75\u00a0units \u2192 80\u00a0units" in newest and "typed" in newest
    driven.session.select_indicator("1.2.13")
    driven.qtbot.waitUntil(lambda: len(screen.model.stringList()) == 1)
    driven.qtbot.keyClick(driven.window, Qt.Key.Key_F4)
    assert driven.form.isVisible()


def test_a_batch_is_undone_from_the_list(driven: Driven, tmp_path: Path) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    driven.session.record([TypedValue("1.1.8", "80"), TypedValue("1.2.13", "5")], via="paste")
    driven.settle()
    driven.record(TypedValue("1.2.13", "6"))
    driven.window.menus.action("undo_file").trigger()
    driven.settle()
    screen = driven.window.screen_named("batches")
    assert isinstance(screen, BatchesScreen)
    assert [batch.kind for batch in screen.model.batches] == ["paste"]
    driven.press(ENTER, screen.table)
    assert driven.sheet.data.values["1.1.8"].value == whole(75)
    assert driven.sheet.data.values["1.2.13"].value == whole(6), "edited later: it stays"
    assert "1 entry" in screen.headline.text() and "6" in screen.headline.text()
    assert not screen.undo.isEnabled() or screen.model.batches[0].kind == "undo"
    driven.click(screen.single)
    assert len(screen.model.batches) == 4
    driven.press(ESCAPE, screen.table)
    assert not screen.isVisible()


def test_batches_are_a_sound_model(driven: Driven, qtmodeltester: ModelTester) -> None:
    screen = driven.window.screen_named("batches")
    assert isinstance(screen, BatchesScreen)
    qtmodeltester.check(screen.model)
