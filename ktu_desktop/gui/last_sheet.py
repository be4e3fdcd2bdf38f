"""The sheet as it was last shown, kept beside the settings, so that the next start shows it at once.

Only a copy: it is taken when the database's file is the very one that the sheet was read from (size and time
of writing), and the sheet read from the database follows within the second. No sheet kept is no harm.
"""

import os
import pickle
import zlib
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from ktu_desktop import __version__
from ktu_desktop.domain import evaluated_sheet, findings, organisation, periods, plan, sheet, values
from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Plan

Mark = tuple[int, int, int]
_MODULES = (evaluated_sheet, findings, organisation, periods, plan, sheet, values)
_PLAIN = {("fractions", "Fraction"), ("builtins", "frozenset"), ("builtins", "set")}


@dataclass(frozen=True)
class LastSheet:
    """What is kept. ``mark``: the database's file as it was before the sheet was read from it."""

    mark: Mark
    plan: Plan
    organisation: Organisation
    org_unit: str
    period: Period
    indicator: str
    sheet: Sheet


def mark_of(database: Path) -> Mark | None:
    """What tells one state of the database's file from another; None while a write may be unfinished."""
    try:
        found = database.stat()
    except OSError:
        return None
    journal = database.with_name(f"{database.name}-journal")
    return None if journal.exists() else (found.st_size, found.st_mtime_ns, found.st_ino)


def keep(file: Path, last: LastSheet) -> None:
    """Keep the sheet in a file of the user's. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = file.with_suffix(".new")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(_shape())
        pickle.dump(last, stream, protocol=5)
    written.replace(file)


def recall(file: Path, database: Path) -> LastSheet | None:
    """The sheet kept for the database as it is now; None for any other, and for what cannot be read."""
    try:
        kept = file.read_bytes()
        shape = _shape()
        if not kept.startswith(shape):
            return None
        last = _Unpickler(kept[len(shape) :]).load()
    except Exception:  # noqa: BLE001 - a damaged copy raises anything, and the original follows
        return None
    return last if isinstance(last, LastSheet) and last.mark == mark_of(database) else None


class _Unpickler:
    """Makes values of the domain and nothing else, whatever the file says."""

    def __init__(self, kept: bytes) -> None:
        import io

        class Careful(pickle.Unpickler):
            def find_class(self, module: str, name: str) -> Any:
                ours = module.startswith("ktu_desktop.domain.") or (module, name) == (__name__, "LastSheet")
                if not ours and (module, name) not in _PLAIN:
                    raise pickle.UnpicklingError(f"{module}.{name}")
                return super().find_class(module, name)

        self._unpickler = Careful(io.BytesIO(kept))

    def load(self) -> object:
        return self._unpickler.load()


def _shape() -> bytes:
    """A digest of the program's version and of the fields of the domain's values."""
    names = [__version__]
    for module in _MODULES:
        for name, kind in vars(module).items():
            if isinstance(kind, type) and is_dataclass(kind):
                names.append(f"{name}({','.join(field.name for field in fields(kind))})")
    return b"%08x\n" % zlib.crc32(" ".join(names).encode())
