"""Proves that an installed or frozen program works on this machine: ``ktu-desktop --self-check``.

To add a proof: 1. write a function that takes an empty folder and raises when something is wrong;
2. name it in ``PROOFS``. Nothing of the user's is touched.
"""

import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop import __version__, paths
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.settings import system_language

if TYPE_CHECKING:
    from ktu_desktop.usecases.workspace import Workspace

_DATABASE = "self-check.db"


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that must work. ``prove`` gets an empty folder and raises when it does not."""

    title: str
    prove: Callable[[Path], None]


def main(arguments: Sequence[str], proofs: "Sequence[Proof] | None" = None) -> int:
    """Run every proof and say how it went; exit code 0 when all hold. ``--json`` and ``--lang`` are taken."""
    say = Translator(_language(arguments))
    show = _line_by_line(say) if "--json" not in arguments else _in_silence
    failures = {}
    for proof in PROOFS if proofs is None else proofs:
        reason = _failure(proof)
        show(proof, reason)
        failures[proof.title] = reason
    if "--json" in arguments:
        print(json.dumps(_as_json(say, failures), ensure_ascii=False))
    return 1 if any(failures.values()) else 0


def _failure(proof: Proof) -> str:
    """Why the proof failed; empty when it holds."""
    with tempfile.TemporaryDirectory(prefix="ktu-desktop-", ignore_cleanup_errors=True) as folder:
        try:
            proof.prove(Path(folder))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the machine is the answer
            return f"{type(error).__name__}: {error}"
    return ""


def _line_by_line(say: Translator) -> Callable[[Proof, str], None]:
    def show(proof: Proof, reason: str) -> None:
        if reason:
            print(say("Failed: {what}. {reason}", what=say(proof.title), reason=reason), file=sys.stderr)
        else:
            print(say("Works: {what}.", what=say(proof.title)), flush=True)

    return show


def _in_silence(proof: Proof, reason: str) -> None:
    """Show nothing: the answer comes as one object."""


def _as_json(say: Translator, failures: dict[str, str]) -> dict[str, object]:
    checks = [{"name": say(title), "ok": not reason, "reason": reason} for title, reason in failures.items()]
    return {"version": __version__, "checks": checks}


def _language(arguments: Sequence[str]) -> str:
    """The language asked for by ``--lang``, else the computer's."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return system_language()


def own_files(_: Path) -> None:
    """The files that the program brings along are where it looks for them."""
    needed = [paths.resource("plan"), paths.resource("locale"), paths.migrations(), paths.schema()]
    missing = [str(path) for path in needed if not path.exists()]
    if missing:
        raise FileNotFoundError(", ".join(missing))


def libraries(_: Path) -> None:
    """Every library can be loaded here."""
    for name in (
        "openpyxl",
        "defusedxml",
        "python_calamine",
        "xlrd",
        "rapidfuzz",
        "numpy",
        "platformdirs",
    ):
        importlib.import_module(name)


def fresh_database(folder: Path) -> None:
    """A database is made with the plan, a number is stored, computed with and found sound."""
    from ktu_desktop.domain.evaluation import evaluate
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.usecases.back_up import examine
    from ktu_desktop.usecases.open_sheet import open_sheet
    from ktu_desktop.usecases.record import TypedValue, record

    with _workspace(folder) as workspace:
        indicator = next(i for i in workspace.plan.indicators.values() if "value" in i.roles and i.unit)
        org, period = workspace.organisation.root.code, Period(workspace.plan.years[0])
        record(workspace, org, period, [TypedValue(indicator.code, "12")])
        result = evaluate(open_sheet(workspace, org, period)).row(indicator.code).result
    if result != 12:
        raise ValueError(f"{indicator.code}: {result}")
    wrong = examine(folder / _DATABASE)
    if wrong:
        raise ValueError(", ".join(finding.code for finding in wrong))


def old_database(folder: Path) -> None:
    """A database from before the first version is brought up to the newest schema, and can be read."""
    from ktu_desktop.storage.create import SCHEMA_VERSION
    from ktu_desktop.storage.engine import Database
    from ktu_desktop.storage.migrate import upgrade
    from ktu_desktop.storage.plan_store import load_plans

    path = folder / _DATABASE
    path.touch()
    upgrade(path, paths.migrations(), SCHEMA_VERSION)
    with Database(path) as database, database.reading() as connection:
        load_plans(connection)


def workbook(folder: Path) -> None:
    """A workbook is written, and read back by the limited child."""
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.usecases.export_workbook import export_unit
    from ktu_desktop.usecases.preview_import import preview

    with _workspace(folder) as workspace:
        org, period = workspace.organisation.root.code, Period(workspace.plan.years[0])
        path = folder / "workbook.xlsx"
        export_unit(workspace, org, period, path, Translator("kk"), whole_plan=True)
        (found,) = preview(workspace, [path])
    if found.reason is not None or (found.org, found.period) != (org, period):
        raise ValueError(found.reason.code if found.reason else found.recognised)


def foreign_sheet(folder: Path) -> None:
    """A sheet that another laid out is recognised, and a copy of it is marked by the limited child."""
    from ktu_desktop.domain.periods import Period
    from ktu_desktop.usecases.file_preview import Expected
    from ktu_desktop.usecases.marked_copies import mark_copy
    from ktu_desktop.usecases.preview_import import preview

    with _workspace(folder) as workspace:
        plan, path = workspace.plan, folder / "sheet.csv"
        counts = [code for code, indicator in plan.indicators.items() if indicator.measure == "count"][:4]
        rows = ["Код;Факт", f"{counts[0]};-7", *(f"{code};7" for code in counts[1:])]
        path.write_text("\n".join(rows), "utf-8")
        said = Expected(workspace.organisation.root.code, Period(plan.years[0]))
        (found,) = preview(workspace, [path], expected=said)
        copy = mark_copy(found, plan, folder / "copy.xlsx", "kk")
    if (found.counts["new"], found.counts["rejected"], copy.marks) != (3, 1, 1):
        raise ValueError(f"{dict(found.counts)}, {copy.reason.code if copy.reason else copy.marks}")


@contextmanager
def _workspace(folder: Path) -> "Iterator[Workspace]":
    from ktu_desktop.usecases.workspace import open_workspace

    workspace = open_workspace(folder / _DATABASE, "self-check")
    try:
        yield workspace
    finally:
        workspace.close()


def charts(folder: Path) -> None:
    """Every kind of chart is read, drawn and written as a picture."""
    from ktu_desktop.gui import drawing_proofs

    with _workspace(folder) as workspace:
        drawing_proofs.charts(folder, workspace)


def drawing(folder: Path) -> None:
    """Our letters are drawn and written as PDF."""
    from ktu_desktop.gui import drawing_proofs

    drawing_proofs.letters_in_pdf(folder)


def printing(folder: Path) -> None:
    """A page is printed by the child."""
    from ktu_desktop.gui import drawing_proofs

    drawing_proofs.printing_child(folder)


PROOFS: tuple[Proof, ...] = (
    Proof(mark("the program's own files"), own_files),
    Proof(mark("the libraries"), libraries),
    Proof(mark("a fresh database"), fresh_database),
    Proof(mark("an old database"), old_database),
    Proof(mark("a workbook written and read back"), workbook),
    Proof(mark("a foreign sheet recognised and marked"), foreign_sheet),
    Proof(mark("charts as pictures"), charts),
    Proof(mark("drawing to PDF"), drawing),
    Proof(mark("printing"), printing),
)
