"""Pictures of an editable text: where they stand in it, and the files that they become."""

from xml.sax.saxutils import quoteattr

from ktu_desktop.reports.document import Chart
from ktu_desktop.reports.picture import Draw, Picture

NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU, _TWIPS = 36_000, 1440 / 25.4
"""In a millimetre."""


class Pictures:
    """Draws charts while a text is written, and keeps their files until it ends.

    ``logo``: the university's, which is kept once, however often it stands in the text.
    """

    def __init__(self, draw: Draw, logo: Picture | None = None) -> None:
        self._draw, self._logo = draw, logo
        self.files: list[bytes] = [] if logo is None else [logo.png]
        self._placed = 0

    def logo(self) -> str:
        """The logo as a run; nothing where there is none."""
        return "" if self._logo is None else self._run(self._logo, 1, "")

    def chart(self, chart: Chart, width: int) -> str:
        """A chart as a run, so many twentieths of a point wide."""
        picture = self._draw(chart, width / _TWIPS)
        self.files.append(picture.png)
        return self._run(picture, len(self.files), chart.title)

    def _run(self, picture: Picture, number: int, described: str) -> str:
        self._placed += 1
        size = f'cx="{round(picture.width * _EMU)}" cy="{round(picture.height * _EMU)}"'
        named = f'id="{self._placed}" name="picture{self._placed}" descr={quoteattr(described)}'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{picture_relation(number)}"/>'
            f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            f"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def picture_file(number: int) -> str:
    """The name of a picture's file in the package, from 1."""
    return f"media/picture{number}.png"


def picture_relation(number: int) -> str:
    """By what name the text refers to it."""
    return f"rIdPicture{number}"
