"""What a person has chosen, for every database: language, colours, name, when a target is near."""

import contextlib
import getpass
import json
import locale
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE_NAME = "settings.json"
_LANGUAGES = ("en", "ru", "kk")
LIGHT, DARK, AS_THE_SYSTEM = "light", "dark", ""
"""The colours of the window."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; an empty text means that nothing has been chosen."""

    language: str = ""
    """``en``, ``ru`` or ``kk``."""
    author: str = ""
    """The name that stands in the history."""
    near_percent: int = 5
    """How many percent of a target may lack while it counts as near; 0 to 100."""
    colours: str = AS_THE_SYSTEM
    """LIGHT, DARK or AS_THE_SYSTEM."""


def load_settings(folder: Path) -> Settings:
    """The settings kept in ``folder``; what is missing or cannot be read is as if nothing was chosen."""
    try:
        kept = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings(kept) if isinstance(kept, dict) else Settings()


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings in ``folder``, private to the user. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = folder / f"{FILE_NAME}.new"
    descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(asdict(settings), stream, ensure_ascii=False, indent=1)
    written.replace(folder / FILE_NAME)


def system_language() -> str:
    """The language this computer speaks, when it is one of ours; else English."""
    spoken = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    with contextlib.suppress(ValueError):
        spoken.append(locale.getlocale()[0] or "")
    names = {"russian": "ru", "kazakh": "kk", "english": "en"}  # as Windows calls them
    first = next((word.lower() for word in spoken if word), "")
    short = next((ours for name, ours in names.items() if first.startswith(name)), first[:2])
    return short if short in _LANGUAGES else "en"


def system_user() -> str:
    """The name of the account that runs the program; ``?`` where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no entry in the password file; on Windows no variable either
        return "?"


def _settings(kept: Mapping[str, Any]) -> Settings:
    language, author, near = kept.get("language"), kept.get("author"), kept.get("near_percent")
    colours = kept.get("colours")
    whole = isinstance(near, int) and not isinstance(near, bool) and 0 <= near <= 100
    return Settings(
        language=language if language in _LANGUAGES else "",
        author=author if isinstance(author, str) else "",
        near_percent=near if whole and isinstance(near, int) else Settings().near_percent,
        colours=colours if colours in (LIGHT, DARK) else AS_THE_SYSTEM,
    )
