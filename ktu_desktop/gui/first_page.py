"""Which page is shown over the sheet when the program has started, where one is."""

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ktu_desktop.gui.session import Session
from ktu_desktop.gui.unit_summary import has_units_below


def first_page(session: Session, is_new_here: bool, focus: QWidget | None) -> str:
    """A screen's name: who comes for the first time is asked who she is; "" leaves the sheet to be seen.

    Whoever looks after other units begins with what they have given, unless work has begun: ``focus`` is in
    a field, or a list is open.
    """
    if session.sheet is None or session.period is None:
        return ""
    if is_new_here:
        return "first_start"
    begun = isinstance(focus, QLineEdit) or QApplication.activePopupWidget() is not None
    has_others = has_units_below(session.org_unit, session.period, session.organisation)
    return "overview" if has_others and not begun else ""
