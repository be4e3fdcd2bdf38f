"""What was decided about foreign sheets: listed, written to a file, taken from one, forgotten."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ktu_desktop.domain.sheet_mapping import COLUMN, COLUMN_WORDS, KINDS, NAME, SheetMapping
from ktu_desktop.errors import WorldRefusal, WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import mapping_store
from ktu_desktop.usecases.workspace import Workspace
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.recognition import Recognition
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice, Remembered, heading_key, shape_of

_FIELDS = ("plan", "org", "kind", "sheet", "text", "indicator", "column", "year", "about")
_NO_FILE = mark("{file} holds no decisions about sheets: choose a file that `mappings export` wrote.")
_UNKNOWN = mark("{file} names {what}, which this database does not have. Nothing was taken.")


def all_mappings(workspace: Workspace) -> tuple[SheetMapping, ...]:
    """Everything that was decided, oldest first."""
    with workspace.db.reading() as conn:
        return mapping_store.load_mappings(conn)


def remember(workspace: Workspace, mappings: Iterable[SheetMapping]) -> int:
    """Keep decisions; a newer one about the same replaces the older. How many there were."""
    decided = {_subject(mapping): mapping for mapping in mappings}
    with workspace.db.writing() as conn:
        before = mapping_store.load_mappings(conn)
        mapping_store.delete_mappings(conn, [one.id for one in before if _subject(one) in decided])
        return mapping_store.save_mappings(conn, decided.values(), workspace.author)


def forget(workspace: Workspace, ids: Sequence[int]) -> int:
    """Forget decisions by their numbers; how many there were. Raises WrongUse for an unknown one."""
    known = {mapping.id for mapping in all_mappings(workspace)}
    for number in ids:
        if number not in known:
            raise WrongUse(
                mark("There is no decision number {number}; `mappings` lists them."), number=number
            )
    with workspace.db.writing() as conn:
        return mapping_store.delete_mappings(conn, ids)


def remembered_for(mappings: Iterable[SheetMapping], org_unit: str | None) -> Remembered:
    """What is known about the sheets of this unit; its own decisions go before those for everybody."""
    fitting = [mapping for mapping in mappings if mapping.org_unit in (None, org_unit)]
    fitting.sort(key=lambda mapping: mapping.org_unit is not None)
    shapes: dict[str, dict[str, ColumnChoice]] = {}
    for mapping in fitting:
        if mapping.kind == COLUMN and mapping.column:
            choice = ColumnChoice(mapping.column, mapping.year, mapping.about)
            shapes.setdefault(mapping.shape, {})[heading_key(mapping.text)] = choice
    return Remembered({fold(m.text): m.indicator for m in fitting if m.kind == NAME}, shapes)


def used_mappings(
    mappings: Sequence[SheetMapping], found: Recognition, grids: Iterable[Grid], org_unit: str | None
) -> tuple[SheetMapping, ...]:
    """Those decisions that are about something in this file."""
    if not mappings:
        return ()
    names = {
        fold(row.text) for sheet in found.sheets for table in sheet.tables for row in table.rows.values()
    }
    names |= {fold(cell.text) for grid in grids for row in grid.rows for cell in row if cell.kind == "text"}
    columns = {
        (table.shape, heading_key(role.heading))
        for sheet in found.sheets
        for table in sheet.tables
        for role in table.columns.values()
    }
    return tuple(
        mapping
        for mapping in mappings
        if mapping.org_unit in (None, org_unit)
        and (
            fold(mapping.text) in names
            if mapping.kind == NAME
            else (mapping.shape, heading_key(mapping.text)) in columns
        )
    )


def _subject(mapping: SheetMapping) -> tuple[str | None, ...]:
    """What a decision is about: texts that differ only in letters that compare are the same."""
    key = fold(mapping.text) if mapping.kind == NAME else heading_key(mapping.text)
    return mapping.plan, mapping.org_unit, mapping.kind, mapping.shape, key


def name_mapping(plan: str, org_unit: str | None, name: str, indicator: str | None) -> SheetMapping:
    """What a row's name means; ``indicator`` None: none of the plan."""
    return SheetMapping(plan, org_unit, NAME, " ".join(name.split()), indicator=indicator)


def column_mapping(
    plan: str, org_unit: str | None, shape: str, heading: str, choice: ColumnChoice
) -> SheetMapping:
    """What a column of sheets of this shape is."""
    text = " ".join(heading.split())
    kind, year, about = choice.kind, choice.year, choice.org_unit
    return SheetMapping(plan, org_unit, COLUMN, text, shape, column=kind, year=year, about=about)


def mapping_object(mapping: SheetMapping) -> dict[str, Any]:
    """The decision for other programs and for a file."""
    values = (
        mapping.plan, mapping.org_unit, mapping.kind, mapping.shape, mapping.text, mapping.indicator,
        mapping.column, mapping.year, mapping.about,
    )  # fmt: skip
    return dict(zip(_FIELDS, values, strict=True))


def write_mappings(workspace: Workspace, path: Path) -> int:
    """Write all decisions to a file; how many. Raises WorldRefusal."""
    found = [mapping_object(mapping) for mapping in all_mappings(workspace)]
    try:
        path.write_text(json.dumps({"mappings": found}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise WorldRefusal(
            mark("{file} cannot be written ({why})."), file=path, why=error.strerror or str(error)
        ) from None
    return len(found)


def read_mappings(workspace: Workspace, path: Path) -> int:
    """Take the decisions of a file; how many. All or none. Raises WrongUse, WorldRefusal."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise WorldRefusal(
            mark("{file} cannot be read ({why})."), file=path, why=error.strerror or str(error)
        ) from None
    except UnicodeDecodeError:
        raise WrongUse(_NO_FILE, file=path) from None
    try:
        found = [_mapping(workspace, item, path) for item in json.loads(text)["mappings"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise WrongUse(_NO_FILE, file=path) from None
    return remember(workspace, found)


def _mapping(workspace: Workspace, item: Mapping[str, Any], path: Path) -> SheetMapping:
    """One decision of a file. Raises WrongUse, KeyError, ValueError, TypeError."""
    plan, org, kind, shape, text, indicator, column, year, about = (item[name] for name in _FIELDS)
    if kind not in KINDS or not isinstance(shape, str) or not isinstance(text, str):
        raise ValueError(kind)
    if (kind == COLUMN) != (column in COLUMN_WORDS) or not isinstance(year, int | None):
        raise ValueError(column)
    known = next((one for one in workspace.plans if one.code == plan), None)
    if known is None:
        raise WrongUse(_UNKNOWN, file=path, what=plan)
    for code in (org, about):
        if code is not None and code not in workspace.organisation.by_code:
            raise WrongUse(_UNKNOWN, file=path, what=code)
    if indicator is not None and indicator not in known.indicators:
        raise WrongUse(_UNKNOWN, file=path, what=indicator)
    if kind == NAME:
        return name_mapping(plan, org, text, indicator)
    choice = ColumnChoice(column, year, about)
    return column_mapping(plan, org, shape_of(shape.split("|")), text, choice)
