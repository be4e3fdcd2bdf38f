"""The files of an import as a person reads them: what is new, refused or asked, cell by cell."""

from collections.abc import Iterator, Mapping
from typing import Any

from ktu_desktop.cli.terminal import table
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import STATUSES

_SHOWN = frozenset(STATUSES) - {"same"}

_STATUS_WORDS = {
    "new": mark("new"),
    "changed": mark("changed"),
    "same": mark("the same"),
    "conflict": mark("changed on both sides"),
    "rejected": mark("refused"),
    "ask": mark("please decide"),
    "ignored": mark("left out"),
}


def file_lines(file: Mapping[str, Any], say: Translator, dry_run: bool) -> Iterator[str]:
    """The lines of one file, from its object (see import_json)."""
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
