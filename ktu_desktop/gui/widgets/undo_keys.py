"""In a field Ctrl+Z is about what is being typed there; where nothing is, about the last change anywhere."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def leaves_key_to_window(event: QEvent, is_typed: bool) -> bool:
    """Whether a field that is asked for the key lets the window's Edit menu have it (and ignores it)."""
    if is_typed or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_about_changes = any(event.matches(key) for key in _KEYS)
    if is_about_changes:
        event.ignore()
    return is_about_changes
