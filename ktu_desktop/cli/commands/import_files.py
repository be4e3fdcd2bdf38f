"""`import`: workbooks and any other spreadsheets, compared with what is here; what is new is taken."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ktu_desktop.cli.command import (
    DONE,
    REFUSED,
    Command,
    Desk,
    Outcome,
    add_plan,
    add_sheet,
    existing_file,
    period_of,
    year_json,
)
from ktu_desktop.cli.spool import Spool
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.mapping_words import decided_before, meaning
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.file_preview import (
    ASK,
    CHOICES,
    STATUSES,
    CellPreview,
    FilePreview,
    StatePreview,
    TextPreview,
)

_SHOWN = frozenset(STATUSES) - {"same"}


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    add_sheet(parser, say, required=False)
    add_plan(parser, say)
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=say(mark("returned workbooks, or other spreadsheets"))
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=say(mark("show what would change, change nothing"))
    )
    parser.add_argument(
        "--marked", metavar="DIR", help=say(mark("write copies with what is refused and asked marked"))
    )
    parser.add_argument(
        "--on-conflict",
        choices=CHOICES,
        default=ASK,
        help=say(mark("what was changed here and there: leave it, keep ours, take theirs")),
    )


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    paths = [existing_file(name) for name in arguments.files]
    if arguments.marked is not None:
        from ktu_desktop.usecases.marked_copies import prepare_folder

        prepare_folder(Path(arguments.marked))
    spool, kept = Spool[dict[str, Any]], Spool[FilePreview]
    to_mark = desk.kept.enter_context(kept()) if arguments.marked is not None else None
    answer = _Answer(desk.say, arguments.dry_run, desk.kept.enter_context(spool()), to_mark)
    with desk.workspace(arguments) as workspace:
        _import(desk, arguments, workspace, paths, answer)
    if arguments.marked is not None:
        answer.mark_copies(Path(arguments.marked), desk.progress)
    exit_code = REFUSED if answer.is_partly_open else DONE
    return Outcome({"files": answer.objects()}, answer.lines(), exit_code)


def _import(
    desk: Desk, arguments: Namespace, workspace: Any, paths: Sequence[Path], answer: "_Answer"
) -> None:
    from ktu_desktop.usecases.apply_import import apply
    from ktu_desktop.usecases.file_preview import Expected
    from ktu_desktop.usecases.preview_import import preview_each

    expected = Expected(arguments.org, period_of(arguments) if arguments.year else None, arguments.plan)
    if arguments.org is not None:
        workspace.org_unit(arguments.org)
    answer.plans = {plan.code: plan for plan in workspace.plans}
    previews = preview_each(workspace, paths, arguments.on_conflict, desk.progress, expected)
    if arguments.dry_run:
        for preview in previews:
            answer.add(preview, None)
        return
    with Spool[FilePreview]() as waiting:  # nothing is locked while files are read; memory stays small
        for preview in previews:
            waiting.add(preview)
        apply(workspace, waiting, on_file=answer.add)


class _Answer:
    """What is said about each file, kept outside of memory until the command has done its work."""

    def __init__(
        self,
        say: Translator,
        dry_run: bool,
        files: Spool[dict[str, Any]],
        to_mark: Spool[FilePreview] | None,
    ) -> None:
        self._say = say
        self._dry_run = dry_run
        self._files = files
        self._to_mark = to_mark
        self._copies: list[dict[str, Any]] = []
        self.plans: Mapping[str, Plan] = {}
        self.is_partly_open = False

    def add(self, preview: FilePreview, batch: int | None) -> None:
        """Note one file as it stands in the end."""
        self.is_partly_open = self.is_partly_open or preview.is_partly_open
        if self._to_mark is not None:
            self._to_mark.add(preview)
        self._files.add(_file_json(preview, batch, self._say, self.plans.get(preview.plan or "")))

    def objects(self) -> Iterator[dict[str, Any]]:
        """The files as objects; with --marked each with its copy."""
        for number, file in enumerate(self._files):
            yield {**file, **self._copies[number]} if self._copies else file

    def mark_copies(self, folder: Path, progress: Progress) -> None:
        """Write a marked copy of every file with cells that are refused or asked."""
        from ktu_desktop.usecases.marked_copies import mark_each

        waiting = self._to_mark if self._to_mark is not None else ()
        for copy in mark_each(waiting, len(waiting), self.plans, folder, self._say.language, progress):
            path = str(copy.path) if copy.path else None
            reason = _finding_json(copy.reason, self._say, None)
            self._copies.append({"marked": path, "lost": list(copy.lost), "not_marked": reason})

    def lines(self) -> Iterator[str]:
        """The files as a person reads them: what is new, refused or asked, cell by cell."""
        for file in self.objects():
            yield from _lines(file, self._say, self._dry_run)


def _file_json(preview: FilePreview, batch: int | None, say: Translator, plan: Plan | None) -> dict[str, Any]:
    year = year_json(preview.period) if preview.period else None
    counts = Counter(text.status for text in preview.texts)
    return {
        "file": str(preview.path),
        "recognised": preview.recognised,
        "plan": preview.plan,
        "org": preview.org,
        "year": year,
        "batch": batch,
        "cells": [_cell_json(cell, say, plan) for cell in preview.cells],
        "texts": [_text_json(text, year, say, plan) for text in preview.texts],
        "states": [_state_json(state, say, plan) for state in preview.states],
        "counts": dict(preview.counts),
        "text_counts": {status: counts[status] for status in STATUSES},
        "decided_before": decided_before(preview.remembered, say),
        "remembered": [{"text": one.text, "means": meaning(one, say)} for one in preview.remembered],
        "reason": _finding_json(preview.reason, say, plan),
        "findings": [_finding_json(finding, say, plan) for finding in preview.findings],
    }


def _cell_json(cell: CellPreview, say: Translator, plan: Plan | None) -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "cell": cell.cell,
        "org": cell.org or None,
        "indicator": cell.indicator,
        "year": year_json(cell.period) if cell.period else None,
        "figure": cell.figure,
        "element": cell.element or None,
        "text": cell.text,
        "value": cell.value.text if cell.value else None,
        "old": cell.old.text if cell.old else None,
        "base": cell.base.text if cell.base else None,
        "status": cell.status,
        "candidates": list(cell.choices) or [value.text for value in cell.candidates],
        "finding": _finding_json(cell.finding, say, plan),
    }


def _text_json(
    text: TextPreview, year: int | str | None, say: Translator, plan: Plan | None
) -> dict[str, Any]:
    return {
        "sheet": text.sheet,
        "cell": text.cell,
        "org": text.org,
        "indicator": text.indicator,
        "year": year,
        "field": text.field,
        "text": text.text,
        "old": text.old,
        "base": text.base,
        "deletes": text.deletes,
        "status": text.status,
        "finding": _finding_json(text.finding, say, plan),
    }


def _state_json(state: StatePreview, say: Translator, plan: Plan | None) -> dict[str, Any]:
    return {**state._asdict(), "finding": _finding_json(state.finding, say, plan)}


def _finding_json(finding: Finding | None, say: Translator, plan: Plan | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "message": sentence(finding, say, plan),
    }


def _lines(file: Mapping[str, Any], say: Translator, dry_run: bool) -> Iterator[str]:
    yield f"{file['file']}: {_headline(file, say, dry_run)}"
    for finding in (file["reason"], *file["findings"]):
        if finding is not None:
            yield f"  {finding['message']}"
    if file["decided_before"]:
        yield f"  {file['decided_before']}"
    if file.get("marked"):
        yield "  " + say(mark("Marked copy: {file}"), file=file["marked"])
    if file.get("not_marked"):
        yield f"  {file['not_marked']['message']}"
    rows = [_row(item, say) for item in (*file["cells"], *file["texts"]) if item["status"] in _SHOWN]
    if rows:
        head = ("", say(mark("Cell")), say(mark("Where")), say(mark("Was")), say(mark("In the file")), "")
        yield from (f"  {line}" for line in table([head, *rows], widest=300))


_STATUS_WORDS = {
    "new": mark("new"),
    "changed": mark("changed"),
    "same": mark("the same"),
    "conflict": mark("changed on both sides"),
    "rejected": mark("refused"),
    "ask": mark("please decide"),
    "ignored": mark("left out"),
}


def _headline(file: Mapping[str, Any], say: Translator, dry_run: bool) -> str:
    counted = [
        f"{say(_STATUS_WORDS[status])} {number}" for status, number in file["counts"].items() if number
    ]
    whose = " ".join(str(part) for part in (file["org"], file["year"]) if part is not None)
    words = [whose] if whose else []
    if counted:
        words.append(", ".join(counted))
    if dry_run:
        words.append(say(mark("nothing was changed")))
    elif file["batch"] is not None:
        words.append(say(mark("change {batch}"), batch=str(file["batch"])))
    return "; ".join(words)


def _unplaced(item: Mapping[str, Any]) -> str:
    """What an entry is about that is no number: a text, or a cell that may be one of several indicators."""
    if item["indicator"] is None:
        return " / ".join(item["candidates"]) or "-"
    return f"{item['indicator']} {item.get('field') or item['figure']}"


def _row(item: Mapping[str, Any], say: Translator) -> tuple[str, ...]:
    where = item.get("element") or _unplaced(item)
    new = say(mark("delete")) if item.get("deletes") else item["text"]
    if item.get("value") is not None:
        new = say.number(item["value"])
    old = "-" if item["old"] is None else say.number(item["old"])
    why = item["finding"]["message"] if item["finding"] else ""
    return (say(_STATUS_WORDS[item["status"]]), item["cell"], where, old, new, why)


COMMAND = Command(
    "import",
    mark("take over returned workbooks and other spreadsheets"),
    _arguments,
    _run,
    {"files": []},
)
