"""What a marked copy does not have of the sender's file."""

import zipfile
from collections.abc import Iterator

IMAGES, SHAPES, CONTROLS, EXTRAS, FORMULAS, LAYOUT = (
    "images", "shapes", "controls", "extras", "formulas", "layout"
)  # fmt: skip
CODES = (IMAGES, SHAPES, CONTROLS, EXTRAS, FORMULAS, LAYOUT)

OF_A_NEW_WORKBOOK = (FORMULAS, LAYOUT)
"""A file that is not .xlsx is written anew: its values, merged and hidden cells are all that stays."""

_SHAPES = (b"<xdr:sp>", b"<xdr:sp ", b"<xdr:cxnSp", b"<xdr:grpSp")
_EXTENSIONS = (b"sparklineGroup", b"x14:dataValidation", b"x14:conditionalFormatting", b"slicerList")


def lost_by_openpyxl(package: zipfile.ZipFile) -> Iterator[str]:
    """What openpyxl drops of an .xlsx when it saves it again (traps: images, shapes, extensions)."""
    names = package.namelist()
    if any(name.startswith("xl/media/") for name in names):
        yield IMAGES
    if _any_holds(package, "xl/drawings/drawing", _SHAPES):
        yield SHAPES
    if any(name.startswith(("xl/ctrlProps/", "xl/activeX/")) for name in names):
        yield CONTROLS
    if _any_holds(package, "xl/worksheets/sheet", _EXTENSIONS):
        yield EXTRAS


def _any_holds(package: zipfile.ZipFile, start: str, words: tuple[bytes, ...]) -> bool:
    for name in package.namelist():
        if name.startswith(start):
            content = package.read(name)
            if any(word in content for word in words):
                return True
    return False
