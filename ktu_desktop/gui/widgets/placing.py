"""Where what opens over the window finds room on the screen."""

from PySide6.QtCore import QRect


def placed(wanted: QRect, screen: QRect) -> QRect:
    """The rectangle moved, and made smaller where it must be, so that all of it is on the screen."""
    size = wanted.size().boundedTo(screen.size())
    left = max(screen.left(), min(wanted.left(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(wanted.top(), screen.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())
