"""Backups, and restoring one in place of the database, which is kept beside it."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ktu_desktop.errors import WorldRefusal, WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage.copying import CANNOT_WRITE, check_integrity, copy_database, fill
from ktu_desktop.storage.create import NEWER, NO_DATABASE, SCHEMA_VERSION, check_marks
from ktu_desktop.storage.engine import Database, connect
from ktu_desktop.storage.sqlite_errors import refusing

NOT_OVER_ANOTHER = mark(
    "{path} exists and is not a database of this program. Name another file for the copy."
)
NO_SUCH_FILE = mark("There is no file {path}.")
SAME_FILE = mark("{path} is the database itself. Name another file.")


def back_up(database: Database, target: Path) -> None:
    """Write a checked copy of the database to ``target``; an earlier copy there is replaced.

    Raises WorldRefusal, and WrongUse where the target is the database or some other file.
    """
    if target.exists():
        if target.samefile(database.path):
            raise WrongUse(SAME_FILE, path=target)
        try:
            check_marks(target)
        except WorldRefusal as error:
            raise WrongUse(NOT_OVER_ANOTHER, path=target) from error
    copy_database(database.path, target)


def restore(source: Path, target: Path) -> Path | None:
    """Put the backup ``source`` in place of the database ``target``; what was there is kept.

    Returns where it is kept, None when nothing was there. Raises WrongUse for a missing backup, WorldRefusal
    for a damaged or newer one; the database then is as it was. An older backup is upgraded when it is opened.
    """
    _check_backup(source, target)
    kept = _keep(target) if target.exists() and target.stat().st_size else None
    if kept is not None and _is_sound(target):
        with refusing(source), closing(connect(source)) as connection:
            fill(target, connection)
    else:
        _move_journal_aside(target, kept)
        copy_database(source, target)
    return kept


def last_change(source: Path) -> str | None:
    """The moment (ISO, UTC) of the last change in the backup ``source``; None where nothing was entered.

    Raises WrongUse for a missing backup, WorldRefusal for a file that is none.
    """
    if not source.is_file():
        raise WrongUse(NO_SUCH_FILE, path=source)
    check_marks(source)
    with refusing(source), closing(connect(source)) as connection:
        row = connection.execute("SELECT at FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def _check_backup(source: Path, target: Path) -> None:
    if not source.is_file():
        raise WrongUse(NO_SUCH_FILE, path=source)
    if target.exists() and target.samefile(source):
        raise WrongUse(SAME_FILE, path=source)
    check_marks(source)
    with refusing(source), closing(connect(source)) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
            raise WorldRefusal(NEWER, path=source)
        check_integrity(connection, source)


def _keep(target: Path) -> Path:
    """Copy the database as it is, sound or damaged, to a name beside it. Refuses a file that is not ours."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    kept = target.with_name(f"{target.stem}-replaced-{stamp}{target.suffix}")
    if _is_sound(target):
        copy_database(target, kept)
        return kept
    try:
        shutil.copyfile(target, kept)
        kept.chmod(0o600)
    except OSError as error:
        raise WorldRefusal(CANNOT_WRITE, path=kept, reason=error.strerror) from error
    return kept


def _is_sound(path: Path) -> bool:
    """Whether the file can be read whole. Raises WorldRefusal for another program's database, or a lock."""
    try:
        check_marks(path)
        with closing(connect(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except WorldRefusal as error:
        if error.message != NO_DATABASE:
            raise
        return False
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
        return False


def _move_journal_aside(target: Path, kept: Path | None) -> None:
    """A journal left beside a damaged file would be played into the restored one."""
    journal = target.with_name(f"{target.name}-journal")
    if journal.exists():
        journal.replace((kept or target).with_name(f"{(kept or target).name}-journal.old"))
