"""The bases of comparison: what a file once held.

The base is the export's record in this database; for a file of another database it is what was last taken
from that one. The file's own word about what it once held is not asked.
"""

from dataclasses import dataclass, field

from ktu_desktop.domain.changes import Base
from ktu_desktop.domain.periods import Period
from ktu_desktop.storage import export_store, foreign_base_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.workbooks.contents import Stamp


@dataclass
class Bases:
    """The bases of comparison for files of one run; those of other databases are read once."""

    own_id: str
    _foreign: dict[tuple[str, str, Period], Base] = field(default_factory=dict)

    def base(self, conn: Connection, stamp: Stamp, period: Period) -> Base:
        """What the file once held; nothing where nobody knows."""
        if not stamp.database_id:
            return Base()
        if stamp.database_id == self.own_id:
            return export_store.export_base(conn, stamp.export_id)
        key = (stamp.database_id, stamp.plan, period)
        if key not in self._foreign:
            self._foreign[key] = foreign_base_store.foreign_base(conn, *key)
        return self._foreign[key]
