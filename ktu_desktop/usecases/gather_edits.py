"""What edits of a sheet come to: values and texts to be stored, drafts to be kept, what is refused and why.

Edits given together come to what they would come to one after another. Names are resolved here, so an
unknown one stores nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ktu_desktop.domain.changes import CONFIRMATION, ENTRY_FIELDS, NOT_APPLICABLE
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.plan import Element
from ktu_desktop.domain.reading import is_divisor, read_text, says_nothing
from ktu_desktop.domain.readings import Absent, Given, Reading, finding_of
from ktu_desktop.domain.sheet import Draft, Entry, SheetData
from ktu_desktop.domain.values import Value
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark
from ktu_desktop.usecases.edits import Confirmation, DeleteValue, Edit, EntryText, GiveUpDraft, TypedValue
from ktu_desktop.usecases.not_applicable import own_elements, own_indicator


@dataclass
class Changes:
    """What edits come to, before anything is written."""

    values: dict[str, Value | None] = field(default_factory=dict)  # by element
    texts: dict[tuple[str, str], str | None] = field(default_factory=dict)  # by indicator and entry field
    names: dict[str, str] = field(default_factory=dict)  # element or "indicator field" -> name as given
    drafts: dict[str, Draft | None] = field(default_factory=dict)  # by element
    refused: list[Finding] = field(default_factory=list)


def gather(data: SheetData, edits: Iterable[Edit]) -> Changes:
    """What the edits of the sheet come to. Raises WrongUse for an unknown name or field."""
    changes = Changes()
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


def _gather_value(changes: Changes, data: SheetData, name: str, text: str) -> None:
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


def _take(changes: Changes, data: SheetData, element: Element, value: Value | None) -> None:
    """A value ends "does not apply" of its indicator; so does taking the value back."""
    changes.values[element.code] = value
    owner = own_indicator(element, data.plan)
    if owner is None:
        return
    stored = data.entries.get(owner, Entry()).not_applicable
    if changes.texts.get((owner, NOT_APPLICABLE), stored) is not None:
        changes.texts[owner, NOT_APPLICABLE] = None
        changes.names.setdefault(f"{owner} {NOT_APPLICABLE}", changes.names[element.code])


def _refuse(changes: Changes, data: SheetData, element: Element, text: str, reading: Reading) -> None:
    finding = finding_of(reading, place_of(data, element))
    assert finding is not None
    changes.refused.append(finding)
    changes.drafts[element.code] = Draft(text, finding)


def _gather_text(changes: Changes, data: SheetData, name: str, field_name: str, text: str | None) -> None:
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
            changes.values[element] = None
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
