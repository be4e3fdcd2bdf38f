"""Who changed here what a file would change too, and when: shown beside what the file says."""

from collections.abc import Sequence

from ktu_desktop.domain.periods import Period
from ktu_desktop.storage import history_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.file_preview import CellPreview, TextPreview

_CONFLICT = "conflict"


def cells_with_authors(
    conn: Connection, plan: str, cells: Sequence[CellPreview], period: Period | None = None
) -> tuple[CellPreview, ...]:
    """The cells, conflicts with the newest change here. ``period``: of cells that name none."""
    return tuple(_cell(conn, plan, cell, cell.period or period) for cell in cells)


def texts_with_authors(
    conn: Connection, plan: str, texts: Sequence[TextPreview], period: Period
) -> tuple[TextPreview, ...]:
    """The texts, conflicts with the newest change here."""
    return tuple(_text(conn, plan, text, period) for text in texts)


def _cell(conn: Connection, plan: str, cell: CellPreview, period: Period | None) -> CellPreview:
    if cell.status != _CONFLICT or period is None or not cell.element:
        return cell
    newest = history_store.newest_entry(conn, plan, cell.org, period, cell.element)
    return cell._replace(who=newest.who, when=newest.at) if newest else cell


def _text(conn: Connection, plan: str, text: TextPreview, period: Period) -> TextPreview:
    if text.status != _CONFLICT:
        return text
    newest = history_store.newest_entry(
        conn, plan, text.org, period, indicator=text.indicator, field=text.field
    )
    return text._replace(who=newest.who, when=newest.at) if newest else text
