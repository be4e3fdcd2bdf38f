"""What has been written of a sheet so far."""

from dataclasses import dataclass, field

from ktu_desktop.domain.values import Value
from ktu_desktop.workbooks.stamp_rows import ExportedCell
from ktu_desktop.workbooks.validation import Kind


@dataclass
class Written:
    """What has been written so far, for validation, the hidden sheet and the record of the export."""

    base: dict[str, Value | None] = field(default_factory=dict)
    exported: dict[str, ExportedCell] = field(default_factory=dict)
    validated: dict[Kind, list[str]] = field(default_factory=dict)
    shown: dict[str, dict[str, float | str]] = field(default_factory=dict)
    formulas: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
