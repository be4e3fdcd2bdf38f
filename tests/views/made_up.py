"""Made-up numbers, so that no view is empty that is full in real life."""

from collections.abc import Iterator
from pathlib import Path

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import Confirmation, EntryText, TypedValue, record
from ktu_desktop.usecases.workspace import Workspace, open_workspace

AUTHOR = "А. Қасымова"
YEAR = Period(2023)
DEPARTMENT, SISTER, FACULTY = "EAT-ES", "EAT-APP", "EAT"
_OFFICES = ("OFF-PLAN", "OFF-CAR", "OFF-DIG")
_BY_ROLE = {
    "common": "240",
    "numerator": "118",
    "denominator": "240",
    "current": "345",
    "previous": "310",
    "weight": "0,4",
}


def fill_database(path: Path) -> None:
    """A database in the middle of the year's work: two departments, three offices, remarks and errors."""
    workspace = open_workspace(path, AUTHOR)
    for number, unit in enumerate((DEPARTMENT, SISTER, FACULTY, *_OFFICES)):
        sheet = evaluate(open_sheet(workspace, unit, YEAR))
        record(workspace, unit, YEAR, list(_typed(sheet, skip=5 - number % 2)), "form")
    last_year = Period(YEAR.year - 1)
    sheet = evaluate(open_sheet(workspace, DEPARTMENT, last_year))
    record(workspace, DEPARTMENT, last_year, list(_typed(sheet, skip=4)), "form")
    _finish(workspace)
    workspace.close()


def _typed(sheet: Sheet, skip: int) -> Iterator[TypedValue]:
    """A value for every field that can be typed into, but for each ``skip``-th indicator."""
    typed: dict[str, str] = {}
    for number, row in enumerate(sheet.asked_rows):
        for field in row.fields:
            if field.locked or field.role == "stated" or number % skip == skip - 1:
                continue
            typed.setdefault(field.element.code, _value(field.role, field.element.unit, number))
    return (TypedValue(code, text) for code, text in typed.items())


def _value(role: str, unit: str, number: int) -> str:
    kind = unit_of(unit).kind
    if kind == "rank":
        return f"{number % 9 + 2}01+"
    if kind == "yes_no":
        return str(number % 2)
    return _BY_ROLE.get(role, str(7 + 3 * number % 41))


def _finish(workspace: Workspace) -> None:
    """A contradiction, a word instead of a number, texts, what does not apply, a remark that is right."""
    record(workspace, DEPARTMENT, YEAR, [TypedValue("1.1.6/numerator", "260")], "form")
    record(workspace, DEPARTMENT, YEAR, [TypedValue("1.1.8", "сорок")], "form")
    texts = {
        "explanation": "Данные деканата на 1 июня; академический отпуск у трёх студентов.",
        "basis_document": "Приказ",
        "basis_number": "114-с",
        "basis_date": "01.06.2023",
        "basis_kept": "Офис регистратора, папка 12",
    }
    edits = [EntryText("1.1.4", field, text) for field, text in texts.items()]
    does_not = EntryText("1.1.5", "not_applicable", "Кафедра не ведёт таких программ")
    done = record(workspace, DEPARTMENT, YEAR, [*edits, does_not], "form")
    from ktu_desktop.domain.sheet_check import warning_key

    doubts = (f for f in done.sheet.findings if f.severity.value == "warning" and f.place.indicator)
    doubt = next(doubts, None)
    if doubt is not None and doubt.place.indicator:
        reason = "Открыты две новые программы"
        right = Confirmation(doubt.place.indicator, warning_key(doubt), reason)
        record(workspace, DEPARTMENT, YEAR, [right], "form")
