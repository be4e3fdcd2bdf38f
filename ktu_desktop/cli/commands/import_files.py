"""`import`: workbooks and any other spreadsheets, compared with what is here; what is new is taken."""

from argparse import ArgumentParser, Namespace
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
)
from ktu_desktop.cli.import_json import file_json, finding_json
from ktu_desktop.cli.import_lines import file_lines
from ktu_desktop.cli.spool import Spool
from ktu_desktop.domain.plan import Plan
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.jobs import Progress
from ktu_desktop.usecases.file_preview import ASK, CHOICES, FilePreview


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
        self._files.add(file_json(preview, batch, self._say, self.plans.get(preview.plan or "")))

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
            reason = finding_json(copy.reason, self._say, None)
            self._copies.append({"marked": path, "lost": list(copy.lost), "not_marked": reason})

    def lines(self) -> Iterator[str]:
        """The files as a person reads them: what is new, refused or asked, cell by cell."""
        for file in self.objects():
            yield from file_lines(file, self._say, self._dry_run)


COMMAND = Command(
    "import",
    mark("take over returned workbooks and other spreadsheets"),
    _arguments,
    _run,
    {"files": []},
)
