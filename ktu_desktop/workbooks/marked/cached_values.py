"""Giving formulas the results that they had: openpyxl drops them, and readers would see nothing."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import to_excel

from ktu_desktop.workbooks.foreign.raw import RawCell, RawSheet

_FORMULA = re.compile(
    rb'<c r="([A-Z]+)(\d+)"((?: s="\d+")?)(?: t="\w+")?>(<f\b(?:[^>]*/>|.*?</f>))<v ?/?>(?:</v>)?</c>',
    re.DOTALL,
)
_TYPES = {"text": ' t="str"', "boolean": ' t="b"', "error": ' t="e"'}


def with_results(content: bytes, sheets: Mapping[str, RawSheet]) -> bytes:
    """The workbook with each formula's result. ``sheets``: a part's name -> the sender's sheet."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            sheet = sheets.get(name)
            new.writestr(name, _filled(part, sheet) if sheet else part)
    return written.getvalue()


def _filled(part: bytes, sheet: RawSheet) -> bytes:
    def result(found: re.Match[bytes]) -> bytes:
        letters, number, style, formula = found.groups()
        row, column = int(number) - 1, column_index_from_string(letters.decode()) - 1
        if row >= len(sheet.rows):
            return found[0]
        kind, text = _result(sheet.cell(row, column))
        if kind is None:
            return found[0]
        head = f'<c r="{letters.decode()}{int(number)}"{style.decode()}{kind}>'.encode()
        return head + formula + f"<v>{escape(text)}</v></c>".encode()

    return _FORMULA.sub(result, part)


def _result(cell: RawCell) -> tuple[str | None, str]:
    """The attribute for the cell's type and its text; None where no result is known."""
    kind, text, _ = cell
    if kind == "number":
        return "", text
    if kind in _TYPES:
        return _TYPES[kind], text
    if kind == "date":
        for read in (date.fromisoformat, datetime.fromisoformat):
            try:
                return "", f"{to_excel(read(text)):.10g}"  # type: ignore[no-untyped-call]
            except ValueError:
                continue
    return None, ""
