"""Writing the file: openpyxl for everything but the rows, to a temporary name first, then in its place."""

import os
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark
from ktu_desktop.workbooks.sheet_rows import Row, letters

_NO_ROWS = b"<sheetData />"


class _FrameWriter(WorksheetWriter):
    """Everything of a sheet but its rows."""

    def __init__(self, sheet: Worksheet, area: str) -> None:
        self.content = BytesIO()
        self._area = area
        super().__init__(sheet, out=self.content)

    def write_dimensions(self) -> None:
        self.xf.send(SheetDimension(self._area).to_tree())

    def write_rows(self) -> None:
        self.xf.send(Element("sheetData"))


class _BookWriter(ExcelWriter):
    """Writes the rows that are handed to it for each sheet."""

    def __init__(self, book: Workbook, package: zipfile.ZipFile, rows: Mapping[str, Sequence[Row]]) -> None:
        super().__init__(book, package)
        self._package = package
        self._rows = rows

    def write_worksheet(self, sheet: Any) -> None:
        rows = self._rows[sheet.title]
        frame = _FrameWriter(sheet, _area(rows))
        frame.write()
        before, found, after = frame.content.getvalue().partition(_NO_ROWS)
        assert found
        content = "".join(row.xml() for row in rows).encode("utf-8")
        sheet._rels, sheet._drawing = (), None
        self._package.writestr(sheet.path[1:], b"%s<sheetData>%s</sheetData>%s" % (before, content, after))
        self.manifest.append(sheet)


def _area(rows: Sequence[Row]) -> str:
    """``A1:N140``: some programs read no cell outside the area that a sheet claims to have."""
    columns = max((len(row.cells) for row in rows), default=0)
    bottom = max((row.number for row in rows), default=1)
    return f"A1:{letters(max(columns, 1) - 1)}{bottom}"


def save(book: Workbook, rows: Mapping[str, Sequence[Row]], path: Path) -> None:
    """Write the workbook, whose sheets have these rows, to ``path``. Raises WorldRefusal.

    A file that is there is replaced only when the new one is complete.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as package:
            _BookWriter(book, package, rows).write_data()
        unfinished.replace(path)
    except PermissionError:
        raise WorldRefusal(
            mark("{file} cannot be written: it is open in another program, or this folder is read-only."),
            file=str(path),
        ) from None
    except OSError as error:
        raise WorldRefusal(
            mark("{file} cannot be written ({why}). Choose another folder or make room on the disk."),
            file=str(path),
            why=error.strerror or str(error),
        ) from None
    finally:
        _remove(unfinished)


def _remove(unfinished: Path) -> None:
    try:
        unfinished.unlink(missing_ok=True)
    except OSError:
        return  # the folder is gone or read-only: nothing was left there
