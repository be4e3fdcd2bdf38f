"""The frame: choosing a sheet, languages, panes, menus, messages, what is remembered."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ktu_desktop.cli import main as command_line
from ktu_desktop.domain.completeness import together
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.gui.actions import ACTIONS, MENUS
from ktu_desktop.gui.main_window import MainWindow
from ktu_desktop.gui.panes import Panes
from ktu_desktop.gui.remembered import FILE_NAME
from ktu_desktop.gui.screens import shown_after, shown_at_once
from ktu_desktop.gui.screens.navigation.branch_delegate import BRANCH
from ktu_desktop.gui.screens.navigation.branches import Branch
from ktu_desktop.gui.screens.screen import Place
from ktu_desktop.gui.screens.sheet_table.columns import LAST_YEAR
from ktu_desktop.i18n import LANGUAGES, Translator
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven

Key = Qt.Key


def test_choosing_a_unit_by_typing_a_part_of_its_name(driven: Driven) -> None:
    chooser = driven.window.top_bar.org_unit
    driven.press(Key.Key_Down, chooser)
    popup = chooser.popup
    assert popup.isVisible()
    driven.qtbot.keyClicks(popup.search, "EAT-TCS")
    driven.press(Key.Key_Return, popup.search)
    assert driven.session.org_unit == "EAT-TCS"
    assert driven.sheet.data.org_unit.code == "EAT-TCS"
    assert driven.sheet.data.org_unit.names["en"] in chooser.text()


def test_a_unit_that_is_not_found_is_said_to_be_none(driven: Driven) -> None:
    popup = driven.window.top_bar.org_unit.popup
    driven.press(Key.Key_Down, driven.window.top_bar.org_unit)
    driven.type("ЭСС", popup.search)
    assert popup.nothing.isVisible() and not popup.tree.isVisible()
    driven.qtbot.keyClicks(popup.search, "\b\b\bEAT-TCS")
    assert popup.tree.isVisible() and not popup.nothing.isVisible()
    driven.press(Key.Key_Return, popup.search)
    assert driven.session.org_unit == "EAT-TCS"


@pytest.mark.parametrize("place", ["first_start", "top"])
def test_the_list_of_units_fits_on_the_screen(driven: Driven, place: str) -> None:
    screen = driven.window.screen().availableGeometry()
    driven.window.setGeometry(screen)
    if place == "first_start":
        page = driven.window.show_screen("first_start")
        chooser = page.org_unit  # type: ignore[attr-defined]
    else:
        chooser = driven.window.top_bar.org_unit
    driven.settle()
    driven.press(Key.Key_Down, chooser)
    assert screen.contains(chooser.popup.geometry())
    assert not chooser.popup.geometry().intersects(QRect(chooser.mapToGlobal(QPoint(0, 1)), QSize(1, 8)))


def test_no_key_of_a_menu_edits_text_on_some_system() -> None:
    """In a field such a key would never come to the menu: on Linux Ctrl+D deletes a letter there.

    What is done to the table's cells, and to changes, has the keys that do the same to text.
    """
    on_cells = {"undo", "redo", "cut", "copy", "paste", "fill_down"}
    emacs = {f"Ctrl+{letter}" for letter in "ADEHKUW"}
    everywhere = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Del", "Home", "End"}
    keys = {key for action in ACTIONS if action.name not in on_cells for key in action.keys.split()}
    assert not keys & (emacs | everywhere)


def test_choosing_a_period(driven: Driven) -> None:
    box = driven.window.top_bar.period
    box.setFocus()
    driven.press(Key.Key_Down, box)
    box.activated.emit(box.currentIndex())
    driven.settle()
    assert driven.session.period is not None and driven.session.period.code == box.currentData()
    assert driven.sheet.data.period == driven.session.period


def test_each_sheet_keeps_its_own_values(driven: Driven) -> None:
    driven.record(TypedValue("students", "240"))
    driven.select("EAT-TCS")
    assert not driven.sheet.data.values
    driven.select("EAT-ES")
    assert driven.sheet.data.values


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_switched_without_a_new_start(driven: Driven, language: str) -> None:
    button = next(b for b in driven.window.status_line.languages.buttons() if b.objectName() == language)
    driven.click(button)
    say = Translator(language)
    assert driven.session.say.language == language
    assert driven.window.menuBar().actions()[0].text() == say(MENUS[0])
    unit = driven.sheet.data.org_unit
    assert say.name(unit.names) in driven.window.windowTitle()
    assert driven.sheet.rows[0].indicator.names[language]
    assert button.isChecked()


def test_f6_goes_round_the_panes(driven: Driven) -> None:
    panes = driven.window.panes
    driven.window.activateWindow()
    seen = []
    for _ in range(4):
        driven.window.focus_next_pane(1)
        focus = driven.window.focusWidget()
        assert focus is not None
        seen.append(next(s.place for s in panes.screens() if s is focus or s.isAncestorOf(focus)))
    assert set(seen) == {Place.LEFT, Place.CENTRE, Place.BOTTOM, Place.RIGHT}
    driven.window.focus_next_pane(-1)


def test_panes_are_folded_and_remembered(driven: Driven) -> None:
    left = driven.window.screen_named("navigation")
    driven.window.menus.action("fold_left").trigger()
    assert not left.isVisible()
    driven.window.panes.remember(driven.program.remembered)
    again = Panes()
    for screen in driven.window.panes.screens():
        if screen.place is Place.LEFT:
            again.add(screen)
    again.recall(driven.program.remembered)
    assert "left" in driven.program.remembered.text("folded")


def test_the_menu_finds_the_next_to_fill(driven: Driven) -> None:
    driven.window.menus.action("fill_next").trigger()
    row = driven.session.row(driven.session.indicator)
    assert row is not None and row.asked and not row.given


def test_every_control_has_a_name_for_screen_readers(driven: Driven) -> None:
    nameless = []
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for widget in driven.window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
            if widget.isVisible() and not inner and not _spoken(widget):
                nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert not nameless


def _spoken(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or _inside_spin(widget)


def _inside_spin(widget: QWidget) -> str:
    """Qt's own buttons inside a line edit or a tab bar are named by their tooltips or their owner."""
    parent = widget.parent()
    own = isinstance(parent, QLineEdit) or type(parent).__name__ == "QTabBar"
    return "Qt" if own else widget.toolTip()


def test_a_refusal_is_a_sentence_in_the_bar(driven: Driven) -> None:
    driven.program.crash_report.show_error(WorldRefusal("The disk is full."))
    assert driven.window.notice.text == "The disk is full."


def test_a_bug_of_ours_leaves_a_report_and_the_program_goes_on(driven: Driven, own_home: Path) -> None:
    driven.program.crash_report.show_error(ZeroDivisionError("only in this test"))
    assert "ZeroDivisionError" in driven.window.notice.text
    (report,) = (own_home / "logs").iterdir()
    assert "only in this test" in report.read_text("utf-8")
    driven.record(TypedValue("students", "240"))
    assert driven.sheet.data.values


def test_what_another_program_wrote_is_shown(driven: Driven, tmp_path: Path) -> None:
    driven.program.change_feed.look()
    driven.settle()
    database = str(driven.program.options.database)
    assert command_line(["--db", database, "set", "--org", "EAT-ES", "--year", "2023", "students=55"]) == 0
    driven.program.change_feed.look()
    driven.settle()
    driven.settle()
    assert [stored.value.text for stored in driven.sheet.data.values.values()] == ["55"]


def test_edits_in_quick_succession_all_arrive(driven: Driven) -> None:
    codes = [r.indicator.code for r in driven.sheet.asked_rows if "value" in r.indicator.roles][:12]
    for number, code in enumerate(codes):
        driven.session.record([TypedValue(code, str(100 + number))])
    driven.settle()
    assert [driven.row(code).result for code in codes] == [100 + n for n in range(len(codes))]
    assert "saved" in driven.window.status_line.saved.text()


def test_edits_that_are_all_stored_before_the_window_hears_of_it_are_shown(driven: Driven) -> None:
    workspace, period, org = driven.session.workspace, driven.session.period, driven.session.org_unit
    assert workspace is not None and period is not None
    codes = [r.indicator.code for r in driven.sheet.asked_rows if "value" in r.indicator.roles][:4]
    for number, code in enumerate(codes):
        driven.session.record([TypedValue(code, str(100 + number))])
    while len(open_sheet(workspace, org, period).values) < len(codes):
        time.sleep(0.01)  # the window's thread is busy meanwhile
    driven.settle()
    assert [driven.row(code).result for code in codes] == [100 + n for n in range(len(codes))]


def test_the_tree_of_a_university_holds_what_is_asked_below_it(driven: Driven) -> None:
    driven.select("KTU")
    tree = driven.window.screen_named("navigation").first_focus()
    lines = len(driven.session.plan.lines)
    driven.qtbot.waitUntil(lambda: tree.model().rowCount() == lines)  # type: ignore[attr-defined]


def test_a_faculty_counts_what_is_given_below_it(driven: Driven) -> None:
    """In the tree and in the line at the bottom, as `show --rollup` and the printed summary do."""
    org = driven.session.org_unit
    driven.record(
        TypedValue("1.2.2", "9"), TypedValue("1.2.3", "5"), TypedValue("1.2.4", "5"), TypedValue("1.1.8", "3")
    )
    driven.select(driven.session.organisation.by_code[org].parent or "")
    status = driven.window.status_line.counts
    driven.qtbot.waitUntil(lambda: status.text().startswith("Summary. "))
    found = driven.session.summary.counts
    asked = together(found.values())
    assert (asked.filled, asked.contradictory) == (4, 1)
    assert status.text() == f"Summary. 4 of {asked.asked} filled, {asked.missing} not filled, 1 error"
    assert driven.window.status_line.state.text() == ""  # its own "no data yet" says nothing of those below
    tree = driven.window.screen_named("navigation").first_focus()
    entries = list(branches(tree.model()))  # type: ignore[attr-defined]
    counts = {entry.key: (entry.count, entry.state and entry.state.word) for entry in entries}
    assert counts["1.1.8"] == (f"1/{found['1.1.8'].asked}", "Not filled in")
    assert counts["1.2.2"] == (f"1/{found['1.2.2'].asked}", "Error")
    lines = [entry.count.split("/") for entry in entries if entry.key.startswith("line")]
    assert (sum(int(given) for given, _ in lines), sum(int(of) for _, of in lines)) == (4, asked.asked)


def branches(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[Branch]:
    """Every entry of the tree."""
    above = parent if parent is not None else QModelIndex()
    for number in range(model.rowCount(above)):
        index = model.index(number, 0, above)
        yield index.data(BRANCH)
        yield from branches(model, index)


def test_the_tree_shows_how_far_it_is_and_leads_to_the_row(driven: Driven) -> None:
    tree = driven.window.screen_named("navigation").first_focus()
    model = tree.model()  # type: ignore[attr-defined]
    line = model.index(1, 0)
    assert "0/" in line.data(int(Qt.ItemDataRole.AccessibleTextRole))
    tree.setCurrentIndex(line)  # type: ignore[attr-defined]
    first = driven.session.indicator
    assert first and driven.row(first).asked
    driven.press(Key.Key_Return, tree)
    assert driven.window.screen_named("sheet_table").first_focus().hasFocus()
    driven.record(TypedValue(first, "50"))
    assert "1/" in model.index(1, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))


def test_actions_are_complete() -> None:
    """The family: each has a menu, a text, a name of its own, and no key is given twice."""
    names = [action.name for action in ACTIONS]
    assert len(set(names)) == len(names)
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys.split()]
    assert all(keys) and len(set(keys)) == len(keys)
    assert all(action.menu in MENUS and action.text for action in ACTIONS)


def test_screens_are_complete() -> None:
    """The family: each has a name of its own, a title and a place."""
    screens = [*shown_at_once(), *shown_after()]
    assert len({screen.name for screen in screens}) == len(screens)
    assert all(screen.name and screen.title and screen.place in Place for screen in screens)


def test_mnemonics_of_a_menu_are_not_given_twice(driven: Driven) -> None:
    for language in LANGUAGES:
        driven.session.set_language(language)
        for menu in driven.window.menuBar().actions():
            entries = menu.menu().actions() if isinstance(menu, QAction) and menu.menu() else []  # type: ignore[attr-defined]
            letters = [QKeySequence.mnemonic(entry.text()).toString() for entry in entries]
            given = [letter for letter in letters if letter]
            assert len(set(given)) == len(given), (language, menu.text(), given)


def test_dropped_files_are_offered_to_the_screens(driven: Driven) -> None:
    assert driven.window.acceptDrops()
    assert driven.window.rect().contains(QPoint(10, 10))


def test_the_first_start_asks_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = Driven(qtbot, tmp_path / "new.db", org="")
    page = first.window.screen_named("first_start")
    assert page.isVisible()
    first.qtbot.keyClicks(page.author, "\b" * 40 + "A. Ivanova")  # type: ignore[attr-defined]
    page.author.setText("A. Ivanova")  # type: ignore[attr-defined]
    page.org_unit.chosen.emit("EAT-APP")  # type: ignore[attr-defined]
    first.press(Key.Key_Return, page.author)  # type: ignore[attr-defined]
    assert not page.isVisible()
    assert first.session.org_unit == "EAT-APP"
    assert first.program.settings.author == "A. Ivanova"
    first.record(TypedValue("students", "7"))
    assert {stored.changed_by for stored in first.sheet.data.values.values()} == {"A. Ivanova"}
    first.close()


def test_the_next_start_shows_the_sheet_before_the_database_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    first = Driven(qtbot, tmp_path / "plan.db")
    first.record(TypedValue("students", "240"))
    first.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    from ktu_desktop.app import Options, Program

    program = Program(application, Options(tmp_path / "plan.db", "en"))
    shown_before = []
    program.session.sheet_changed.connect(lambda _: shown_before.append(program.session.workspace is None))
    program.window.show()
    qtbot.waitUntil(lambda: program.session.workspace is not None, timeout=20_000)
    assert shown_before[0] is True
    assert program.session.sheet is not None and program.session.sheet.data.values
    assert program.session.org_unit == "EAT-ES"
    program.window.close()
    program.close()
    program.window.deleteLater()


@pytest.mark.parametrize(("chosen", "dark"), [("colours_dark", True), ("colours_light", False)])
def test_the_colours_chosen_are_there_at_the_next_start(driven: Driven, chosen: str, dark: bool) -> None:
    driven.window.menus.action(chosen).trigger()
    driven.close()
    again = Driven(driven.qtbot, driven.program.options.database)
    assert again.program.theme.chosen is dark and again.program.theme.dark is dark
    again.window.menus.action("colours_system").trigger()
    again.close()
    once_more = Driven(driven.qtbot, driven.program.options.database)
    assert once_more.program.theme.chosen is None
    once_more.close()


def test_a_screen_that_is_asked_for_early_is_there(driven: Driven) -> None:
    """Screens are built one in each event: whoever asks meanwhile gets all of them, and each only once."""
    window = MainWindow(
        session=driven.session,
        theme=driven.program.theme,
        dialogs=driven.program.dialogs,
        remembered=driven.program.remembered,
    )
    driven.qtbot.addWidget(window)
    completed: list[int] = []
    window.completed.connect(lambda: completed.append(len(window.panes.screens())))
    window.furnish()
    window.complete()
    QApplication.processEvents()
    assert not completed
    window.show_screen("import_files")
    driven.settle()
    kinds = (*shown_at_once(), *shown_after())
    assert completed == [len(kinds)]
    assert [type(screen) for screen in window.panes.screens()] == list(kinds)


def test_a_program_that_is_killed_starts_again_where_one_was(driven: Driven) -> None:
    driven.select("OFF-CAR")
    kept = driven.program._folder / FILE_NAME
    driven.qtbot.waitUntil(lambda: kept.exists() and "OFF-CAR" in kept.read_text(), timeout=5000)


def test_a_unit_whose_name_begins_with_what_is_typed_comes_before_those_that_contain_it(
    driven: Driven,
) -> None:
    driven.session.set_language("ru")
    chooser = driven.window.top_bar.org_unit
    driven.press(Key.Key_Down, chooser)
    driven.type("энерг", chooser.popup.search)
    driven.press(Key.Key_Return, chooser.popup.search)
    assert driven.session.org_unit == "EAT-ES"


def test_the_heading_of_last_year_follows_the_period(driven: Driven) -> None:
    heading = driven.window.screen_named("sheet_table").view.horizontalHeader()  # type: ignore[attr-defined]
    changed: list[int] = []
    heading.model().headerDataChanged.connect(lambda _orientation, first, _last: changed.append(first))
    driven.session.select_sheet("EAT-ES", period_from_code("2024"))
    driven.settle()
    assert heading.model().headerData(LAST_YEAR, Qt.Orientation.Horizontal) == "2023"
    assert changed, "the heading is painted anew"


def test_escape_in_the_find_box_shows_everything_again(driven: Driven) -> None:
    driven.session.select_indicator("1.1.8")
    driven.window.start_finding()
    driven.type("1.2.3")
    driven.press(Key.Key_Return)
    driven.window.start_finding()
    driven.press(Key.Key_Escape)
    assert driven.session.looking.find == ""
    assert driven.window.screen_named("sheet_table").isAncestorOf(driven.focus())
