"""A database in which some departments and offices have reported, read only by the tests here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ktu_desktop.domain.periods import Period
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.reports.document import Document
from ktu_desktop.usecases.build_report import OpenReport, documents
from ktu_desktop.usecases.read_material import Wanted
from ktu_desktop.usecases.record import EntryText, TypedValue, record
from ktu_desktop.usecases.workspace import Workspace, open_workspace

YEAR = Period(2022)
Make = Callable[..., tuple[Document, ...]]


@pytest.fixture(scope="session")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path_factory.mktemp("reported") / "ktu.db", "Айгүл")
    for org, period, texts in _REPORTED:
        record(workspace, org, period, [TypedValue(name, text) for name, text in texts], via="form")
    record(workspace, "MF-DMD", YEAR, _TEXTS, via="form")
    yield workspace
    workspace.close()


_REPORTED = (
    ("MF-DMD", Period(2021), (("1.1.6/numerator", "10"), ("students", "500"), ("1.2.3", "20"))),
    ("MF-DMD", YEAR, (("1.1.6/numerator", "12"), ("students", "480"), ("1.2.3", "20"), ("1.1.3", "85,5"))),
    ("MF-MSG", YEAR, (("1.1.6/numerator", "8"), ("students", "320"), ("1.2.3", "7"))),
    ("MF-GEMD", YEAR, (("students", "200"), ("1.2.3", "1"), ("1.2.2", "9"), ("1.2.8", "1"), ("1.2.9", "5"))),
    ("OFF-PLAN", YEAR, (("3.3.1", "801-850"), ("3.3.2", "651+"))),
    ("OFF-DIG", YEAR, (("5.8.7", "да"),)),
)
_TEXTS = [
    EntryText("1.1.6", "reason_missed", "Предприятия сократили места для дуального обучения."),
    EntryText("1.1.6", "measures_taken", "Заключены договоры с двумя предприятиями."),
    EntryText("1.1.6", "basis_document", "Приказ ректора"),
    EntryText("1.1.6", "basis_number", "№ 15"),
    EntryText("1.1.6", "basis_date", "12.01.2022"),
    EntryText("1.2.5", "not_applicable", "Кафедра не ведёт магистратуру."),
]


@pytest.fixture
def make(reported: Workspace) -> Make:
    """Make a report's documents: name, organisation unit, language; further choices by keyword."""

    def documents_of(name: str, org: str, language: str = "ru", **chosen: object) -> tuple[Document, ...]:
        wanted = replace(Wanted(name, org, YEAR), **chosen)  # type: ignore[arg-type]
        return tuple(documents(OpenReport(reported, wanted, Translator(language)), Silent()))

    return documents_of


@pytest.fixture
def golden() -> Path:
    return Path(__file__).parents[1] / "golden"
