"""Printed reports: what one is made of read from the database, and its documents made one by one."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Protocol

from ktu_desktop.errors import WorldRefusal, WrongUse
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.reports import REPORTS, Report
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.material import Span
from ktu_desktop.usecases.folders import make_folder
from ktu_desktop.usecases.read_material import ReadMaterial, Wanted
from ktu_desktop.usecases.workspace import Workspace

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
"""What a file's name cannot hold on Windows."""

_WRITTEN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
"""A date as people here write it."""

Writer = Callable[[Iterable[Document], Path], int]
"""Writes documents into one file; returns how many pages or sheets it has."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written; ``pages``: of paper, or sheets of a workbook."""

    path: Path
    pages: int


def report_named(name: str) -> Report:
    """The report of that name. Raises WrongUse."""
    found = next((report for report in REPORTS if report.name == name), None)
    if found is None:
        raise WrongUse(
            mark("There is no report {name}; there are: {reports}."),
            name=name,
            reports=", ".join(report.name for report in REPORTS),
        )
    return found


def span_named(since: str | None, until: str | None) -> Span:
    """The span between two bounds: each a date (``2023-05-31``, ``31.05.2023``) or a batch's number.

    Raises WrongUse.
    """
    first, last = _batch(since), _batch(until)
    return Span(
        since=None if since is None or first is not None else _moment(since, time.min),
        until=None if until is None or last is not None else _moment(until, time(23, 59, 59)),
        first_batch=first,
        last_batch=last,
    )


def _batch(bound: str | None) -> int | None:
    return int(bound) if bound is not None and bound.isascii() and bound.isdigit() else None


def _moment(bound: str, of_day: time) -> str:
    text = bound.strip()
    if _WRITTEN.fullmatch(text):
        text = "-".join(part.zfill(2) for part in reversed(text.split(".")))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongUse(
            mark("{text} is neither a date such as {date} nor a change's number."),
            text=bound,
            date="2023-05-31",
        ) from None
    return datetime.combine(day, of_day).astimezone(UTC).isoformat(timespec="seconds")


class Documents(Protocol):
    """A report's documents, made one by one, in any order; ``parts``: what they are about."""

    parts: tuple[str, ...]

    def document(self, number: int) -> Document:
        """The document of one of the parts, from 0."""


class OpenReport:
    """A report read from an open workspace. Raises WrongUse.

    ``parts``: what its documents are about, as codes of organisation units or indicators.
    """

    def __init__(self, workspace: Workspace, wanted: Wanted, say: Translator) -> None:
        self._report, self._say = report_named(wanted.name), say
        self._material = ReadMaterial(workspace, wanted)
        self.parts = self._report.parts(self._material)

    def document(self, number: int) -> Document:
        """The document of one of the parts, from 0."""
        part = self.parts[number]
        return self._report.write(self._material.about(part), part, self._say)


def documents(report: Documents, progress: Progress) -> Iterator[Document]:
    """The report's documents, each made when it is asked for. Raises Cancelled on the way."""
    for number, part in enumerate(report.parts):
        progress.check_cancelled()
        progress.step(number, len(report.parts), part)
        yield report.document(number)
    progress.step(len(report.parts), len(report.parts), "")


def print_to_file(report: Documents, path: Path, write: Writer, progress: Progress) -> Written:
    """Write the whole report into one file; an earlier file stays until the new one is complete.

    Raises WrongUse, WorldRefusal, Cancelled.
    """
    return Written(path, _save(documents(report, progress), path, write))


def print_to_folder(
    report: Documents, wanted: Wanted, folder: Path, suffix: str, write: Writer, progress: Progress
) -> tuple[Written, ...]:
    """Write each document of the report into a file of its own, named after what is ``wanted``.

    Raises WrongUse, WorldRefusal, and Cancelled: what is written until then stays.
    """
    make_folder(folder)
    written = []
    for document in documents(report, progress):
        name = _NOT_IN_NAMES.sub("_", document.name)
        path = folder / f"{wanted.name}_{name}_{wanted.period.code}{suffix}"
        written.append(Written(path, _save([document], path, write)))
    return tuple(written)


def _save(printed: Iterable[Document], path: Path, write: Writer) -> int:
    if not path.absolute().parent.is_dir():
        raise WrongUse(mark("There is no folder {folder}."), folder=str(path.parent))
    unfinished = path.with_name(f".{path.name}.new")
    try:
        pages = write(printed, unfinished)
        unfinished.replace(path)
    except OSError as error:
        sentence = mark("{file} cannot be written ({reason}). Close it if it is open, and try again.")
        raise WorldRefusal(sentence, file=str(path), reason=error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return pages
