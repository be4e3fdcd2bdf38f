"""The hidden sheet's shape: a key in column A, its text in the columns after it, cut where a cell is full.

It is somebody's word when it comes back; a digest of it shows whether it was edited.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SHEET_NAME = "ktu-desktop"
SHEET_OPENS_WITH = "ktu-desktop"
HEADERS = "headers"
CELLS = "cells "
"""Opens the key of an organisation unit's rows and input cells (see stamp_rows.SheetCells).

They say which cells are read; what they held is a record for people, comparing takes the database's own.
"""

DIGEST = "digest"
_PIECE = 30_000
"""A cell holds 32,767 characters."""

Texts = Sequence[tuple[str, str]]
"""Keys and their texts, in order."""


def rows_of(texts: Texts) -> list[list[str]]:
    """The sheet's rows, with the digest last."""
    rows = [[key, *(text[i : i + _PIECE] for i in range(0, len(text), _PIECE))] for key, text in texts]
    return [[SHEET_OPENS_WITH], *rows, [DIGEST, digest(texts)]]


def hidden_texts(rows: Iterable[Sequence[Any]]) -> list[tuple[str, str]]:
    """Keys and texts of the sheet's rows as they stand in a file."""
    found = []
    for row in rows:
        texts = [str(value) for value in row if value not in ("", None)]
        if len(texts) > 1:
            found.append((texts[0], "".join(texts[1:])))
    return found


def digest(texts: Texts) -> str:
    """A digest of the texts. It shows edits by accident or curiosity; it is no signature."""
    plain = "\0".join(f"{key}\0{text}" for key, text in texts if text)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def is_intact(texts: Texts) -> bool:
    """Whether the texts are those that the digest was made of."""
    return [text for key, text in texts if key == DIGEST] == [digest([t for t in texts if t[0] != DIGEST])]


@dataclass(frozen=True, slots=True)
class Typed:
    """A sheet's rows by code, and their cells of numbers, by code and column's mark.

    ``cells``: those that could be typed into; ``shown``: what the others held (nothing where that is not
    recorded), of which ``formulas`` held it by a formula.
    """

    codes: frozenset[str]
    cells: Mapping[str, frozenset[str]]
    shown: Mapping[str, Mapping[str, float | str]] | None = None
    formulas: Mapping[str, Sequence[str]] = field(default_factory=dict)


def typed_cells(texts: Texts) -> Mapping[str, Typed]:
    """What could be typed, by organisation unit. Raises ValueError, KeyError, TypeError."""
    found = {key.removeprefix(CELLS): json.loads(text) for key, text in texts if key.startswith(CELLS)}
    return {org: _typed(said) for org, said in found.items()}


def _typed(said: Mapping[str, Any]) -> Typed:
    cells: dict[str, set[str]] = {}
    for code, mark, *_ in said["cells"].values():
        cells.setdefault(code, set()).add(mark)
    open_ = {code: frozenset(marks) for code, marks in cells.items()}
    return Typed(frozenset(said["codes"]), open_, said.get("shown"), said.get("formulas", {}))


def recorded_headers(texts: Texts) -> Mapping[str, str]:
    """Mark -> header as written, empty where the sheet does not say it."""
    for key, text in texts:
        if key == HEADERS:
            try:
                headers = json.loads(text)
            except ValueError:
                return {}
            if isinstance(headers, dict):
                return {str(mark): str(header) for mark, header in headers.items()}
    return {}
