"""Copies of the database: written, put back, and the database examined."""

from collections.abc import Sequence
from pathlib import Path

from ktu_desktop.domain.findings import Finding
from ktu_desktop.storage import backup
from ktu_desktop.storage.doctor import examine as examine_file
from ktu_desktop.usecases.workspace import Workspace


def back_up(workspace: Workspace, target: Path) -> Path:
    """Write a checked copy of the database. Raises WrongUse, WorldRefusal."""
    backup.back_up(workspace.db, target)
    return target


def last_change(source: Path) -> str | None:
    """When something was last entered into a copy (ISO, UTC); None: never. Raises WrongUse, WorldRefusal."""
    return backup.last_change(source)


def restore(source: Path, database: Path) -> Path | None:
    """Put a copy in place of the database; where the replaced one is kept (None: there was none).

    Raises WrongUse for a missing copy, WorldRefusal for a damaged one: the database then stays as it was.
    """
    return backup.restore(source, database)


def examine(database: Path) -> Sequence[Finding]:
    """What is wrong with the database: damage, and a history that was changed, removed or cut."""
    return examine_file(database)
