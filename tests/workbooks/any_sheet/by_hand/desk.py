"""Files of sheets written by hand, read from the text that they are written down in.

``file:``, ``told:`` (unit and year, - for what nobody says), ``encoding:`` and ``delimiter:`` open a file;
``sheet:`` with ``at:``, ``merged:``, ``hidden``, ``hidden rows:`` and ``hidden columns:`` a sheet; every
other line is a row, its cells between bars. A cell is a number, ``14.3%`` a percent-formatted one,
``@2003-02-01`` a date, ``=A1+B1 -> 5`` a formula with its result and ``=A1+B1`` one without, all else text;
an apostrophe makes text of anything. What is right stands behind it: ``{1.1.3}`` is taken as it stands,
``{1.1.3/numerator=6 1.1.3/denominator=8@2022#IT-HM}`` so, ``{? ...}`` may be, ``{!}`` is asked or refused.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ktu_desktop.workbooks.any_sheet.recognition import NOBODY, Told

_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(%?)")
_DATE = re.compile(r"@(\d{4}-\d\d-\d\d)")
_TRUTH = re.compile(r"(.*?)\s*\{([^{}]*)\}\s*", re.DOTALL)
_NAMES = "file|told|encoding|delimiter|sheet|at|merged|hidden rows|hidden columns|hidden"
_OPTION = re.compile(rf"({_NAMES})\b:?\s*(.*)")


@dataclass(frozen=True)
class Written:
    """A cell: its content and formula, and what is or may be taken from it, or that it must be spoken of."""

    content: float | str | datetime | None = None
    percent: bool = False
    formula: str = ""
    takes: str = ""
    may: str = ""
    spoken: bool = False


@dataclass
class Page:
    """A sheet: rows of Written, the place of the first one, merged areas, hidden rows and columns from 0."""

    name: str
    rows: list = field(default_factory=list)
    at: tuple[int, int] = (0, 0)
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden: bool = False


@dataclass
class File:
    """A file; ``name`` says its format; ``told``: what the person who brings it says."""

    name: str
    pages: list = field(default_factory=list)
    told: Told = NOBODY
    encoding: str = "utf-8"
    delimiter: str = ";"


def files_in(path: Path):
    """The files that a text describes."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        option = None if "|" in line else _OPTION.fullmatch(line)
        if option and option[1] == "file":
            found.append(File(option[2]))
        elif option:
            _set(found[-1], option[1], option[2])
        elif "|" in line:
            found[-1].pages[-1].rows.append([_cell(cell) for cell in line.split("|")])
    return found


def _set(file, name, value):
    page = file.pages[-1] if file.pages else None
    if name == "told":
        unit, year = value.split()
        file.told = Told(None if unit == "-" else unit, None if year == "-" else int(year))
    elif name in ("encoding", "delimiter"):
        setattr(file, name, value)
    elif name == "sheet":
        file.pages.append(Page(value))
    elif name == "at":
        page.at = _place(value)
    elif name == "merged":
        page.merged = tuple(value.split())
    elif name == "hidden rows":
        page.hidden_rows = tuple(int(one) - 1 for one in value.split())
    elif name == "hidden columns":
        page.hidden_columns = tuple(_place(f"{one}1")[1] for one in value.split())
    else:
        page.hidden = True


def _place(reference):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return int(row) - 1, column - 1


def _cell(text):
    match = _TRUTH.fullmatch(text)
    shown, truth = (match[1], match[2].strip()) if match else (text, "")
    content, percent, formula = _content(shown)
    if truth == "!":
        return Written(content, percent, formula, spoken=True)
    said = _said(truth.removeprefix("?").split(), shown)
    known = {"may": said} if truth[:1] == "?" else {"takes": said}
    return Written(content, percent, formula, **known)


def _content(shown):
    text = shown.strip()
    if text.startswith("'"):
        return text[1:], False, ""
    if text.startswith("="):
        formula, _, result = text.partition(" -> ")
        return (*_content(result)[:2], formula) if result else (None, False, formula)
    if date := _DATE.fullmatch(text):
        return datetime.fromisoformat(date[1]), False, ""
    if number := _NUMBER.fullmatch(text):
        value = float(number[1]) / (100 if number[2] else 1)
        return (int(value) if value.is_integer() else round(value, 12)), bool(number[2]), ""
    return text or None, False, ""


def _said(said, shown):
    """The truths with the value that the cell shows where none is given."""
    text = shown.strip().removeprefix("'").rpartition(" -> ")[2].removesuffix("%")
    return "&".join(one if "=" in one else _valued(one, text) for one in said)


def _valued(one, text):
    cut = min((one.index(mark) for mark in "@#" if mark in one), default=len(one))
    return f"{one[:cut]}={text}{one[cut:]}"
