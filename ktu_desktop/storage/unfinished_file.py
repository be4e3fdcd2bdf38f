"""The small file beside a database that holds what is typed and not saved yet."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from ktu_desktop.domain.unfinished import Unfinished


def file_of(database: Path) -> Path:
    """The file that belongs to a database."""
    return database.with_name(f"{database.name}-typing")


def keep(file: Path, unfinished: Sequence[Unfinished]) -> None:
    """Let the file say this; nothing unfinished is no file. Raises OSError."""
    if not unfinished:
        file.unlink(missing_ok=True)
        return
    written = file.with_name(f"{file.name}.new")
    try:
        with os.fdopen(
            os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as stream:
            json.dump([asdict(each) for each in unfinished], stream)
            stream.flush()
            os.fsync(stream.fileno())
        written.replace(file)
    except OSError:  # a full disk: what was kept before stays
        written.unlink(missing_ok=True)
        raise


def found(file: Path) -> tuple[Unfinished, ...]:
    """What the file says; nothing where there is none, or one that is not ours."""
    try:
        entries = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(_unfinished(entry) for entry in entries) if _is_ours(entries) else ()


def _is_ours(entries: object) -> bool:
    kinds = {field.name: field.type for field in fields(Unfinished)}
    return isinstance(entries, list) and all(
        isinstance(entry, dict)
        and entry.keys() == kinds.keys()
        and all(isinstance(value, bool if kinds[name] is bool else str) for name, value in entry.items())
        for entry in entries
    )


def _unfinished(entry: dict[str, str]) -> Unfinished:
    return Unfinished(**entry)  # type: ignore[arg-type]  # _is_ours has looked
