"""What an .xlsx package says of its sheets beside their cells: parts, hidden ones, percent formats."""

from functools import lru_cache
from typing import NamedTuple

from defusedxml import ElementTree

from ktu_desktop.domain.cells import shows_percent

_BUILT_IN_PERCENT = frozenset({9, 10})


class SheetPart(NamedTuple):
    """A sheet's part in the package, and whether the workbook hides the sheet."""

    part: str
    hidden: bool


@lru_cache(maxsize=8)
def percent_styles(styles: bytes) -> frozenset[int]:
    """Numbers of the cell formats that show percents. Files of one sender share their styles."""
    root = ElementTree.fromstring(styles)
    formats = {
        int(node.get("numFmtId", 0)): node.get("formatCode", "")
        for node in root.iter()
        if _local(node.tag) == "numFmt"
    }
    percent = {number for number, code in formats.items() if shows_percent(code)}
    percent |= _BUILT_IN_PERCENT - formats.keys()
    cell_formats = next((node for node in root.iter() if _local(node.tag) == "cellXfs"), ())
    return frozenset(i for i, node in enumerate(cell_formats) if int(node.get("numFmtId", 0)) in percent)


def sheet_parts(book: bytes, relations: bytes) -> dict[str, SheetPart]:
    """Sheets by name, from the workbook's part and its relations."""
    targets = _targets(relations)
    found = {}
    for node in ElementTree.fromstring(book).iter():
        if _local(node.tag) == "sheet":
            identity = next((value for key, value in node.attrib.items() if _local(key) == "id"), "")
            target = targets.get(identity, "")
            part = target[1:] if target.startswith("/") else f"xl/{target}"
            found[node.get("name", "")] = SheetPart(part, node.get("state", "visible") != "visible")
    return found


@lru_cache(maxsize=8)
def _targets(relations: bytes) -> dict[str, str]:
    return {node.get("Id", ""): node.get("Target", "") for node in ElementTree.fromstring(relations)}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
