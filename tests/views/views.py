"""The list of everything the window can look like. To add a view: a function of the Stage, its line in VIEWS.

Every view is photographed (``python3 run.py pictures``) and read by the tests over all screens: no text is
cut, every control has a name and a key of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from ktu_desktop.gui.screens.charts.charts_screen import ChartsScreen
from ktu_desktop.gui.screens.crash_page.crash_screen import CrashScreen
from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.usecases.export_workbook import export_unit
from tests.filling import fill
from tests.samples_score import SAMPLES
from tests.views.made_up import DEPARTMENT, FACULTY, YEAR
from tests.views.stage import Stage

MEASURES = {
    "count": ("EAT-ES", "1.2.3"),
    "share": ("EAT-ES", "1.1.4"),
    "growth": ("EAT-ES", "1.1.10"),
    "reduction": ("EAT-ES", "1.3.6"),
    "index": ("EAT-ES", "1.3.1"),
    "ratio": ("OFF-CAR", "1.3.5"),
    "rank": ("OFF-PLAN", "3.3.1"),
    "availability": ("OFF-DIG", "5.8.7"),
}
"""Where each measure's form is shown."""

CHARTS = ("years", "multiples", "units", "progress", "completeness", "dates")
"""The kinds of charts; naming them here loads no drawing library."""


@dataclass(frozen=True)
class View:
    """One look of the window. ``show`` brings it about on a window at a department's sheet."""

    name: str
    show: Callable[[Stage], None]


def start(stage: Stage) -> None:
    """The sheet of a department, whatever was shown before."""
    imports = stage.window.screen_named("import_files")
    assert isinstance(imports, ImportScreen)
    if imports.isVisible():
        imports.leave()
    stage.window.notice.close_bar()
    stage.session.look(find="", only="all", everything=False)
    stage.select(DEPARTMENT, YEAR)
    stage.window.show_screen("indicator_form")
    stage.session.show_row("1.2.3")
    stage.settle()


def sheet(stage: Stage) -> None:
    stage.session.show_row("1.1.6")


def sheet_of_a_faculty(stage: Stage) -> None:
    stage.select(FACULTY)
    stage.session.show_row("1.1.4")
    stage.wait(lambda: bool(stage.session.summary.totals))  # they are read a moment later, and shown


def side_by_side(stage: Stage) -> None:
    stage.select(FACULTY)
    stage.window.show_screen("side_by_side")


def explorer(stage: Stage) -> None:
    stage.select(FACULTY)
    stage.session.show_row("1.1.4")
    stage.window.show_screen("explorer")


def chart_of(kind: str) -> Callable[[Stage], None]:
    """A kind of chart at the faculty."""

    def show(stage: Stage) -> None:
        stage.select(FACULTY)
        stage.session.show_row("1.1.4")
        charts = stage.window.show_screen("charts")
        assert isinstance(charts, ChartsScreen)
        stage.settle()
        charts.show_chart(kind, "1.1.4")

    return show


def nothing_found(stage: Stage) -> None:
    stage.session.look(find="нет такого")


def all_indicators(stage: Stage) -> None:
    stage.session.look(everything=True)
    stage.session.show_row("3.3.1")


def common_data(stage: Stage) -> None:
    stage.session.go_to(COMMON_DATA)


def form_of(measure: str) -> Callable[[Stage], None]:
    """The form of an indicator with that measure."""

    def show(stage: Stage) -> None:
        unit, indicator = MEASURES[measure]
        stage.select(unit)
        stage.session.go_to(indicator)

    return show


def not_accepted(stage: Stage) -> None:
    stage.session.go_to("1.1.8")


def does_not_apply(stage: Stage) -> None:
    stage.session.go_to("1.1.5")


def history(stage: Stage) -> None:
    stage.session.show_row("1.1.4")
    stage.window.show_screen("history")


def import_of_a_workbook(stage: Stage) -> None:
    """Taken, changed on both sides, refused, asked."""
    path = _folder(stage) / "EAT-ES_2023.xlsx"
    workspace = stage.session.workspace
    assert workspace is not None
    export_unit(workspace, DEPARTMENT, YEAR, path, stage.session.say)
    number = stage.row("1.2.3").fields[0].value
    stage.record(**{"1.2.3": str((number or 0) and 77)})
    cells = {("1.2.3", 0): 91, ("1.1.9", 0): 12, ("1.2.6", 0): "много", ("1.2.13", 0): "1,234"}
    _read(stage, fill(path, cells))


def import_of_a_foreign_sheet(stage: Stage) -> None:
    _read(
        stage, SAMPLES / "otchet_ES_2023.xlsx", SAMPLES / "priem i kontingent.xlsx", SAMPLES / "telefony.xlsx"
    )


def import_with_a_question(stage: Stage) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Показатель", "Ед. изм.", "Факт 2023"])
    page.append(["Прием в магистратуру, докторантуру", "чел.", 5])
    page.append(["Прием в магистратуру, всего", "чел.", 8])
    path = _folder(stage) / "вопрос.xlsx"
    book.save(path)
    _read(stage, path)


def _read(stage: Stage, *paths: Path) -> None:
    screen = stage.window.show_screen("import_files")
    assert isinstance(screen, ImportScreen)
    screen.read(paths)


def _folder(stage: Stage) -> Path:
    return stage.program.options.database.parent


def page(name: str) -> Callable[[Stage], None]:
    """A page that needs nothing before it is shown."""

    def show(stage: Stage) -> None:
        stage.window.show_screen(name)

    return show


def help_at_the_keys(stage: Stage) -> None:
    stage.window.menus.action("keys").trigger()


def crash(stage: Stage) -> None:
    page_ = stage.window.show_screen("crash_page")
    assert isinstance(page_, CrashScreen)
    page_.show_report("Traceback (most recent call last):\n  ...\nZeroDivisionError: division by zero\n")


def notice(stage: Stage) -> None:
    say = stage.session.say
    stage.session.tell(say("What you typed last is not saved yet: the database does not take it."), "bad")


VIEWS = (
    View("first-start", page("first_start")),
    View("sheet", sheet),
    View("sheet-faculty", sheet_of_a_faculty),
    View("side-by-side", side_by_side),
    View("sheet-nothing-found", nothing_found),
    View("sheet-all-indicators", all_indicators),
    View("common-data", common_data),
    *(View(f"form-{measure}", form_of(measure)) for measure in MEASURES),
    View("form-not-accepted", not_accepted),
    View("form-does-not-apply", does_not_apply),
    View("notice", notice),
    View("history", history),
    View("import-empty", page("import_files")),
    View("import-workbook", import_of_a_workbook),
    View("import-foreign", import_of_a_foreign_sheet),
    View("import-question", import_with_a_question),
    View("explorer", explorer),
    View("overview", page("overview")),
    *(View(f"chart-{kind}", chart_of(kind)) for kind in CHARTS),
    View("mappings", page("sheet_mappings")),
    View("print", page("print_page")),
    View("check-number", page("check_number")),
    View("finances", page("finances")),
    View("help", help_at_the_keys),
    View("crash", crash),
    View("batches", page("batches")),
)
