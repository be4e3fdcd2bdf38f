"""What a printed report is: its name, its parts, and how one part is written."""

from collections.abc import Callable
from dataclasses import dataclass

from ktu_desktop.i18n import Translator
from ktu_desktop.reports.document import Document
from ktu_desktop.reports.material import Material


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``parts``: what documents it has, as codes of organisation units or indicators.

    ``write`` makes the document of one part; a part that has nothing to say says so in a sentence.
    """

    name: str
    title: str
    parts: Callable[[Material], tuple[str, ...]]
    write: Callable[[Material, str, Translator], Document]


def whole(material: Material) -> tuple[str, ...]:
    """The parts of a report that is one document about the organisation unit."""
    return (material.org_unit.code,)
