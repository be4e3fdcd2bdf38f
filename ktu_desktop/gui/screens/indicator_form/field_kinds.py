"""The kinds of field: the explicit tuple. To add one: an editor in value_editors.py and its line here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ktu_desktop.domain.evaluated_sheet import Field
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.gui.screens.indicator_form.value_editors import RankLine, ValueEditor, ValueLine, YesNo
from ktu_desktop.i18n import Translator


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A kind of field: for which kind of unit it is (see units_of_measure), and its editor.

    ``canonical``: the editor shows values as they are stored, not as people write numbers.
    """

    unit_kind: str
    make: Callable[[Translator, QWidget | None], ValueEditor]
    canonical: bool = False


FIELD_KINDS = (
    FieldKind("number", ValueLine),
    FieldKind("rank", RankLine, canonical=True),
    FieldKind("yes_no", YesNo, canonical=True),
)


def kind_of(field: Field) -> FieldKind:
    """The kind of a field: its unit says it."""
    wanted = unit_of(field.element.unit).kind
    return next(kind for kind in FIELD_KINDS if kind.unit_kind == wanted)


def shown_text(field: Field, kind: FieldKind, say: Translator) -> str:
    """What stands in the field: what was refused, else the unit's own value, else nothing."""
    if field.draft is not None:
        return field.draft.text
    if field.value is None:
        return ""
    return field.value.text if kind.canonical else say.number(field.value.text)
