"""The eye's language: one palette of roles, light and dark; fonts; icons tinted from the palette.

No colour is written anywhere else: widgets paint with ``theme.brush(role)`` or take their QPalette.
"""

from dataclasses import dataclass, fields
from functools import cached_property

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ktu_desktop import paths

OWN_FONT = "Noto Sans"
DECENT_FONTS = ("Segoe UI", "Noto Sans", "Cantarell", "Ubuntu", "Inter", "SF Pro Text", "Open Sans", "Roboto")
"""System fonts that are read well on a screen and have all Kazakh letters."""


@dataclass(frozen=True)
class Colours:
    """Every colour by its role. ``*_tint`` lie behind text; contrast of text on them is 4.5 at least.

    ``edge``: round what is typed into or ticked; 3:1 against what is around it.
    """

    window: str
    surface: str
    raised: str
    text: str
    quiet: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_tint: str
    good: str
    good_tint: str
    doubt: str
    doubt_tint: str
    bad: str
    bad_tint: str


LIGHT = Colours(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#fbfbfc",
    text="#1b1f24",
    quiet="#58616c",
    line="#d8dce2",
    edge="#727b86",
    accent="#1d5bb5",
    on_accent="#ffffff",
    accent_tint="#dfe9f8",
    good="#1a6b3b",
    good_tint="#e2f3e8",
    doubt="#835300",
    doubt_tint="#fdf0d5",
    bad="#b0241c",
    bad_tint="#fde8e6",
)
DARK = Colours(
    window="#1d2126",
    surface="#24292f",
    raised="#2a3037",
    text="#e7eaee",
    quiet="#a7b0bb",
    line="#3b424b",
    edge="#848f9c",
    accent="#82b1f7",
    on_accent="#10233f",
    accent_tint="#243754",
    good="#74cf97",
    good_tint="#1f3b2b",
    doubt="#e8b75f",
    doubt_tint="#43351a",
    bad="#f4948b",
    bad_tint="#4a2725",
)
_WITH_AN_EDGE = (
    "QLineEdit",
    "QComboBox",
    "QAbstractSpinBox",
    "QTextEdit",
    "QPlainTextEdit",
    "QCheckBox",
    "QRadioButton",
    "OrgUnitChooser",
)
ROLES = tuple(field.name for field in fields(Colours))


@dataclass(frozen=True)
class ChartColours:
    """What charts are drawn with: told apart by colour-blind readers too, 3:1 against the surface.

    ``actual`` and ``plan`` are lines and bars; the others the steps of an indicator's progress.
    """

    actual: str
    plan: str
    reached: str
    near: str
    missed: str
    uncertain: str
    no_value: str
    no_target: str
    not_applicable: str


CHART_LIGHT = ChartColours(
    actual="#1d5bb5",
    plan="#a8480a",
    reached="#1d5bb5",
    near="#b58700",
    missed="#8c2a06",
    uncertain="#7b4a9e",
    no_value="#7d8794",
    no_target="#8d959f",
    not_applicable="#8d959f",
)
CHART_DARK = ChartColours(
    actual="#82b1f7",
    plan="#f2a468",
    reached="#82b1f7",
    near="#f3d26b",
    missed="#d9663a",
    uncertain="#c9a0e8",
    no_value="#8e98a5",
    no_target="#78828f",
    not_applicable="#78828f",
)


class Theme(QObject):
    """The palette in use. ``changed`` is emitted when light turns dark or back: repaint what is cached."""

    changed = Signal()

    def __init__(self, application: QApplication, chosen: bool | None = None) -> None:
        super().__init__()
        self._application = application
        self._chosen = chosen
        self.colours = LIGHT
        application.setStyle("Fusion")
        application.setFont(screen_font(application))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def dark(self) -> bool:
        """True while the dark palette is in use."""
        return self.colours is DARK

    @property
    def chosen(self) -> bool | None:
        """What a person chose: dark, light, or (None) as the system has it."""
        return self._chosen

    def choose(self, dark: bool | None) -> None:
        """Dark, light, or (None) as the system has it."""
        self._chosen = dark
        self._follow()

    @property
    def charts(self) -> ChartColours:
        """What charts are drawn with now."""
        return CHART_DARK if self.dark else CHART_LIGHT

    def colour(self, role: str) -> QColor:
        """The colour of a role; shared, do not change it."""
        return self.brush(role).color()

    def brush(self, role: str) -> QBrush:
        """The brush of a role; shared, cheap to ask for."""
        return self._brushes[role]

    def icon(self, name: str, role: str = "quiet") -> QIcon:
        """An icon of resources/icons in the colour of a role; shared."""
        key = (name, role)
        if key not in self._icons:
            self._icons[key] = QIcon(self.pixmap(name, role, 32))
        return self._icons[key]

    def menu_icon(self, name: str) -> QIcon:
        """An icon for a menu: on the highlight of the chosen entry it has the highlight's text colour."""
        icon = QIcon(self.pixmap(name, "quiet", 32))
        icon.addPixmap(self.pixmap(name, "on_accent", 32), QIcon.Mode.Active)
        return icon

    def pixmap(self, name: str, role: str, size: int, ratio: float = 2.0) -> QPixmap:
        """An icon as a picture of ``size`` logical pixels."""
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _tinted(name, self.colours, role, size, ratio)
        return self._pixmaps[key]

    @cached_property
    def number_font(self) -> QFont:
        """The screen's font with figures of equal width."""
        font = QFont(self._application.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @cached_property
    def strong_font(self) -> QFont:
        """The screen's font, bold."""
        font = QFont(self._application.font())
        font.setBold(True)
        return font

    def _follow(self) -> None:
        system_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_dark if self._chosen is None else self._chosen
        self.colours = DARK if dark else LIGHT
        self._brushes = {role: QBrush(QColor(getattr(self.colours, role))) for role in ROLES}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        palette = _palette(self.colours)
        self._application.setPalette(palette)
        for kind in _WITH_AN_EDGE:
            self._application.setPalette(_with_edge(palette, self.colours.edge), kind)
        self.changed.emit()


def screen_font(application: QApplication) -> QFont:
    """The system's font where it is a decent one, else our own."""
    system = application.font()
    if system.family() in DECENT_FONTS:
        return system
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", f"NotoSans-{weight}.ttf")))
    font = QFont(OWN_FONT)
    font.setPointSizeF(max(9.0, min(system.pointSizeF(), 10.0)))
    return font


def _tinted(name: str, colours: Colours, role: str, size: int, ratio: float) -> QPixmap:
    svg = paths.resource("icons", f"{name}.svg").read_text("utf-8")
    pixels = round(size * ratio)
    sized = svg.replace('width="24"', f'width="{pixels}"').replace('height="24"', f'height="{pixels}"')
    picture = QPixmap()
    picture.loadFromData(QByteArray(sized.replace("currentColor", getattr(colours, role)).encode()), "SVG")
    if picture.isNull():
        picture = QPixmap(QSize(pixels, pixels))
        picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    return picture


def _palette(colours: Colours) -> QPalette:
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


def _with_edge(palette: QPalette, edge: str) -> QPalette:
    """Fusion draws the edge of a field in the window's colour made darker by 1.4: on a dark one it is lost.

    What these widgets draw behind themselves is not the window's colour, so it is free to carry the edge.
    """
    edged = QPalette(palette)
    hue, saturation, value, _ = QColor(edge).getHsv()
    edged.setColor(QPalette.ColorRole.Window, QColor.fromHsv(hue, saturation, min(round(value * 1.4), 255)))
    return edged
