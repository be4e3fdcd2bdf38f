"""Recording what a person typed: values, texts and confirmations of one sheet, as one batch.

Good input is stored, refused input is named (and kept as a draft where it came from a field): one bad field
never hides the next. Names are resolved before anything is stored, so an unknown one stores nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ktu_desktop.domain.changes import (
    CONFIRMATION,
    ENTRY_FIELDS,
    NOT_APPLICABLE,
    Author,
    Changed,
    EntryChange,
    ValueChange,
)
from ktu_desktop.domain.evaluation import Sheet, evaluate
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.plan import Element
from ktu_desktop.domain.progress import NEAR
from ktu_desktop.domain.reading import is_divisor, read_text, says_nothing
from ktu_desktop.domain.readings import Absent, Given, Reading, finding_of
from ktu_desktop.domain.sheet import Draft, Entry, SheetData
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.storage import batch_store, draft_store, entry_store, value_store
from ktu_desktop.storage.engine import Connection
from ktu_desktop.usecases.not_applicable import own_elements, own_indicator
from ktu_desktop.usecases.open_sheet import open_sheet, read_sheet
from ktu_desktop.usecases.sheet_locks import refuse_locked
from ktu_desktop.usecases.touched import touching
from ktu_desktop.usecases.workspace import Workspace

_BY_HAND = ("form", "paste")
"""Ways that come from a field or a cell: what is refused is kept there as a draft."""


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A value as a person typed it. ``name``: see Plan.element. Typing nothing deletes the value."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DeleteValue:
    """Take a value back (and "does not apply" with it): the field is not filled in any more."""

    name: str


@dataclass(frozen=True, slots=True)
class GiveUpDraft:
    """Forget what was typed and refused; the stored value stays."""

    name: str


@dataclass(frozen=True, slots=True)
class EntryText:
    """A text beside an indicator. ``field``: one of changes.ENTRY_FIELDS; None or an empty text clears it."""

    indicator: str
    field: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The reason why what a warning doubts is right; None or an empty reason takes it back."""

    indicator: str
    warning_key: str
    reason: str | None


Edit = TypedValue | DeleteValue | GiveUpDraft | EntryText | Confirmation


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the edits.

    ``batch``: None when nothing changed. ``changed``: the names of the edits that changed something.
    ``refused``: findings of the edits that were not taken. ``findings``: those, and every contradiction and
    warning that the sheet now has about what was edited. ``sheet``: the whole sheet as it is now.
    """

    batch: int | None
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]
    affects: Changed
    sheet: Sheet
    refused: tuple[Finding, ...] = ()


@dataclass
class _Changes:
    """What the edits come to, gathered before it is written."""

    values: dict[str, Value | None] = field(default_factory=dict)  # by element
    texts: dict[tuple[str, str], str | None] = field(default_factory=dict)  # by indicator and entry field
    names: dict[str, str] = field(default_factory=dict)  # element or "indicator field" -> name as given
    drafts: dict[str, Draft | None] = field(default_factory=dict)  # by element
    refused: list[Finding] = field(default_factory=list)


def record(
    workspace: Workspace,
    org_unit: str,
    period: Period,
    edits: Sequence[Edit],
    via: str = "form",
    tolerance: Fraction = NEAR,
) -> Recorded:
    """Store the edits of one sheet in one transaction, as one batch. ``via``: form, paste or command.

    ``tolerance``: how far below its target a result is still near, for the sheet that is returned.

    Raises WrongUse for an unknown organisation unit, year, name or field (nothing is stored then), Refusal
    where the sheet is locked.
    """
    data = open_sheet(workspace, org_unit, period)
    changes = _gather(workspace, data, edits)
    with workspace.db.writing() as conn:
        before = read_sheet(conn, workspace, org_unit, period)
        refuse_locked(before)
        values = _value_changes(before, changes, via)
        entries = _entry_changes(before, changes, via)
        batch = _write(conn, workspace, values, entries, via)
        if via in _BY_HAND:
            _write_drafts(conn, workspace.author, before, changes)
        after = read_sheet(conn, workspace, org_unit, period)
    return _recorded(evaluate(after, tolerance), changes, batch, values, entries)


def _gather(workspace: Workspace, data: SheetData, edits: Iterable[Edit]) -> _Changes:
    changes = _Changes()
    for edit in edits:
        match edit:
            case TypedValue(name, text):
                _gather_value(changes, data, name, text)
            case DeleteValue(name):
                _gather_value(changes, data, name, "")
            case GiveUpDraft(name):
                changes.drafts[data.plan.element(name).code] = None
            case EntryText(indicator, field_name, text):
                _gather_text(changes, data, indicator, field_name, text)
            case Confirmation(indicator, key, reason):
                _gather_text(changes, data, indicator, f"{CONFIRMATION}{key}", reason)
    return changes


def _gather_value(changes: _Changes, data: SheetData, name: str, text: str) -> None:
    element = data.plan.element(name)
    if element.code in changes.names:
        raise WrongUse(
            mark("{first} and {second} are the same number: give it once."),
            first=changes.names[element.code],
            second=name,
        )
    changes.names[element.code] = name
    changes.drafts[element.code] = None
    reading = read_text(text, element, divides=is_divisor(data.plan, name))
    match reading:
        case Given(value):
            _take(changes, data, element, value)
        case Absent():
            _take(changes, data, element, None)
        case _:
            _refuse(changes, data, element, text, reading)


def _take(changes: _Changes, data: SheetData, element: Element, value: Value | None) -> None:
    """A value ends "does not apply" of its indicator; so does taking the value back."""
    changes.values[element.code] = value
    owner = own_indicator(element, data.plan)
    if owner is not None and data.entries.get(owner, Entry()).not_applicable is not None:
        changes.texts.setdefault((owner, NOT_APPLICABLE), None)
        changes.names.setdefault(f"{owner} {NOT_APPLICABLE}", changes.names[element.code])


def _refuse(changes: _Changes, data: SheetData, element: Element, text: str, reading: Reading) -> None:
    finding = finding_of(reading, place_of(data, element))
    assert finding is not None
    changes.refused.append(finding)
    changes.drafts[element.code] = Draft(text, finding)


def _gather_text(changes: _Changes, data: SheetData, name: str, field_name: str, text: str | None) -> None:
    if field_name not in ENTRY_FIELDS and not field_name.startswith(CONFIRMATION):
        raise WrongUse(mark("An indicator has no text named {field}."), field=field_name)
    indicator = indicator_named(data, name)
    if indicator is None:
        place = Place(data.org_unit.code, data.period.code, None, data.plan.element(name).code)
        changes.refused.append(Finding("not_applicable_common", Severity.ERROR, place))
        return
    given = (text or "").strip()
    if field_name == NOT_APPLICABLE and text is not None and says_nothing(given):
        place = Place(data.org_unit.code, data.period.code, indicator)
        changes.refused.append(Finding("reason_needed", Severity.ERROR, place))
        return
    changes.texts[indicator, field_name] = given or None
    changes.names[f"{indicator} {field_name}"] = name
    if field_name == NOT_APPLICABLE and given:
        for element in own_elements(data.plan, indicator):
            changes.values.setdefault(element, None)
            changes.drafts[element] = None


def indicator_named(data: SheetData, name: str) -> str | None:
    """The indicator that ``name`` (its code or one of its figures) belongs to; None for common data.

    Raises WrongUse for an unknown name.
    """
    code = name.partition("/")[0]
    if code in data.plan.indicators:
        return data.plan.indicators[code].same_as or code
    return own_indicator(data.plan.element(name), data.plan)


def place_of(data: SheetData, element: Element) -> Place:
    """Where a finding about the element's value stands."""
    return Place(data.org_unit.code, data.period.code, own_indicator(element, data.plan), element.code)


def _value_changes(before: SheetData, changes: _Changes, via: str) -> list[ValueChange]:
    org, period = before.org_unit.code, before.period
    found: list[ValueChange] = []
    for element, new in changes.values.items():
        stored = before.values.get(element)
        old = stored.value if stored else None
        if new != old:
            found.append(ValueChange(element, org, period, old, new, via, None))
    return found


def _entry_changes(before: SheetData, changes: _Changes, via: str) -> list[EntryChange]:
    org, period = before.org_unit.code, before.period
    found: list[EntryChange] = []
    for (indicator, name), new in changes.texts.items():
        old = before.entries.get(indicator, Entry()).text(name)
        if new != old:
            found.append(EntryChange(indicator, org, period, name, old, new, via, None))
    return found


def _write(
    conn: Connection,
    workspace: Workspace,
    values: Sequence[ValueChange],
    entries: Sequence[EntryChange],
    via: str,
) -> int | None:
    if not values and not entries:
        return None
    plan = workspace.plan.code
    changes: list[ValueChange | EntryChange] = [*values, *entries]
    org, period = changes[0].org_unit, changes[0].period
    batch = batch_store.begin_batch(conn, via, workspace.author, f"{org} {period.code}", plan)
    value_store.store(conn, batch, values)
    entry_store.store_entries(conn, batch, entries)
    return batch


def _write_drafts(conn: Connection, author: Author, before: SheetData, changes: _Changes) -> None:
    where = (before.plan.code, before.org_unit.code, before.period)
    for element, draft in changes.drafts.items():
        if draft is not None:
            draft_store.save_draft(conn, *where, element, draft, author)
        elif element in before.drafts:
            draft_store.drop_draft(conn, *where, element)


def _recorded(
    sheet: Sheet,
    changes: _Changes,
    batch: int | None,
    values: Sequence[ValueChange],
    entries: Sequence[EntryChange],
) -> Recorded:
    keys = [v.element for v in values] + [f"{e.indicator} {e.field}" for e in entries]
    names = dict.fromkeys(changes.names[key] for key in keys if key in changes.names)
    elements = frozenset(changes.values)
    indicators = frozenset(indicator for indicator, _ in changes.texts)
    findings = touching(sheet, elements, indicators) if elements or indicators else ()
    affects = Changed(
        years=frozenset({sheet.data.period.year} if batch is not None else ()),
        org_units=frozenset({sheet.data.org_unit.code} if batch is not None else ()),
        elements=frozenset(v.element for v in values),
    )
    refused = tuple(changes.refused)
    return Recorded(batch, tuple(names), (*refused, *findings), affects, sheet, refused)
