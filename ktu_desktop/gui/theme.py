"""The eye's language: one palette of roles, light and dark; fonts; icons tinted from the palette.

Widgets paint with ``theme.brush(role)`` or take their QPalette.
"""

from functools import cached_property

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from ktu_desktop import paths
from ktu_desktop.gui.colours import CHART_DARK, CHART_LIGHT, DARK, LIGHT, ROLES, ChartColours, Colours
from ktu_desktop.gui.palettes import WITH_AN_EDGE, palette_of, with_edge

OWN_FONT = "Noto Sans"
DECENT_FONTS = ("Segoe UI", "Noto Sans", "Cantarell", "Ubuntu", "Inter", "SF Pro Text", "Open Sans", "Roboto")
"""System fonts that are read well on a screen and have all Kazakh letters."""


class Theme(QObject):
    """The palette in use. ``changed`` is emitted when light turns dark or back: repaint what is cached.

    ``edged``: for a widget of ours that is drawn like one of Qt's that one types into or chooses in.
    """

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
        palette = palette_of(self.colours)
        self.edged = with_edge(palette, self.colours.edge)
        self._application.setPalette(palette)
        for kind in WITH_AN_EDGE:
            self._application.setPalette(self.edged, kind)  # type: ignore[arg-type]  # stubs: bytes
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
