"""Made sheets as .ods files, as small as LibreOffice reads them."""

import zipfile
from xml.sax.saxutils import escape, quoteattr

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_STYLES = (
    '<style:style style:name="shut" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def write_ods(path, made):
    """Write the file; errors and formulas without a result, which have no plain form there, as text."""
    sheets = "".join(map(_sheet, made.grids))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", _TYPE)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)


def _sheet(grid):
    style = ' table:style-name="shut"' if grid.hidden else ""
    rows = "".join(_row(grid, row) for row in range(len(grid.rows)))
    return f"<table:table table:name={quoteattr(grid.name)}{style}>{rows}</table:table>"


def _row(grid, row):
    shown = ' table:visibility="collapse"' if row in grid.hidden_rows else ""
    cells = "".join(_cell(grid, row, column) for column in range(len(grid.rows[row])))
    return f"<table:table-row{shown}>{cells}</table:table-row>"


def _cell(grid, row, column):
    area, cell = grid.covered.get((row, column)), grid.cell(row, column)
    if area and (row, column) != (area.top, area.left):
        return "<table:covered-table-cell/>"
    span = ""
    if area:
        span = (
            f' table:number-rows-spanned="{area.bottom - area.top + 1}"'
            f' table:number-columns-spanned="{area.right - area.left + 1}"'
        )
    if cell.kind == "empty":
        return f"<table:table-cell{span}/>"
    if cell.kind == "number":
        kind = "percentage" if cell.percent else "float"
        said = f' office:value-type="{kind}" office:value="{cell.text}"'
    elif cell.kind == "date":
        said = f' office:value-type="date" office:date-value="{cell.text}"'
    else:
        said = ' office:value-type="string"'
    return f"<table:table-cell{span}{said}><text:p>{escape(cell.text)}</text:p></table:table-cell>"
