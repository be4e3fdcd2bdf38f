"""Qt's palettes made from the colours: the application's, and that of what has an edge of its own."""

from PySide6.QtGui import QColor, QPalette

from ktu_desktop.gui.colours import Colours

WITH_AN_EDGE = (
    "QLineEdit",
    "QComboBox",
    "QAbstractSpinBox",
    "QTextEdit",
    "QPlainTextEdit",
    "QCheckBox",
    "QRadioButton",
)
"""Qt's classes of widgets that one types into, chooses in or ticks."""


def palette_of(colours: Colours) -> QPalette:
    """What every widget paints with."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    parts = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.raised,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
    }
    palette = QPalette()
    for part, colour in parts.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, part, QColor(colours.quiet))
    return palette


def with_edge(palette: QPalette, edge: str) -> QPalette:
    """The palette of the classes WITH_AN_EDGE, and of our own widgets that are drawn like one of them.

    Fusion draws the edge of a field in the window's colour made darker by 1.4: on a dark one it is lost.

    What these widgets draw behind themselves is not the window's colour, so it is free to carry the edge.
    """
    edged = QPalette(palette)
    edged.setColor(QPalette.ColorRole.Window, QColor(edge).lighter(140))
    return edged
