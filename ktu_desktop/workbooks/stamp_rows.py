"""Stamp, cells as exported and a faculty's records, to the texts of the hidden sheet and back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from ktu_desktop.domain.sheet import Entry
from ktu_desktop.workbooks.contents import SheetRecord, Stamp
from ktu_desktop.workbooks.hidden_sheet import CELLS, HEADERS, Texts

_RECORD = "record "
_NUMBERS = frozenset(("template_version",))
_ENTRY_TEXTS = frozenset(field.name for field in fields(Entry)) - {"confirmations"}

ExportedCell = tuple[str, str, str, str | None]
"""Row's code, column's mark, element, canonical value as exported (None: empty)."""

ShownCells = Mapping[str, Mapping[str, float | str]]
"""What cells that nobody types into hold, by row's code and column's mark."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The codes of a sheet's rows, its input cells by reference, and what its other numbers show.

    ``formulas``: which of ``shown`` stand there by a formula, marks by code. ``texts``: by code and field.
    """

    codes: tuple[str, ...]
    cells: Mapping[str, ExportedCell]
    shown: ShownCells
    formulas: Mapping[str, Sequence[str]]
    texts: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a hidden sheet says. ``stamp`` is None where it is missing, or was edited (``edited`` then)."""

    stamp: Stamp | None
    records: Mapping[str, SheetRecord]
    edited: bool = False


def texts_of(
    stamp: Stamp,
    headers: Mapping[str, str],
    cells: Mapping[str, SheetCells],
    records: tuple[SheetRecord, ...] = (),
) -> list[tuple[str, str]]:
    """The hidden sheet's keys and texts. ``cells`` by organisation unit."""
    texts = [(key, str(value)) for key, value in asdict(stamp).items()]
    texts.append((HEADERS, _json(headers)))
    texts += [(CELLS + org, _json(_plain_cells(found))) for org, found in cells.items()]
    texts += [(_RECORD + record.org_unit, _json(asdict(record))) for record in records]
    return texts


def understand(texts: Texts, intact: bool) -> Hidden:
    """What the texts of a file's hidden sheet say. ``intact``: they are what its digest was made of."""
    stamp = _stamp(dict(texts)) if intact else None
    if stamp is None:
        return Hidden(None, {}, edited=bool(texts))
    records = {
        key.removeprefix(_RECORD): _record(_read(text)) for key, text in texts if key.startswith(_RECORD)
    }
    return Hidden(stamp, records)


def _plain_cells(found: SheetCells) -> Mapping[str, object]:
    return {part.name: getattr(found, part.name) for part in fields(found)}


def _json(value: object) -> str:
    """JSON of ASCII only, and without ``_x``, which spreadsheets take for the code of a character."""
    return json.dumps(value, separators=(",", ":")).replace("_x", "\\u005fx")


def _read(text: str) -> Mapping[str, Any]:
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def _stamp(texts: Mapping[str, str]) -> Stamp | None:
    try:
        found = {field.name: texts.get(field.name, "") for field in fields(Stamp)}
        return Stamp(**{key: int(text) if key in _NUMBERS else text for key, text in found.items()})  # type: ignore[arg-type]
    except ValueError:
        return None


def _record(data: Mapping[str, Any]) -> SheetRecord:
    return SheetRecord(
        org_unit=str(data["org_unit"]),
        state=data["state"],
        remark=str(data["remark"]),
        entries={code: _entry(entry) for code, entry in data["entries"].items()},
        deletions=tuple(str(element) for element in data["deletions"]),
        texts_deleted=tuple((str(code), str(name)) for code, name in data.get("texts_deleted", ())),
        workers=tuple(str(worker) for worker in data["workers"]),
    )


def _entry(data: Mapping[str, Any]) -> Entry:
    texts = {key: value for key, value in data.items() if key in _ENTRY_TEXTS}
    return Entry(**texts, confirmations=dict(data.get("confirmations", {})))
