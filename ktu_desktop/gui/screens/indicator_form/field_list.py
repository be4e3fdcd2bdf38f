"""The fields of one indicator (or of the common data) in a column; Enter goes from one to the next."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Field, Sheet
from ktu_desktop.domain.plan import Indicator
from ktu_desktop.gui.looking import is_passed_over, numbers_with_a_row
from ktu_desktop.gui.not_saved import elements_waiting
from ktu_desktop.gui.screens.indicator_form.field_box import FieldBox
from ktu_desktop.gui.screens.indicator_form.field_kinds import kind_of
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.usecases.record import Edit, GiveUpDraft, TypedValue


class FieldList(QWidget):
    """Saves each field when it is left. ``typed()``: at each key; ``finished()``: Enter in the last field."""

    typed = Signal()
    finished = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.boxes: list[FieldBox] = []
        self._all: list[FieldBox] = []  # boxes, and those that the last indicators had more
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def build(self, fields: Iterable[tuple[Field, Indicator | None]]) -> None:
        """Have a box for each field; boxes of the same kind are used again, which is quicker by far."""
        wanted = list(fields)
        for at, (field, indicator) in enumerate(wanted):
            if at < len(self._all) and self._all[at].kind is kind_of(field):
                self._all[at].become(field, indicator)
            else:
                self._put(at, FieldBox(self.session, self.theme, field, indicator))
            self._all[at].show()  # at once: the cursor may be wanted in it before the layout comes to it
        for spare in self._all[len(wanted) :]:
            spare.hide()
        self.boxes = self._all[: len(wanted)]

    def _put(self, at: int, box: FieldBox) -> None:
        if at < len(self._all):
            replaced = self._all.pop(at)
            self._column.removeWidget(replaced)
            replaced.hide()
            replaced.deleteLater()
        self._all.insert(at, box)
        self._column.insertWidget(at, box)
        box.typed.connect(self.typed)
        box.left_with.connect(self._save)
        box.given_up.connect(self._give_up)
        box.advanced.connect(self._advance)

    def show_fields(self, fields: Iterable[Field], sheet: Sheet) -> None:
        """Show what the sheet says of the fields now."""
        waiting = elements_waiting(sheet, self.session.recording.unsaved.waiting)
        for box, field in zip(self.boxes, fields, strict=True):
            box.show_field(field, sheet, is_waiting=field.element.code in waiting)

    def texts(self) -> dict[str, str]:
        """What is being typed and not saved yet, by the figure's name."""
        return {
            box.field.figure: box.editor.text() for box in self.boxes if box.editor.text() != box.editor.shown
        }

    def being_typed(self) -> Iterator[Edit]:
        """The same as it would be recorded."""
        return (TypedValue(figure, text) for figure, text in self.texts().items())

    def leave(self) -> None:
        """Save what is being typed: one goes elsewhere."""
        for box in self.boxes:
            box.editor.leave()

    def focus(self, element: str) -> bool:
        """Put the cursor into the field of an element ("" the first that takes one); False without such."""
        for box in self.boxes:
            wanted = box.field.element.code == element if element else not box.field.locked
            if wanted and box.isVisibleTo(self):
                box.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                if isinstance(box.editor, QLineEdit):
                    box.editor.selectAll()  # the cursor may have stood there, in another indicator's field
                return True
        return False

    def _save(self, box: FieldBox, text: str) -> None:
        self.session.record([TypedValue(box.field.figure, text)])

    def _give_up(self, box: FieldBox) -> None:
        if box.field.draft is not None:
            self.session.record([GiveUpDraft(box.field.figure)])
        else:
            self.session.row_wanted.emit(self.session.indicator)

    def _advance(self, box: FieldBox) -> None:
        if box.field.draft is not None and box.editor.text() == box.field.draft.text:
            self._save(box, box.editor.text())  # Enter on a draft: try it (again)
        sheet = self.session.sheet if box.indicator is not None else None  # the common data: each of them
        with_a_row = numbers_with_a_row(sheet.asked_rows if sheet is not None else ())
        for following in self.boxes[self.boxes.index(box) + 1 :]:
            if following.isVisibleTo(self) and not is_passed_over(following.field, with_a_row):
                following.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.finished.emit()
