"""The bases of comparison: what a file once held.

The base is the export's record in this database; for a file of another database it is what was last taken
from that one. The file's own word about what it once held is not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.values import Value
from ktu_desktop.storage import export_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.workbooks.contents import Stamp

Cells = Mapping[tuple[str, str], Value | None]
"""Values by organisation unit and element; None: the cell was blank."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a file once held, and (for a file of this database) when it was written.

    ``at`` is the export's record's; ``entries`` is how many changes there had been: the file's own word,
    which only tells apart what happened within the same second.
    """

    cells: Cells
    at: str = ""
    entries: int = 0


@dataclass
class Bases:
    """The bases of comparison for files of one run; those of other databases are read once."""

    own_id: str
    _foreign: dict[tuple[str, str, Period], Base] = field(default_factory=dict)

    def base(self, conn: Connection, stamp: Stamp, period: Period) -> Base:
        """What the file's cells once held."""
        if not stamp.database_id:
            return Base({})
        if stamp.database_id == self.own_id:
            export = export_store.find_export(conn, stamp.export_id)
            return Base(export.base, export.at, _entries(stamp.chain_head)) if export else Base({})
        key = (stamp.database_id, stamp.plan, period)
        if key not in self._foreign:
            self._foreign[key] = Base(export_store.foreign_base(conn, *key))
        return self._foreign[key]


def _entries(chain_head: str) -> int:
    number = chain_head.partition(":")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0
