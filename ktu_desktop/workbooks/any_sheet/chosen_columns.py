"""The columns of a table as persons decided, once for sheets of its shape or for this one."""

from collections.abc import Mapping

from ktu_desktop.workbooks.any_sheet.headings import PLAN
from ktu_desktop.workbooks.any_sheet.recognition import ColumnRole
from ktu_desktop.workbooks.any_sheet.remembered import ColumnChoice, heading_key
from ktu_desktop.workbooks.any_sheet.value_columns import READ, Columns, ValueColumn


def choose(
    found: Columns, by_heading: Mapping[str, ColumnChoice], by_place: Mapping[int, ColumnChoice]
) -> Columns:
    """The columns as persons decided: for sheets of this shape by heading, for this sheet by place."""
    roles = dict(found.roles)
    values, plans = {one.column: one for one in found.values}, dict(found.plan)
    for column, role in found.roles.items():
        choice = by_place.get(column) or by_heading.get(heading_key(role.heading))
        if choice is None:
            continue
        values.pop(column, None)
        plans.pop(column, None)
        roles[column] = ColumnRole(
            choice.kind, role.heading, choice.year or role.year, choice.org_unit or role.org_unit
        )
        if choice.kind in READ:
            chosen = roles[column]
            values[column] = ValueColumn(
                column, choice.kind, role.heading, chosen.year, chosen.org_unit, marked=True, said=choice
            )
        elif choice.kind == PLAN:
            plans[column] = roles[column].year
    return Columns(tuple(values[column] for column in sorted(values)), plans, roles)
