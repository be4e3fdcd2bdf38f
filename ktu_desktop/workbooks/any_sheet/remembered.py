"""What persons decided about sheets: aliases of names, columns by a sheet's shape, places pointed at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ktu_desktop.workbooks.any_sheet.letters import fold

SKIP = "skip"
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a column is: SKIP, or a kind of headings.py; ``year`` None: as the heading or the person says."""

    kind: str
    year: int | None = None
    org_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Pointed:
    """Decisions about one sheet, rows and columns from 0. A row's code is None: skip it.

    ``turned``: its indicators are columns, and what is called row here is a column of the sheet; None: as it
    looks. ``org_unit`` and ``year``: of this sheet alone, where it does not say them.
    """

    heading: tuple[int, ...] = ()
    columns: Mapping[int, ColumnChoice] = field(default_factory=dict)
    rows: Mapping[int, str | None] = field(default_factory=dict)
    turned: bool | None = None
    org_unit: str | None = None
    year: int | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything was said of its rows and columns."""
        return bool(self.heading or self.columns or self.rows or self.turned is not None)


@dataclass(frozen=True, slots=True)
class Remembered:
    """``aliases``: folded name -> code, None: no indicator; ``shapes``: shape -> heading -> what it is.

    ``pointed``: by the sheet's name, for this file only.
    """

    aliases: Mapping[str, str | None] = field(default_factory=dict)
    shapes: Mapping[str, Mapping[str, ColumnChoice]] = field(default_factory=dict)
    pointed: Mapping[str, Pointed] = field(default_factory=dict)


NOTHING = Remembered()


def shape_of(headings: Iterable[str]) -> str:
    """The same text for all sheets with these headings, whatever the year."""
    return "|".join(heading_key(heading) for heading in headings if heading.strip())


def heading_key(heading: str) -> str:
    """A heading without its year, in letters that compare."""
    return _YEAR.sub("#", fold(heading))
