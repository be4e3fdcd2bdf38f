"""Charts by the numbers that are handed to the curve, and the page of charts driven by keys."""

import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ktu_desktop.domain.filling_up import Filled, FillingUp
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan_progress import STEPS
from ktu_desktop.gui.charts import chart_kinds
from ktu_desktop.gui.charts.chart_kind import ChartKind
from ktu_desktop.gui.charts.chart_view import ChartView
from ktu_desktop.gui.charts.completeness import PARTS, CompletenessPlot
from ktu_desktop.gui.charts.filling_up import FillingUpPlot
from ktu_desktop.gui.charts.look import Look
from ktu_desktop.gui.charts.multiples import SmallMultiples
from ktu_desktop.gui.charts.picture import WIDTH, for_paper, picture_of
from ktu_desktop.gui.charts.plan_progress import ProgressPlot
from ktu_desktop.gui.charts.steps import pattern_of
from ktu_desktop.gui.charts.units import UnitsPlot
from ktu_desktop.gui.charts.years import YearsPlot
from ktu_desktop.gui.colours import CHART_DARK, CHART_LIGHT, DARK, LIGHT, ChartColours, Colours
from ktu_desktop.gui.screens.charts.charts_screen import ChartsScreen
from ktu_desktop.i18n import LANGUAGES, Translator
from ktu_desktop.usecases.chart_data import Asked
from ktu_desktop.usecases.record import TypedValue, record
from ktu_desktop.usecases.summary import summarise
from ktu_desktop.usecases.workspace import Workspace, open_workspace
from tests.gui.driven_window import Driven
from tests.gui.test_theme import contrast

TOLD_APART = 20.0
"""A distance in CIE Lab."""

BLINDNESS = {
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""As Machado, Oliveira and Fernandes (2009) simulate them, in linear light."""

KINDS = {kind.name: kind for kind in chart_kinds()}
FACULTY = Asked("MF", Period(2023), "1.1.6", 1)
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@pytest.fixture
def workspace(fresh_database: Path, tmp_path: Path) -> Iterator[Workspace]:
    copyfile(fresh_database, tmp_path / "charts.db")
    opened = open_workspace(tmp_path / "charts.db", "A. Ivanova")
    yield opened
    opened.close()


def put(workspace: Workspace, org: str, values: dict[str, str], year: int = 2023) -> None:
    record(workspace, org, Period(year), [TypedValue(name, text) for name, text in values.items()])


def filled(workspace: Workspace) -> Workspace:
    put(workspace, "MF-DMD", {"1.1.6/numerator": "60", "students": "100", "1.2.3": "30"})
    put(workspace, "MF-MSG", {"1.1.6/numerator": "20", "students": "100", "1.2.3": "0"})
    put(workspace, "MF-MALP", {"1.1.6/stated": "50"})
    put(workspace, "MF-MSG", {"1.1.6/numerator": "10", "students": "100"}, 2021)
    put(workspace, "OFF-PLAN", {"3.3.1": "651-700"})
    return workspace


def drawn(workspace: Workspace, name: str, asked: Asked = FACULTY, language: str = "ru") -> ChartView:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    kind, look = KINDS[name], Look(Translator(language), workspace.plan, application.font())
    return kind.draw(kind.read(workspace, asked), asked, look)


@every_kind
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_says_itself_and_becomes_a_picture(
    kind: ChartKind, language: str, workspace: Workspace, qtbot: QtBot
) -> None:
    look = for_paper(Look(Translator(language), filled(workspace).plan, QApplication.font(), dark=True))
    data = kind.read(workspace, FACULTY)
    view = kind.draw(data, FACULTY, look)
    assert view.stops and all(stop.text in view.heading.words for stop in view.stops)
    assert view.accessibleName() == view.heading.title and view.accessibleDescription() == view.heading.words
    image = picture_of(lambda: kind.draw(data, FACULTY, look))
    assert (image.width(), round(image.dotsPerMeterX() * 0.0254)) == (WIDTH, 300) == (1890, 300)
    assert image.pixelColor(1, 1) == QColor(LIGHT.surface)


@every_kind
def test_a_chart_of_nothing_says_so(kind: ChartKind, workspace: Workspace, qtbot: QtBot) -> None:
    asked = replace(FACULTY, org_unit="MF-DMD", indicator="1.2.3")
    view = drawn(workspace, kind.name, asked, "en")
    assert view.heading.words
    view.grab()


def test_the_curve_has_gaps_and_the_plan_has_steps(workspace: Workspace, qtbot: QtBot) -> None:
    plot = drawn(filled(workspace), "years").drawing
    assert isinstance(plot, YearsPlot)
    xs, ys = plot.actual.getData()
    assert list(xs) == [0, 1, 2, 3, 4]
    assert (ys[0], ys[2]) == (10, 40) and all(math.isnan(ys[n]) for n in (1, 3, 4))
    assert plot.actual.opts["connect"] == "finite"
    steps = list(zip(*plot.plan.getData(), strict=True))
    assert [(x0 + x1) / 2 for (x0, _), (x1, _) in zip(steps[::2], steps[1::2], strict=True)] == [
        0,
        1,
        2,
        3,
        4,
    ]
    assert [y for _, y in steps[::2]] == [40, 50, 55, 60, 70]
    assert not plot.plot.yInverted()


def test_history_goes_before_and_ranks_are_turned_round(workspace: Workspace, qtbot: QtBot) -> None:
    plot = drawn(filled(workspace), "years", Asked("KTU", Period(2023), "3.3.1")).drawing
    assert isinstance(plot, YearsPlot) and plot.plot.yInverted()
    _, ys = plot.actual.getData()
    assert list(ys)[:2] == [751, 801] and list(ys)[4] == 651


def test_units_have_bars_and_those_without_a_number_have_none(workspace: Workspace, qtbot: QtBot) -> None:
    view = drawn(filled(workspace), "units")
    plot = view.drawing
    assert isinstance(plot, UnitsPlot)
    assert plot.bars == {0: (0, 60), 1: (0, 50), 2: (0, 20)}
    assert [stop.org_unit for stop in view.stops] == ["MF-DMD", "MF-MALP", "MF-MSG", "MF-GEMD"]
    assert "75\N{NO-BREAK SPACE}%" in view.stops[0].text and "Не заполнено" in view.stops[3].text


def test_a_rank_beside_others_is_a_band_on_a_turned_axis(workspace: Workspace, qtbot: QtBot) -> None:
    plot = drawn(filled(workspace), "units", Asked("KTU", Period(2023), "3.3.1")).drawing
    assert isinstance(plot, UnitsPlot) and plot.plot.xInverted()
    assert plot.bars == {0: (651, 700)}


def test_segments_of_a_line_follow_one_another(workspace: Workspace, qtbot: QtBot) -> None:
    view = drawn(filled(workspace), "progress", Asked("MF-DMD", Period(2023)), "en")
    plot = view.drawing
    assert isinstance(plot, ProgressPlot)
    first = [ends for (row, _), ends in plot.segments.items() if row == 0]
    assert plot.segments[0, "reached"] == (0, 2)  # dual education stands in the plan twice
    assert all(before[1] == after[0] for before, after in pairwise(first))
    assert "+ Plan reached: 2" in [f"{sample.sign} {sample.word}" for sample in view.heading.samples]


def test_columns_of_completeness_end_at_a_hundred(workspace: Workspace, qtbot: QtBot) -> None:
    plot = drawn(filled(workspace), "completeness").drawing
    assert isinstance(plot, CompletenessPlot)
    assert {place for place, _ in plot.columns} == {0, 2}  # a year that nobody has begun has no column
    assert plot.columns[2, "missing"][1] == pytest.approx(100)
    assert plot.columns[2, "stated"][0] == plot.columns[2, "filled"][1]


def test_a_period_fills_up_in_stairs_until_today(workspace: Workspace, qtbot: QtBot) -> None:
    put(workspace, "MF-DMD", {"1.2.3": "30", "1.2.4": "3"})
    view = drawn(workspace, "dates")
    plot = view.drawing
    assert isinstance(plot, FillingUpPlot)
    counts = summarise(workspace, "MF", Period(2023)).counts("MF").values()
    asked, given = sum(each.asked for each in counts), sum(each.given for each in counts)
    assert plot.given == [(0, given)] and plot.asked == asked and not plot.before
    assert f"{given} из {asked}" in view.stops[0].text
    assert [sample.shape for sample in view.heading.samples] == ["line", "dashes"]
    days = tuple(Filled(date(2024, 1, day), 40, given) for day, given in ((10, 5), (12, 9)))
    shown = FillingUp(workspace.org_unit("MF"), Period(2023), days, days[:1], date(2024, 1, 20))
    look = Look(Translator("en"), workspace.plan, QApplication.font())
    stairs = FillingUpPlot(shown, look, ())
    assert stairs.given == [(0, 5), (2, 9), (10, 9)] and stairs.before == [(0, 5), (10, 5)]


def test_columns_and_their_words_are_painted_where_they_stand(workspace: Workspace, qtbot: QtBot) -> None:
    view = drawn(filled(workspace), "completeness")
    view.resize(900, 600)
    for _ in range(2):  # the axes get the room that their numbers need
        image = view.grab().toImage()
        QApplication.processEvents()
    stop = next(stop for stop in view.stops if stop.x == 2)
    top = view.drawing.mapTo(view, view.drawing.place_of(stop))
    low = view.drawing.mapTo(view, view.drawing.place_of(replace(stop, y=0.5)))
    assert image.pixelColor(low) == QColor(CHART_LIGHT.reached)
    assert image.pixelColor(low.x() - 160, low.y()) != QColor(CHART_LIGHT.reached)
    hundred = view.drawing.mapTo(view, view.drawing.place_of(replace(stop, y=100)))
    above = [
        image.pixelColor(top.x() + dx, hundred.y() - 4 - dy) for dx in range(-15, 15) for dy in range(14)
    ]
    assert min(colour.lightness() for colour in above) < 90  # "67 %" is written there


def test_small_multiples_show_the_same_numbers(workspace: Workspace, qtbot: QtBot) -> None:
    view = drawn(filled(workspace), "multiples")
    assert isinstance(view.drawing, SmallMultiples)
    number = [stop.indicator for stop in view.stops].index("1.1.6")
    assert view.drawing.cells[number].actual == {2021: 10, 2023: 40}
    assert view.drawing.said(number) == "2023: 40 %, план 55 %".replace(" %", "\u00a0%")
    assert all(len(view.drawing.name(n, 200).split("\n")) <= 2 for n in range(len(view.stops)))
    assert any(view.drawing.name(n, 200).endswith("…") for n in range(len(view.stops)))
    ranks = drawn(workspace, "multiples", Asked("KTU", Period(2023), line=3)).drawing
    assert isinstance(ranks, SmallMultiples) and any(cell.turned for cell in ranks.cells)


@pytest.mark.parametrize(
    ("charts", "ground"), [(CHART_LIGHT, LIGHT), (CHART_DARK, DARK)], ids=["light", "dark"]
)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_what_is_drawn_is_told_apart_by_colour_blind_readers(
    charts: ChartColours, ground: Colours, blindness: str
) -> None:
    """Every two steps by their colour or by how they are filled, the lines and parts of a chart as well."""
    looks = {step: (step, pattern_of(step)) for step in STEPS}
    parts = {name: (role, pattern) for name, role, pattern, _ in PARTS}
    lines = {"actual": ("actual", "solid"), "plan": ("plan", "dashes"), "before": ("uncertain", "dots")}
    for drawn_together in (looks, parts, lines):
        for (one, first), (other, second) in combinations(drawn_together.items(), 2):
            seen = [_seen(QColor(getattr(charts, role)), blindness) for role, _ in (first, second)]
            assert first[1] != second[1] or math.dist(*seen) > TOLD_APART, (one, other)
    actual, plan = (_seen(QColor(colour), blindness) for colour in (charts.actual, charts.plan))
    assert math.dist(actual, plan) > TOLD_APART
    assert not [role for role in vars_of(charts) if contrast(getattr(charts, role), ground.surface) < 2.9]


def vars_of(charts: ChartColours) -> list[str]:
    return [field.name for field in fields(charts)]


def _seen(colour: QColor, blindness: str) -> list[float]:
    """A colour as a reader sees it, in CIE Lab, where 20 is a difference nobody overlooks."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour)]
    red, green, blue = (max(0.0, min(1.0, _weighed(linear, row))) for row in BLINDNESS[blindness])
    white = (0.9505, 1.0, 1.089)
    xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (_weighed((red, green, blue), row) / full for row, full in zip(xyz, white, strict=True))
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _weighed(parts: Sequence[float], weights: Sequence[float]) -> float:
    return sum(part * weight for part, weight in zip(parts, weights, strict=True))


def test_no_window_waits_for_the_library_of_charts() -> None:
    """Every screen and command can be there without it; it is loaded with the first chart."""
    program = (
        "import sys, ktu_desktop.app, ktu_desktop.cli\n"
        "from ktu_desktop.gui.screens import shown_after, shown_at_once\n"
        "shown_at_once(), list(shown_after())\n"
        "print('pyqtgraph' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.fixture
def page(driven: Driven) -> ChartsScreen:
    """The page of charts as Ctrl+G opens it on an indicator."""
    driven.record(**{"1.1.6/numerator": "60", "students": "100"})
    driven.session.show_row("1.1.6")
    action = driven.window.menus.action("charts")
    assert action.shortcut().toString() == "Ctrl+G"
    action.trigger()
    driven.settle()
    screen = driven.window.screen_named("charts")
    assert isinstance(screen, ChartsScreen) and screen.isVisible() and screen.view is not None
    return screen


def view_of(page: ChartsScreen) -> ChartView:
    assert page.view is not None
    return page.view


def choose(driven: Driven, page: ChartsScreen, name: str) -> ChartView:
    names = [kind.name for kind in page.choice.kinds]
    page.choice.kind_box.setFocus()
    for _ in range(abs(names.index(name) - page.choice.kind_box.currentIndex())):
        down = names.index(name) > page.choice.kind_box.currentIndex()
        driven.qtbot.keyClick(page.choice.kind_box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    driven.settle()
    return view_of(page)


def test_arrows_walk_and_enter_leads_to_the_years_sheet(driven: Driven, page: ChartsScreen) -> None:
    view = view_of(page)
    assert view.heading.title.startswith("1.1.6")
    view.setFocus()
    driven.press(Qt.Key.Key_End, view)
    assert "2025" in page.reading.text()
    driven.press(Qt.Key.Key_Left, view)
    driven.press(Qt.Key.Key_Left, view)
    assert page.reading.text() == "2023: 60\N{NO-BREAK SPACE}%, plan 55\N{NO-BREAK SPACE}%"
    driven.press(Qt.Key.Key_Left, view)
    driven.press(Qt.Key.Key_Return, view)
    assert driven.session.period == Period(2022) and driven.session.indicator == "1.1.6"
    assert not page.isVisible()


def test_a_chart_drawn_anew_stands_where_one_stood(driven: Driven, page: ChartsScreen) -> None:
    view = view_of(page)
    view.setFocus()
    driven.press(Qt.Key.Key_Home, view)
    driven.press(Qt.Key.Key_Right, view)
    said, stop = page.reading.text(), view.stops[view.at]
    driven.session.set_language("ru")
    driven.settle()
    anew = view_of(page)
    assert anew is not view and anew.stops[anew.at].leads_to == stop.leads_to and anew.hasFocus()
    assert page.reading.text() == anew.stops[anew.at].text != said


def test_the_mouse_points_at_values(driven: Driven, page: ChartsScreen) -> None:
    view = view_of(page)
    plot = view.drawing
    assert isinstance(plot, YearsPlot)
    stop = next(stop for stop in view.stops if stop.year == 2023)
    viewport = plot.widget.viewport()
    place = viewport.mapFrom(plot, plot.place_of(stop))
    driven.qtbot.mouseMove(viewport, QPoint(place.x() - 300, place.y() + 90))
    driven.qtbot.mouseMove(viewport, QPoint(place.x() + 3, place.y() - 2))
    driven.qtbot.waitUntil(lambda: page.reading.text().startswith("2023: 60"))
    driven.qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    driven.settle()
    assert driven.session.indicator == "1.1.6" and not page.isVisible()


def test_from_all_units_to_the_sheet_of_one(driven: Driven, page: ChartsScreen) -> None:
    view = choose(driven, page, "units")
    assert [stop.org_unit for stop in view.stops] == ["EAT-ES", "EAT-APP", "EAT-TCS"]
    view.setFocus()
    driven.press(Qt.Key.Key_Home, view)
    driven.press(Qt.Key.Key_Down, view)
    driven.press(Qt.Key.Key_Return, view)
    assert driven.session.org_unit == "EAT-APP" and not page.isVisible()


def test_a_small_chart_leads_to_its_large_one(driven: Driven, page: ChartsScreen) -> None:
    view = choose(driven, page, "multiples")
    view.setFocus()
    driven.press(Qt.Key.Key_Right, view)
    driven.press(Qt.Key.Key_Return, view)
    assert page.shown is not None and page.shown.kind.name == "years"
    assert view_of(page).heading.title.startswith(view.stops[0].indicator)


def test_long_names_of_tasks_do_not_widen_the_window(driven: Driven, page: ChartsScreen) -> None:
    choose(driven, page, "multiples")
    longest = max(range(page.choice.group_box.count()), key=lambda n: len(page.choice.group_box.itemText(n)))
    page.choice.group_box.setCurrentIndex(longest)
    driven.settle()
    assert driven.window.minimumSizeHint().width() <= 1366 and driven.window.width() == 1366
    assert page.choice.kind_box.width() >= page.choice.kind_box.sizeHint().width()


def test_the_page_stays_when_another_unit_is_chosen(driven: Driven, page: ChartsScreen) -> None:
    driven.window.top_bar.org_unit.chosen.emit("KTU")
    driven.qtbot.waitUntil(lambda: page.shown is not None and page.shown.asked.org_unit == "KTU")
    assert page.isVisible() and "Karaganda" in view_of(page).heading.subtitle
    driven.press(Qt.Key.Key_Escape, page)
    assert not page.isVisible()


def test_language_and_colours_are_followed(driven: Driven, page: ChartsScreen) -> None:
    driven.session.set_language("kk")
    driven.settle()
    assert "дуальды" in view_of(page).heading.title.lower()
    driven.program.theme.choose(True)
    driven.settle()
    assert view_of(page).palette().window().color() == QColor(DARK.surface)
    driven.program.theme.choose(False)


def test_saved_and_copied_at_print_size(driven: Driven, page: ChartsScreen, tmp_path: Path) -> None:
    def until_said(part: str) -> None:
        driven.qtbot.waitUntil(lambda: part in page.headline.text())

    driven.answers.save = tmp_path / "chart"
    driven.click(page.save)
    assert "years_1.1.6_EAT-ES_2023.png" in driven.answers.asked
    until_said("chart.png")
    assert QImage(str(tmp_path / "chart.png")).width() == WIDTH
    driven.click(page.copy)
    until_said("clipboard")
    assert QGuiApplication.clipboard().image().width() == WIDTH
    driven.answers.save = tmp_path / "no such folder" / "chart.png"
    driven.click(page.save)
    until_said("cannot be written")


def test_a_picture_is_the_chart_that_was_shown_when_it_was_asked_for(
    driven: Driven, page: ChartsScreen, tmp_path: Path
) -> None:
    """It is made in many events; the page may show another chart before it is whole."""
    view = view_of(page)
    driven.answers.save = tmp_path / "both.png"
    driven.click(page.copy)
    driven.click(page.save)
    page.show_chart("multiples")
    driven.qtbot.waitUntil(lambda: (tmp_path / "both.png").exists() and view_of(page) is not view)
    image = QGuiApplication.clipboard().image()
    assert image == QImage(str(tmp_path / "both.png")).convertToFormat(image.format())
    assert image.height() < WIDTH  # small charts of the line are higher than wide


def test_the_form_leads_to_the_chart(driven: Driven) -> None:
    driven.record(**{"1.1.6/numerator": "60", "students": "100"})
    form = driven.stand_on("1.1.6")
    driven.qtbot.waitUntil(lambda: not form.larger.isHidden())
    driven.click(form.larger)
    assert driven.window.screen_named("charts").isVisible()
