"""The sheets of a file that was looked at; a format's library is imported when its first file comes."""

from collections.abc import Iterator

from ktu_desktop.workbooks.foreign.door import Door
from ktu_desktop.workbooks.foreign.raw import RawSheet


def open_sheets(found: Door) -> Iterator[RawSheet]:
    """The sheets in their order. Raises CannotRead and whatever the libraries raise."""
    if found.kind == "csv":
        from ktu_desktop.workbooks.foreign.csv_cells import read_sheets as read_csv

        yield from read_csv(found.content, "")
    elif found.package is None:
        from ktu_desktop.workbooks.foreign.xls_cells import read_sheets as read_xls

        yield from read_xls(found.content)
    elif found.kind == "ods":
        from ktu_desktop.workbooks.foreign.ods_cells import read_sheets as read_ods

        yield from read_ods(found.package)
    elif found.kind == "xlsb":
        from ktu_desktop.workbooks.foreign.xlsb_cells import read_sheets as read_xlsb

        yield from read_xlsb(found.package)
    else:
        from ktu_desktop.workbooks.foreign.xlsx_cells import read_sheets as read_xlsx

        yield from read_xlsx(found.content, found.package)
