"""Finds controls that a screen reader cannot name, and keys that two controls of a view share."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_NAMED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def unnamed(window: QWidget) -> list[str]:
    """Controls that take the keyboard and have neither a text, nor a name, nor a label."""
    buddies = {label.buddy() for label in window.findChildren(QLabel) if label.buddy()}
    return [
        f"{type(widget).__name__} in {_inside(widget)}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _NAMED)
        and widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or _text(widget) or widget in buddies or _is_part(widget))
    ]


def shared_mnemonics(window: QWidget) -> list[str]:
    """Keys with Alt that lead to more than one thing that is shown; the menu bar counts."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in _mnemonic_texts(window):
        key = mnemonic(text)
        if key and text not in found[key]:
            found[key].append(text)
    return [f"Alt+{key}: {', '.join(texts)}" for key, texts in found.items() if len(texts) > 1]


def drops_into(window: QWidget) -> list[str]:
    """Fields that would write the address of a file that is dropped on them: it is the window's to read."""
    return [
        f"{type(field).__name__} in {_inside(field)} takes what is dropped"
        for field in (*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit))
        if field.isVisible() and not field.isReadOnly() and field.acceptDrops()
    ]


def mnemonic(text: str) -> str:
    """The letter after a single ``&``; empty where there is none."""
    plain = text.replace("&&", "")
    return plain[plain.index("&") + 1].upper() if "&" in plain[:-1] else ""


def without_hint(window: QWidget) -> list[str]:
    """Buttons that show only a picture and do not say what they do when one stays over them.

    The marks inside a line one types into are Qt's own: a magnifying glass, a cross.
    """
    return [
        f"{type(button).__name__} {button.accessibleName()} in {_inside(button)}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not (button.text() or button.icon().isNull() or button.toolTip())
        and not isinstance(button.parentWidget(), QLineEdit)
    ]


def _mnemonic_texts(window: QWidget) -> Iterator[str]:
    for bar in window.findChildren(QMenuBar):
        yield from (entry.text() for entry in bar.actions() if entry.isVisible())
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            yield widget.text()


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _is_part(widget: QWidget) -> bool:
    """The line of a chooser is named by the chooser."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox) and bool(parent.accessibleName())


def _inside(widget: QWidget) -> str:
    while widget.parentWidget() is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() or "the window"
