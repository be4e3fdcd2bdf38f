"""Whether the files that belong to the program are all there."""

from ktu_desktop import paths
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark


def check_complete() -> None:
    """Refuse where files are gone: a copy that was cut short, a cleaned folder. Raises WorldRefusal."""
    parts = (paths.resource("plan"), paths.resource("icons"), paths.migrations(), paths.schema())
    gone = next((part for part in parts if not part.exists()), None)
    if gone is not None:
        raise WorldRefusal(mark("{file} is missing from the program. Install the program again."), file=gone)
