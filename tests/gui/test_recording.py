"""What is recorded through the window is shown from what was stored, and may be kept for the next start."""

from fractions import Fraction

from ktu_desktop.cli import main as command_line
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.gui.last_sheet import mark_of
from ktu_desktop.usecases.open_sheet import open_sheet
from ktu_desktop.usecases.record import TypedValue
from tests.gui.driven_window import Driven


def stored(driven: Driven) -> object:
    session = driven.session
    assert session.workspace is not None and session.period is not None and session.reader.near is not None
    return evaluate(open_sheet(session.workspace, session.org_unit, session.period), session.reader.near)


def test_the_sheet_shown_is_the_one_stored(driven: Driven) -> None:
    driven.session.reader.near = Fraction(1, 2)
    for text in ("240", "many", "241"):
        driven.record(TypedValue("students", text))
        assert driven.sheet == stored(driven)
    assert driven.session.sheet_mark == mark_of(driven.program.options.database)


def test_what_others_wrote_meanwhile_is_shown_too(driven: Driven) -> None:
    database = str(driven.program.options.database)
    command_line(["--db", database, "set", "--org", "EAT-ES", "--year", "2023", "1.2.3=12"])
    driven.record(TypedValue("students", "240"))
    assert driven.sheet == stored(driven)
    assert driven.row("1.2.3").state == "value"
