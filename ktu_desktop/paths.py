"""Where files lie: the one place that knows source tree, wheel, frozen program and the user's folders."""

import os
import sys
from pathlib import Path

HOME_VARIABLE = "KTU_DESKTOP_HOME"
"""The environment variable that moves everything a user owns into one folder."""

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder that holds ``resources/`` and ``db/``.

    In a source checkout (and its editable installation) that is the folder above the package; in a wheel
    and in the frozen program the data lie inside the package.
    """
    checkout = _PACKAGE.parent
    return checkout if (checkout / "pyproject.toml").is_file() else _PACKAGE


def resource(*parts: str) -> Path:
    """The file or folder of that name in ``resources/``, e.g. ``resource("plan", "plan.json")``."""
    return data_root().joinpath("resources", *parts)


def migrations() -> Path:
    """The folder of the Alembic migrations (with ``env.py`` and ``versions/``)."""
    return data_root() / "db" / "migrations"


def schema() -> Path:
    """The newest schema as text."""
    return data_root() / "db" / "schema.sql"


def is_frozen() -> bool:
    """True inside the program that PyInstaller built."""
    return bool(getattr(sys, "frozen", False))


def own_command(*arguments: str) -> list[str]:
    """The command line that starts this program again with ``arguments``, frozen or not.

    A frozen program is called through its console door: on Windows a windowed one has no standard output.
    """
    if not is_frozen():
        return [sys.executable, "-m", "ktu_desktop", *arguments]
    program = Path(sys.executable)
    return [str(program.with_name(f"ktu-desktop{program.suffix}")), *arguments]


def user_data_folder() -> Path:
    """The folder where the user's database lies; not made here.

    ``KTU_DESKTOP_HOME`` names another one.
    """
    moved = os.environ.get(HOME_VARIABLE)
    if moved:
        return Path(moved).expanduser().absolute()
    from platformdirs import user_data_path  # late: a given folder does not pay for it

    return user_data_path("ktu-desktop", appauthor=False, roaming=False)


def default_database() -> Path:
    """The database that is opened when nobody names one."""
    return user_data_folder() / "ktu-desktop.db"


def backup_folder() -> Path:
    """Where copies of the default database go that the program makes by itself."""
    return user_data_folder() / "backups"


def logo() -> Path:
    """The university's logo for printed reports, where the user has put one."""
    return user_data_folder() / "logo.png"


def log_folder() -> Path:
    """Where crash reports and logs go."""
    return user_data_folder() / "logs"
