"""What the reading child found, as cells with elements: which input cell is about what, and what is odd."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ktu_desktop.domain.cells import Cell
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.grid import grid_from_raw
from ktu_desktop.workbooks.columns import (
    FIRST,
    LAST,
    NUMBER_MARKS,
    RESULT,
    TARGET,
    Home,
    InputCell,
    column_of,
    figure_name,
    input_cells,
)
from ktu_desktop.workbooks.contents import FACULTY, TEMPLATE_VERSION, UNIT, Stamp
from ktu_desktop.workbooks.read_file import NONE, WORKBOOK, Overtyped, ReadCell, ReadFile, ReadSheet, ReadText
from ktu_desktop.workbooks.stamp_rows import Hidden, understand
from ktu_desktop.workbooks.text_cells import fields_in_cells, fields_of

Row = tuple[str, int, Sequence[tuple[str, str, str, str, int]]]
"""Code, row, and its cells: mark, reference, kind, text, percent (see foreign.sheet_rows)."""

_FIGURES_SHOWN = {LAST: "last_year", TARGET: "target", RESULT: "value"}


def file_refused(path: Path, code: str, **facts: Any) -> ReadFile:
    """A file of which nothing is taken, and why."""
    facts = {"file": path.name, **facts}
    return ReadFile(path, NONE, reason=Finding(code, Severity.ERROR, facts=facts))


@dataclass
class Understanding:
    """Reads many answers of the child; files of one shape share what their shape means.

    ``plans``: those whose workbooks can be understood.
    """

    plans: Sequence[Plan]
    _inputs: dict[tuple[str, tuple[str, ...]], Mapping[Home, InputCell]] = field(default_factory=dict)

    def file(self, path: Path, answer: Mapping[str, Any]) -> ReadFile:
        """The file as read; nothing is judged but whether it can be understood at all."""
        if "reason" in answer:
            code, facts = answer["reason"]
            return file_refused(path, code, **facts)
        sheets = answer["sheets"]
        if not sheets:
            grids = tuple(grid_from_raw(raw) for raw in answer.get("grids", ()))
            return replace(file_refused(path, "not_our_workbook"), grids=grids)
        try:
            hidden = understand([(key, text) for key, text in answer["hidden"]], answer["intact"])
        except (ValueError, KeyError, TypeError, AttributeError):
            hidden = Hidden(None, {}, edited=True)
        return self._with_hidden(path, sheets, hidden)

    def _with_hidden(self, path: Path, sheets: Sequence[Mapping[str, Any]], hidden: Hidden) -> ReadFile:
        stamp = hidden.stamp or _stamp_of_the_sheets(sheets)
        refusal = _refusal(path, sheets, stamp)
        if refusal:
            return refusal
        plan = next((plan for plan in self.plans if plan.code == stamp.plan), None)
        if plan is None:
            return file_refused(path, "file_unknown_plan", plan=stamp.plan)
        findings = list(_about_the_stamp(path, hidden, stamp))
        fields = fields_in_cells(stamp.template_version)
        read = tuple(self._sheet(sheet, plan, hidden, fields, findings) for sheet in sheets)
        return ReadFile(path, WORKBOOK, stamp, read, tuple(findings))

    def _sheet(
        self,
        sheet: Mapping[str, Any],
        plan: Plan,
        hidden: Hidden,
        fields: tuple[str, ...],
        findings: list[Finding],
    ) -> ReadSheet:
        name, org, period = sheet["name"], _said(sheet, 0), _said(sheet, 1)
        rows: list[Row] = [(code, number, cells) for code, number, cells in sheet["rows"]]
        known = tuple(code for code, _, _ in rows if code in plan.indicators or code in plan.figures)
        inputs = self._inputs_of(plan, known)
        placed = frozenset(known)
        twice = {code for code, count in Counter(known).items() if count > 1}
        cells: list[ReadCell] = []
        texts: list[ReadText] = []
        for code, number, found in rows:
            odd = _odd_row(code, twice, placed, found)
            if odd:
                place = Place(org_unit=org, sheet=name, cell=found[0][1] if found else f"A{number}")
                findings.append(Finding(odd, Severity.ERROR, place, {"code": code, "row": str(number)}))
                continue
            cells += _cells(code, found, inputs, org)
            if code in plan.indicators and plan.holder(code) == code:
                texts += _texts(code, found)
        over = tuple(_overtyped(sheet, plan, inputs, placed - twice))
        record = hidden.records.get(org or "")
        return ReadSheet(name, org, period, tuple(cells), tuple(texts), fields, record, over)

    def _inputs_of(self, plan: Plan, codes: tuple[str, ...]) -> Mapping[Home, InputCell]:
        key = (plan.code, codes)
        if key not in self._inputs:
            if len(self._inputs) > 100:
                self._inputs.clear()
            self._inputs[key] = input_cells(plan, codes)
        return self._inputs[key]


def _stamp_of_the_sheets(sheets: Sequence[Mapping[str, Any]]) -> Stamp:
    """What the sheets themselves say where the hidden sheet is missing or edited: no export, no database."""
    org, period, plan, version = (_said(sheets[0], place) or "" for place in range(4))
    kind = UNIT if len(sheets) == 1 else FACULTY
    return Stamp(int(version) if version.isdecimal() else 0, "", "", plan, org, period, "", "", kind)


def _refusal(path: Path, sheets: Sequence[Mapping[str, Any]], stamp: Stamp) -> ReadFile | None:
    """Why nothing of the file can be trusted: newer, or its sheets and hidden sheet say different things."""
    if stamp.template_version > TEMPLATE_VERSION:
        return file_refused(path, "newer_template")
    if not (stamp.org_unit and stamp.period and stamp.plan):
        return file_refused(path, "not_our_workbook")
    said = Counter(_said(sheet, 0) for sheet in sheets)
    for sheet in sheets:
        org, period, plan = (_said(sheet, place) for place in range(3))
        if said[org] > 1:
            return file_refused(path, "sheet_twice", sheet=sheet["name"], org_unit=org or "")
        if (period, plan) != (stamp.period, stamp.plan) or (stamp.kind == UNIT and org != stamp.org_unit):
            return file_refused(path, "stamp_disagrees", sheet=sheet["name"])
    return None


def _about_the_stamp(path: Path, hidden: Hidden, stamp: Stamp) -> Iterator[Finding]:
    facts = {"file": path.name}
    if hidden.stamp is None:
        yield Finding("stamp_edited" if hidden.edited else "stamp_missing", Severity.WARNING, facts=facts)
    elif stamp.template_version < TEMPLATE_VERSION:
        yield Finding("older_template", Severity.WARNING, facts=facts)


def _said(sheet: Mapping[str, Any], place: int) -> str | None:
    head = sheet["head"]
    return (head[place] or None) if place < len(head) else None


def _odd_row(code: str, twice: set[str], known: AbstractSet[str], cells: Sequence[Any]) -> str | None:
    """The finding's code for a row whose numbers nobody can place."""
    if code in twice:
        return "row_twice" if cells else None
    if code in known or not any(cell[0] in NUMBER_MARKS for cell in cells):
        return None
    return "row_unknown" if code else "row_without_code"


def _cells(
    code: str, found: Sequence[Any], inputs: Mapping[Home, InputCell], org: str | None
) -> Iterator[ReadCell]:
    for mark, reference, kind, text, percent in found:
        about = inputs.get((code, mark))
        if about is not None:
            content = Cell(kind, text, bool(percent))
            yield ReadCell(reference, about.indicator, about.element, about.figure, org, content)


def _overtyped(
    sheet: Mapping[str, Any], plan: Plan, inputs: Mapping[Home, InputCell], known: AbstractSet[str]
) -> Iterator[Overtyped]:
    """The numbers over cells that only show one, with what those are about."""
    homes = {about.element: code for (code, _), about in inputs.items()}
    for code, (mark, reference, kind, text, percent) in sheet.get("overtyped", ()):
        if code in known:
            figure, element = _shown_figure(plan, code, mark)
            home = homes.get(element, element.partition("/")[0])
            typed_at = home if element and home != code else None
            yield Overtyped(reference, code, mark, figure, element, typed_at, Cell(kind, text, bool(percent)))


def _shown_figure(plan: Plan, code: str, mark: str) -> tuple[str, str]:
    """What a cell shows: its figure, and its element where it shows one; both empty for nothing."""
    if mark in _FIGURES_SHOWN:
        return _FIGURES_SHOWN[mark], ""
    if code not in plan.indicators:
        return (code, plan.canonical(code)) if mark == FIRST else ("", "")
    fields = (field for field in plan.forms[plan.holder(code)] if column_of(field.role) == mark)
    return next(((figure_name(field.role), field.element.code) for field in fields), ("", ""))


def _texts(code: str, found: Sequence[Any]) -> Iterator[ReadText]:
    for mark, reference, _, text, _ in found:
        if mark in NUMBER_MARKS:
            continue
        for name, words in fields_of(mark, text).items():
            yield ReadText(reference, code, name, words or "", deletes=words is None)
