"""The form of an indicator in the real window: typing, saving, refusing, confirming."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import whole
from ktu_desktop.gui.screens.indicator_form.common_data_form import CommonDataForm
from ktu_desktop.gui.screens.indicator_form.field_box import FieldBox
from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.usecases.record import TypedValue
from ktu_desktop.usecases.submit_sheet import submit
from tests.gui.driven_window import Driven

ENTER, TAB, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Space


def test_a_share_follows_the_typing_and_is_saved_field_by_field(driven: Driven) -> None:
    form = driven.stand_on("1.1.6")
    assert driven.focus() is driven.box("numerator").editor
    driven.type("118")
    driven.press(TAB)
    assert driven.focus() is driven.box("denominator").editor
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(118)
    driven.type("240")
    driven.qtbot.waitUntil(lambda: "49.17" in form.result.number.text())
    assert "1.2.1" not in driven.sheet.data.values, "typed, not saved yet"
    driven.press(ENTER)
    assert driven.sheet.data.values["1.2.1"].value == whole(240)
    assert driven.session.indicator == "1.1.7", "Enter in the last field goes on to the next indicator"


def test_enter_passes_over_common_data_that_are_there_and_tab_stops_at_them(driven: Driven) -> None:
    driven.record(TypedValue("students", "240"))
    driven.stand_on("1.1.6")
    driven.type("118")
    driven.press(ENTER)
    assert driven.session.indicator == "1.1.7" and driven.row("1.1.6").result is not None
    driven.stand_on("1.1.6")
    driven.press(TAB)
    assert driven.focus() is driven.box("denominator").editor


def test_each_number_is_met_once_on_the_way_down_with_enter(driven: Driven) -> None:
    """1.2.1 is the total of 1.1.6 and has a row; 1.1.9 follows from 1.1.8 and the common data."""
    driven.record(TypedValue("educational_programs", "80"))
    driven.stand_on("1.1.6")
    driven.type("118")
    driven.press(ENTER)
    assert driven.session.indicator == "1.1.7", "its total is typed in its own row"
    driven.session.show_row("1.1.8")
    driven.press(ENTER)
    assert driven.session.indicator == "1.1.10", "1.1.9 is passed over"
    driven.session.show_row("1.1.11")
    driven.stand_on("1.1.11")
    for _ in driven.form.fields.boxes:
        if driven.session.indicator == "1.1.11":
            driven.press(ENTER)
    assert driven.session.indicator == "1.2.1"


def test_tab_stops_at_a_total_that_enter_leaves_to_its_own_row(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    driven.type("118")
    driven.press(TAB)
    assert driven.focus() is driven.box("denominator").editor


def test_typing_replaces_a_number_also_where_the_cursor_stood_in_that_field_already(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "250"))
    driven.stand_on("1.1.7")
    driven.stand_on("1.1.6")
    driven.type("118")
    driven.press(TAB)
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(118)


def test_tab_leaves_a_field_and_saves_it(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    driven.type("7")
    driven.press(TAB)
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(7)


def test_a_click_elsewhere_saves_the_field(driven: Driven) -> None:
    form = driven.stand_on("1.1.6")
    driven.type("9")
    driven.click(form.texts.editors["basis_document"])
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(9)


def test_what_is_typed_is_saved_when_another_indicator_is_chosen(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    driven.type("11")
    driven.session.go_to("1.1.8")
    driven.settle()
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(11)
    assert driven.box("value").editor.text() == ""


def test_what_is_typed_belongs_to_the_sheet_it_was_typed_into(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    driven.type("11")
    driven.select("EAT-APP")  # by a popup, which takes no focus
    assert "1.1.6/numerator" not in driven.sheet.data.values
    assert driven.box("numerator").editor.text() == ""
    driven.select("EAT-ES")
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(11)


def test_what_is_typed_into_the_table_belongs_to_its_sheet_too(driven: Driven) -> None:
    driven.session.show_row("1.1.8")
    driven.settle()
    driven.qtbot.keyClick(driven.focus(), Qt.Key.Key_3)
    driven.select("EAT-APP")
    assert "1.1.8" not in driven.sheet.data.values
    driven.select("EAT-ES")
    assert driven.sheet.data.values["1.1.8"].value == whole(3)


def test_escape_takes_back_what_was_typed(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    driven.stand_on("1.1.8")
    editor = driven.box("value").editor
    driven.type("99")
    driven.press(ESCAPE)
    assert editor.text() == "75"
    driven.press(ENTER)
    assert driven.sheet.data.values["1.1.8"].value == whole(75)


def test_escape_with_nothing_to_take_back_leads_to_the_table(driven: Driven) -> None:
    driven.stand_on("1.1.8")
    driven.press(ESCAPE)
    table = driven.window.screen_named("sheet_table")
    assert table.isAncestorOf(driven.focus())
    assert driven.session.indicator == "1.1.8"


def test_a_refused_text_stays_with_its_reason_and_the_old_value_stays_stored(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    driven.stand_on("1.1.8")
    driven.type("12,7")
    driven.press(ENTER)
    assert driven.session.indicator != "1.1.8", "the cursor is not trapped"
    driven.stand_on("1.1.8")
    box = driven.box("value")
    assert box.editor.text() == "12,7"
    assert "whole number" in box.refusal.text()
    assert driven.sheet.data.values["1.1.8"].value == whole(75)


def test_a_refused_text_is_given_up_with_escape(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "75"), TypedValue("1.1.3/numerator", "many"))
    driven.record(TypedValue("1.1.8", "no idea"))
    driven.stand_on("1.1.8")
    driven.press(ESCAPE)
    box = driven.box("value")
    assert box.editor.text() == "75"
    assert box.refusal.isHidden()
    assert set(driven.sheet.data.drafts) == {"1.1.3/numerator"}


def test_emptying_a_field_deletes_the_value(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    driven.stand_on("1.1.8")
    driven.press(Qt.Key.Key_Backspace)
    driven.press(ENTER)
    assert "1.1.8" not in driven.sheet.data.values


def test_what_is_being_typed_survives_a_sheet_that_arrives(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    driven.type("11")
    driven.record(TypedValue("students", "240"))
    driven.type("8")
    assert driven.box("numerator").editor.text() == "118"
    assert driven.box("denominator").editor.text() == "240"


def test_only_the_result_is_known(driven: Driven) -> None:
    form = driven.stand_on("1.1.6")
    assert driven.box("stated").isHidden()
    driven.click(form.only_result)
    driven.type("48,5")
    driven.press(ENTER)
    row = driven.row("1.1.6")
    assert row.state == "stated"
    driven.stand_on("1.1.6")
    assert driven.box("stated").isVisibleTo(form)
    assert "not in totals" in driven.box("stated").title.text()


def test_common_data_names_the_indicators_it_serves(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    text = driven.box("denominator").sharing.text()
    assert "Common data" in text
    assert all(
        code in text for code in driven.sheet.data.plan.elements["1.2.1"].indicators if code != "1.1.6"
    )
    driven.box("denominator").sharing.linkActivated.emit("3.1.1")
    assert driven.session.indicator == "3.1.1"


def test_the_page_of_common_data(driven: Driven) -> None:
    driven.session.go_to("")
    screen = driven.window.screen_named("indicator_form")
    assert isinstance(screen, FormScreen)
    page = screen.common
    assert isinstance(page, CommonDataForm) and page.isVisible()
    codes = [box.field.figure for box in page.fields.boxes]
    assert codes == [common.figure.code for common in driven.sheet.common if common.asked]
    driven.type("12")
    driven.press(ENTER)
    assert driven.focus() is page.fields.boxes[1].editor
    assert driven.sheet.data.values[codes[0]].value == whole(12)


def common_page(driven: Driven) -> CommonDataForm:
    driven.session.go_to("")
    screen = driven.window.screen_named("indicator_form")
    assert isinstance(screen, FormScreen) and screen.common is not None
    return screen.common


def common_box(driven: Driven, figure: str) -> FieldBox:
    return next(box for box in common_page(driven).fields.boxes if box.field.figure == figure)


def test_common_data_say_what_they_contradict_as_one_types(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "120"), TypedValue("students", "200"))
    box = common_box(driven, "students")
    assert not box.contradicting.isVisible()
    box.editor.setFocus()
    driven.type("100")
    driven.qtbot.waitUntil(lambda: "1.1.6" in box.contradicting.text())
    driven.press(ENTER)
    assert "1.1.6" in box.contradicting.text()
    box.contradicting.linkActivated.emit("1.1.6")
    assert driven.session.indicator == "1.1.6"


def test_a_jump_of_common_data_is_confirmed_on_their_page(driven: Driven) -> None:
    driven.session.select_sheet("EAT-ES", Period(2022))
    driven.settle()
    driven.record(TypedValue("teaching_staff", "20"))
    driven.session.select_sheet("EAT-ES", Period(2023))
    driven.settle()
    box = common_box(driven, "teaching_staff")
    assert "20" in box.note.text(), "last year stands beside it"
    driven.record(TypedValue("teaching_staff", "60"))
    (finding,) = common_page(driven).findings.boxes
    driven.click(finding.right)
    driven.type("Two departments were joined")
    driven.press(ENTER)
    assert driven.sheet.counts.warnings == 0


def test_a_total_that_fills_itself_says_from_what(driven: Driven) -> None:
    driven.record(TypedValue("1.2.10", "500"), TypedValue("1.2.13", "60"), TypedValue("1.2.16", "7"))
    box = common_box(driven, "students")
    assert "567" in box.editor.placeholderText() and "1.2.10 + 1.2.13 + 1.2.16" in box.note.text()


def test_last_years_common_data_are_taken_over_into_empty_fields_as_one_step(driven: Driven) -> None:
    driven.window.menus.action("take_over").trigger()
    assert "Nothing to take over" in driven.window.notice.text
    driven.session.select_sheet("EAT-ES", Period(2022))
    driven.settle()
    driven.record(
        TypedValue("students", "200"), TypedValue("teaching_staff", "20"), TypedValue("graduates", "41")
    )
    driven.session.select_sheet("EAT-ES", Period(2023))
    driven.settle()
    driven.record(TypedValue("students", "210"))
    page = common_page(driven)
    assert page.take_over.isVisible() and "2" in page.take_over.text()
    driven.click(page.take_over)
    values = {code: stored.value for code, stored in driven.sheet.data.values.items()}
    assert values["1.2.1"] == whole(210), "what is there stays"
    assert (values["teaching_staff"], values["graduates"]) == (whole(20), whole(41))
    assert "2 numbers" in driven.window.notice.text and not page.take_over.isVisible()
    stored = driven.sheet.data.values
    assert stored["teaching_staff"].via == stored["graduates"].via == "last_year"
    driven.window.menus.action("undo").trigger()
    driven.settle()
    left = driven.sheet.data.values
    assert set(left) == {"1.2.1"} and left["1.2.1"].value == whole(210), "undone as one, the rest stays"
    driven.window.menus.action("redo").trigger()
    driven.settle()
    assert driven.sheet.data.values["graduates"].value == whole(41)


def test_a_remark_is_confirmed_with_a_reason_and_taken_back(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "1"), TypedValue("students", "200"))
    form = driven.stand_on("1.1.6")
    (box,) = form.findings.boxes
    assert box.finding.code == "hundredfold"
    driven.click(box.right)
    assert driven.focus() is box.reason
    driven.type("only one group studies so")
    driven.press(ENTER)
    assert driven.sheet.counts.warnings == 0
    (box,) = form.findings.boxes
    assert "only one group studies so" in box.sentence.text()
    driven.click(box.take_back)
    assert driven.sheet.counts.warnings == 1


def test_correct_it_leads_to_the_field(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "300"), TypedValue("students", "240"))
    form = driven.stand_on("1.1.6")
    form.texts.editors["explanation"].setFocus()
    (box,) = form.findings.boxes
    assert driven.box("numerator").mark.isVisible() and not driven.box("denominator").mark.isVisible()
    driven.click(box.correct)
    assert driven.focus() is driven.box("numerator").editor


def test_findings_follow_the_typing(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "300"), TypedValue("students", "240"))
    form = driven.stand_on("1.1.6")
    assert len(form.findings.boxes) == 1
    driven.type("100")
    driven.qtbot.waitUntil(lambda: not form.findings.boxes)
    assert driven.row("1.1.6").findings, "typed, not saved yet"


def test_texts_are_saved_when_left_and_shown_again(driven: Driven) -> None:
    form = driven.stand_on("1.1.6")
    explanation = form.texts.editors["explanation"]
    driven.click(explanation.viewport() if hasattr(explanation, "viewport") else explanation)
    driven.type("Two groups more", explanation)
    driven.press(TAB, explanation)
    driven.type("Report 7", form.texts.editors["basis_document"])
    driven.press(ENTER, form.texts.editors["basis_document"])
    entry = driven.row("1.1.6").entry
    assert (entry.explanation, entry.basis_document) == ("Two groups more", "Report 7")
    driven.stand_on("1.1.8")
    assert form.texts.editors["basis_document"].property("text") == ""
    driven.stand_on("1.1.6")
    assert form.texts.editors["basis_document"].property("text") == "Report 7"


def test_far_less_than_by_an_earlier_part_of_the_year_is_asked_about_and_short_of_the_plan_is_under_way(
    driven: Driven,
) -> None:
    driven.select("EAT-ES", Period(2023, "H1"))
    driven.record(
        TypedValue("1.1.8", "40"), TypedValue("1.1.6/numerator", "30"), TypedValue("students", "90")
    )
    assert "The year is not over yet" in driven.stand_on("1.1.6").result.progress.text()
    assert not driven.form.texts.editors["reason_missed"].isVisible(), "nothing has been missed yet"
    driven.select("EAT-ES", Period(2023, "9M"))
    driven.record(TypedValue("1.1.8", "12"))
    (box,) = driven.stand_on("1.1.8").findings.boxes
    assert "12" in box.sentence.text() and "40" in box.sentence.text()
    driven.click(box.right)
    driven.type("counted twice before")
    driven.press(ENTER)
    assert driven.sheet.counts.warnings == 0


def test_does_not_apply_needs_a_reason(driven: Driven) -> None:
    form = driven.stand_on("1.1.8")
    section = form.not_applicable
    driven.click(section.tick)
    assert section.hint.isVisible()
    assert driven.row("1.1.8").state == "missing"
    assert driven.focus() is section.reason
    driven.type("No such programmes here")
    driven.press(ENTER)
    assert driven.row("1.1.8").state == "not_applicable"
    assert driven.row("1.1.8").entry.not_applicable == "No such programmes here"
    driven.click(section.tick)
    assert driven.row("1.1.8").state == "missing"


def test_a_reason_being_written_is_kept_when_another_sheet_is_chosen(driven: Driven) -> None:
    driven.stand_on("1.1.8")
    driven.click(driven.form.not_applicable.tick)
    driven.type("No such programmes")
    driven.select("EAT-APP")
    assert driven.row("1.1.8").state == "missing"
    driven.select("EAT-ES")
    assert driven.row("1.1.8").entry.not_applicable == "No such programmes"


def test_does_not_apply_without_a_reason_is_given_up_with_escape(driven: Driven) -> None:
    form = driven.stand_on("1.1.8")
    driven.click(form.not_applicable.tick)
    driven.press(ESCAPE)
    assert not form.not_applicable.tick.isChecked()
    assert driven.row("1.1.8").state == "missing"


def test_the_same_indicator_is_locked_and_says_why(driven: Driven) -> None:
    driven.stand_on("1.1.12")
    box = driven.box("numerator")
    assert box.editor.isReadOnly()
    assert "1.1.6" in box.note.text()


def test_what_is_wrong_with_the_same_indicator_is_corrected_where_it_is_typed(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "260"), TypedValue("students", "240"))
    form = driven.stand_on("1.1.12")
    (box,) = form.findings.boxes
    driven.click(box.correct)
    assert driven.session.indicator == "1.1.6"
    assert driven.box("numerator").editor.hasFocus()


def test_a_submitted_sheet_is_locked_and_says_so(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "75"))
    workspace, period = driven.session.workspace, driven.session.period
    assert workspace is not None and period is not None
    assert submit(workspace, "EAT-ES", period).state == "submitted"
    driven.session.refresh()
    driven.settle()
    form = driven.stand_on("1.1.8")
    box = driven.box("value")
    assert box.editor.isReadOnly() and "submitted" in box.note.text()
    assert "submitted" in form.head.lock.text()
    assert form.texts.editors["explanation"].isReadOnly()
    assert not form.not_applicable.tick.isEnabled()


def test_yes_and_no(driven: Driven) -> None:
    driven.select("OFF-DIG")
    driven.stand_on("5.8.7")
    editor = driven.box("value").editor
    yes, no = editor._buttons["1"], editor._buttons["0"]
    driven.press(SPACE, yes)
    assert driven.row("5.8.7").result == 1
    driven.click(no)
    assert driven.row("5.8.7").result == 0
    driven.click(no)
    assert driven.row("5.8.7").state == "missing"


@pytest.mark.parametrize("text", ["801+", "190", "801-850"])
def test_a_rank(driven: Driven, text: str) -> None:
    driven.select("OFF-PLAN")
    driven.stand_on("3.3.1")
    driven.type(text)
    driven.press(ENTER)
    assert driven.sheet.data.values["3.3.1"].value.text == text


def test_growth_takes_last_year_from_last_years_sheet(driven: Driven) -> None:
    period = driven.session.period
    assert period is not None
    driven.session.select_sheet("EAT-ES", period.last_year)
    driven.settle()
    driven.record(TypedValue("1.1.10/current", "200"))
    driven.session.select_sheet("EAT-ES", period)
    driven.settle()
    form = driven.stand_on("1.1.10")
    box = driven.box("previous")
    assert box.editor.isReadOnly() and box.editor.placeholderText() == "200"
    driven.type("220")
    driven.qtbot.waitUntil(lambda: form.result.number.text().startswith("= 10"))


def test_a_faculty_sees_the_summary_and_what_it_rests_on(driven: Driven) -> None:
    driven.record(TypedValue("1.1.8", "5"))
    driven.select("EAT")
    form = driven.stand_on("1.1.8")
    driven.qtbot.waitUntil(lambda: form.summary.total.isVisible() and "5" in form.summary.total.text())
    assert "1 of" in form.summary.coverage.text()
    assert "EAT-APP" in form.summary.coverage.text()


def test_the_form_speaks_each_language_and_keeps_what_is_typed(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    driven.type("118")
    driven.session.set_language("ru")
    driven.settle()
    assert driven.sheet.data.values["1.1.6/numerator"].value == whole(118)
    assert "Студенты" in driven.box("numerator").title.text()
    assert driven.form.head.name.text() == driven.row("1.1.6").indicator.names["ru"]


def test_the_small_chart_of_a_faculty_shows_what_the_departments_give(driven: Driven) -> None:
    driven.record(**{"1.1.6/numerator": "118", "students": "240"})
    driven.select("EAT")
    form = driven.stand_on("1.1.6")
    driven.qtbot.waitUntil(lambda: "2023: 49.17" in form.chart.accessibleName())
    driven.select("EAT", Period(2022))
    form = driven.stand_on("1.1.6")
    driven.qtbot.waitUntil(lambda: "2023: 49.17" in form.chart.accessibleName())


def test_the_chart_says_its_numbers_in_words(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "118"), TypedValue("students", "240"))
    form = driven.stand_on("1.1.6")
    assert form.chart.isVisible()
    assert "2023: 49.17" in form.chart.accessibleName()
    assert "Plan " in form.chart.accessibleName()


def test_the_university_sees_its_history(driven: Driven) -> None:
    driven.select("KTU")
    form = driven.stand_on("1.2.1")
    driven.qtbot.waitUntil(lambda: "2018: 11\u00a0402" in form.chart.accessibleName())
    assert all(f"{year}: " in form.chart.accessibleName() for year in (2018, 2019, 2020, 2021, 2025))


def test_every_field_has_a_name_for_a_screen_reader(driven: Driven) -> None:
    for row in driven.sheet.rows:
        driven.session.select_indicator(row.indicator.code)
        for box in driven.form.fields.boxes:
            assert box.editor.accessibleName(), row.indicator.code
    QApplication.processEvents()


def test_a_late_answer_does_not_reach_a_form_that_is_gone(driven: Driven) -> None:
    driven.stand_on("1.1.6")
    screen, gate = driven.window.screen_named("indicator_form"), threading.Event()
    driven.session.run(lambda *_: gate.wait(10), lambda _: None)
    driven.session.opened.emit()  # other years are to be read
    driven.qtbot.wait(400)
    assert driven.program.keeper is not None
    driven.program.keeper.stop()  # as at the program's end: it looks at every screen
    delete(screen)
    gate.set()
    driven.settle()


def test_enter_goes_through_the_common_data_in_view_and_on_to_the_table(driven: Driven) -> None:
    driven.session.go_to(COMMON_DATA)
    driven.settle()
    screen = driven.window.screen_named("indicator_form")
    assert isinstance(screen, FormScreen) and screen.common is not None
    driven.window.resize(1366, 500)
    boxes = screen.common.fields.boxes
    for box in boxes:
        assert driven.focus() is box.editor
        QApplication.processEvents()
        assert box.editor.visibleRegion().boundingRect().height() == box.editor.height()
        driven.press(Qt.Key.Key_Return)
    assert driven.focus() is driven.window.screen_named("sheet_table").view  # type: ignore[attr-defined]
    assert driven.session.indicator == driven.sheet.asked_rows[0].indicator.code


def test_the_keyboard_goes_to_the_next_row_that_is_shown(driven: Driven) -> None:
    driven.session.look(find="1.2.")
    driven.session.row_wanted.emit("1.1.9")
    shown = driven.window.screen_named("sheet_table").model.rows()  # type: ignore[attr-defined]
    assert driven.session.indicator == shown[0].indicator.code


def test_a_ratio_has_no_part_and_no_whole(driven: Driven) -> None:
    driven.select("OFF-CAR")
    driven.stand_on("1.3.5")
    titles = [driven.box(role).title.text() for role in ("numerator", "denominator")]
    assert not any(title.startswith(("Of these", "Total")) for title in titles)


def test_tab_goes_down_the_form(driven: Driven) -> None:
    driven.stand_on("1.1.8")
    form = driven.stand_on("1.1.6")
    wanted = [*(driven.box(role).editor for role in ("numerator", "denominator")), form.only_result]
    wanted += [*form.texts.editors.values(), form.not_applicable.tick]
    for widget in wanted:
        if widget.isVisible():
            assert driven.focus() is widget
            driven.press(TAB)


def test_tab_reaches_the_buttons_of_a_finding_before_the_texts(driven: Driven) -> None:
    driven.record(TypedValue("1.1.6/numerator", "1"), TypedValue("students", "200"))
    form = driven.stand_on("1.1.6")
    (box,) = form.findings.boxes
    wanted = [*(driven.box(role).editor for role in ("numerator", "denominator")), form.only_result]
    for widget in [*wanted, box.correct, box.right]:
        assert driven.focus() is widget
        driven.press(TAB)
    assert driven.focus() is form.texts.editors["explanation"]
    driven.press(SPACE, box.right)
    assert driven.focus() in (box.reason, box.reason.lineEdit())
    driven.press(TAB)
    assert driven.focus() is box.correct


def test_a_finding_that_comes_with_the_typing_is_in_the_tab_order_too(driven: Driven) -> None:
    driven.record(TypedValue("students", "200"))
    form = driven.stand_on("1.1.6")
    driven.type("1")
    # Qt shows what a layout was given in an event of its own; until then Tab goes past it
    driven.qtbot.waitUntil(lambda: [box.correct.isVisible() for box in form.findings.boxes] == [True])
    form.only_result.setFocus()
    driven.press(TAB)
    assert driven.focus() is form.findings.boxes[0].correct


def test_yes_or_no_has_no_difference(driven: Driven) -> None:
    driven.select("OFF-DIG")
    form = driven.stand_on("5.8.7")
    driven.click(driven.box("value").editor._buttons["0"])
    assert driven.row("5.8.7").deviation == -1
    assert "1" not in form.result.progress.text()
    assert form.result.progress.text()


def test_a_text_being_written_is_kept_when_the_language_changes(driven: Driven) -> None:
    form = driven.stand_on("1.1.6")
    form.texts.editors["explanation"].setFocus()
    driven.type("Two groups more")
    driven.session.set_language("kk")
    driven.settle()
    assert driven.row("1.1.6").entry.explanation == "Two groups more"
    assert driven.form.texts.editors["explanation"].property("plainText") == "Two groups more"


def test_what_is_typed_into_the_table_is_kept_when_the_language_changes(driven: Driven) -> None:
    driven.session.show_row("1.1.8")
    driven.settle()
    driven.qtbot.keyClick(driven.focus(), Qt.Key.Key_3)
    driven.session.set_language("ru")
    driven.settle()
    typed = getattr(driven.focus(), "text", lambda: "")()
    assert typed == "3" or driven.sheet.data.values["1.1.8"].value == whole(3)
    driven.press(ENTER)
    assert driven.sheet.data.values["1.1.8"].value == whole(3)


def test_the_last_part_of_the_year_stands_beside_the_fields(driven: Driven) -> None:
    driven.session.select_sheet("EAT-ES", Period(2023, "H1"))
    driven.settle()
    driven.record(**{"1.1.8": "9", "1.1.6/numerator": "30", "students": "100"})
    driven.session.select_sheet("EAT-ES", Period(2023, "9M"))
    driven.settle()
    form = driven.stand_on("1.1.8")
    assert "first half of 2023" in form.result.facts.text() and "9" in form.result.facts.text()
    form = driven.stand_on("1.1.6")
    assert "first half of 2023: 30" in driven.box("numerator").note.text()
    assert "30\u00a0%" in form.result.facts.text()
    driven.session.show_row("1.1.8")
    table = driven.window.screen_named("sheet_table").view
    tip = table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "first half of 2023: 9" in tip


def test_the_form_follows_when_the_arrow_rests_and_at_once_when_it_is_wanted(driven: Driven) -> None:
    driven.session.show_row("1.2.3")
    driven.settle()
    view = driven.focus()
    for _ in range(2):
        driven.qtbot.keyClick(view, Qt.Key.Key_Down)
    assert driven.session.indicator == "1.2.5" and driven.form.row.indicator.code == "1.2.3"
    driven.settle()
    assert driven.form.row.indicator.code == "1.2.5"
    driven.qtbot.keyClick(view, Qt.Key.Key_Down)
    driven.session.go_to(driven.session.indicator)
    assert driven.form.row.indicator.code == driven.session.indicator == "1.2.6"
