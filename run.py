"""Sets up and runs KTU Desktop from a checkout: ``python3 run.py help`` names the commands.

Standard library only, and no syntax newer than Python 3.8, so that an old Python can read the sentence
that says what is missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
PROGRAM = BIN / ("ktu-desktop.exe" if WINDOWS else "ktu-desktop")
STAMP = VENV / "ktu-desktop-installed.json"
UNFINISHED = VENV / "ktu-desktop-unfinished"
LOCK = ROOT / ".venv.lock"

OLDEST, TOO_NEW = (3, 11), (3, 15)
LOCK_FILES = {"run": ("requirements.txt",), "dev": ("requirements.txt", "requirements-dev.txt")}

# What Qt's own libraries link to or load; from the second row on for windows on a real screen.
QT_PACKAGES = (
    *("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
    *("libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0"),
    *("libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-shm0"),
    *("libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1"),
)
TEST_PACKAGES = ("libreoffice-calc", "libxtst6", "poppler-utils", "xauth", "xvfb")

HELP = """python3 run.py            set up what is missing, then open the window (no screen: run the tour)
python3 run.py test ...   run the tests; what follows is handed to pytest
python3 run.py check      ruff, mypy --strict, the architecture's rules
python3 run.py build      build dist/ktu-desktop for machines without Python, and let it check itself
python3 run.py bench ...  measure the speed against floors measured in the same run
python3 run.py pictures DIR   pictures of every screen: three languages, light and dark, two sizes
python3 run.py score ...  how well the sample sheets are recognised: right, wrong, missed, asked
python3 run.py help       this text
The program itself, once set up: {program}
"""


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("start", [])
    if command in ("help", "-h", "--help"):
        print(HELP.format(program=PROGRAM), end="")
        return 0
    commands = {
        "start": start,
        "test": test,
        "check": check,
        "build": build,
        "bench": bench,
        "score": score,
        "pictures": pictures,
    }
    if command not in commands or (rest and command not in ("test", "bench", "score", "pictures")):
        print(f"run.py does not know: {' '.join(arguments)}", file=sys.stderr)
        print(HELP.format(program=PROGRAM), end="", file=sys.stderr)
        return 2
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        stop(f"KTU Desktop needs Python 3.11 to 3.14; this is Python {sys.version.split()[0]}.")
    return commands[command](rest)


def start(_: list[str]) -> int:
    """Open the window; without a screen run the tour."""
    set_up("run", QT_PACKAGES)
    if LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("There is no screen here, so the tour runs instead; what it makes is left in out/.")
        return call([PROGRAM, "tour", "out"], QT_QPA_PLATFORM="offscreen")
    return call([PROGRAM])


def test(arguments: list[str]) -> int:
    """Run the tests, on all cores unless the arguments say how many."""
    set_up("dev", QT_PACKAGES + TEST_PACKAGES)
    if office() is None:
        stop("The tests need LibreOffice Calc, which is not installed here: install it, then start again.")
    alone = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments)
    shared = [] if alone else ["-n", "auto", "--dist", "worksteal"]
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call([PYTHON, "-m", "pytest", *shared, *arguments], QT_QPA_PLATFORM=platform)


def check(_: list[str]) -> int:
    """Run every static check, all of them even when one fails."""
    set_up("dev", ())
    checks = (
        ("ruff check", ["-m", "ruff", "check", "."]),
        ("ruff format", ["-m", "ruff", "format", "--check", "."]),
        ("mypy", ["-m", "mypy", "--strict", "ktu_desktop", "run.py"]),
        ("architecture", ["-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"]),
    )
    failed = []
    for name, words in checks:
        print(f"== {name}")
        if call([PYTHON, *words]):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def build(_: list[str]) -> int:
    """Build the one-folder program and let it check itself."""
    needs = ("binutils", f"libpython3.{venv_minor()}") if LINUX and system_python() else ("binutils",)
    set_up("dev", QT_PACKAGES + needs)
    find = "from PyInstaller.depend.bindepend import get_python_library_path as f; raise SystemExit(not f())"
    if subprocess.run([str(PYTHON), "-c", find], capture_output=True).returncode:
        stop(
            "PyInstaller needs a Python with a shared library (libpython), which this one lacks: "
            "remove .venv, then run this command with the system's python3."
        )
    code = call([PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"])
    if code:
        return code
    built = ROOT / "dist" / "ktu-desktop" / PROGRAM.name
    print(f"Built {built}; it now checks itself.")
    return call([built, "--self-check"], QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    set_up("dev", QT_PACKAGES + TEST_PACKAGES)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call([PYTHON, "-m", "benchmarks", *arguments], QT_QPA_PLATFORM=platform)


def score(arguments: list[str]) -> int:
    """Score the recognition of the sample sheets."""
    set_up("dev", QT_PACKAGES)
    return call([PYTHON, "-m", "tests.samples_score", *arguments])


def pictures(arguments: list[str]) -> int:
    """Take pictures of every screen and state of the window."""
    set_up("dev", QT_PACKAGES)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call([PYTHON, "-m", "tests.views", *arguments], QT_QPA_PLATFORM=platform)


# Setting up: nothing is asked or installed again while the stamp in .venv says it is there.


def set_up(purpose: str, packages: Sequence[str]) -> None:
    """Make sure that the libraries for ``purpose`` (run, dev) and the system ``packages`` are installed."""
    if is_installed(purpose, packages):
        return
    with one_at_a_time():
        if is_installed(purpose, packages):
            return
        install_packages(packages)
        if not venv_is_sound():
            make_venv()
        if not PROGRAM.exists() or fingerprint(purpose) != read_stamp().get(purpose):
            install_libraries(purpose)
        write_stamp(purpose, packages)


def is_installed(purpose: str, packages: Sequence[str]) -> bool:
    """True when the stamp covers the purpose and the packages, and the virtual environment still lives."""
    stamp = read_stamp()
    there = PYTHON.exists() and PROGRAM.exists() and not UNFINISHED.exists()
    if not there or stamp.get(purpose) != fingerprint(purpose):
        return False
    return not has_apt() or set(packages) <= set(stamp.get("packages", ()))


def fingerprint(purpose: str) -> str:
    """A digest of all that decides what is installed: lock files, metadata, Python, the folder's place."""
    digest = hashlib.sha256(str(VENV).encode())
    for path in (
        *(ROOT / name for name in LOCK_FILES[purpose]),
        ROOT / "pyproject.toml",
        VENV / "pyvenv.cfg",
    ):
        digest.update(path.read_bytes() if path.exists() else b"-")
    return digest.hexdigest()


def read_stamp() -> dict[str, Any]:
    """What the stamp says; nothing when it is missing or damaged."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(purpose: str, packages: Sequence[str]) -> None:
    """Note what is installed now; a dev installation covers run."""
    stamp = read_stamp()
    stamp["packages"] = sorted({*stamp.get("packages", ()), *packages})
    for covered in ("run", "dev") if purpose == "dev" else ("run",):
        stamp[covered] = fingerprint(covered)
    written = STAMP.with_suffix(".new")
    written.write_text(json.dumps(stamp, indent=1), "utf-8")
    written.replace(STAMP)


def venv_is_sound() -> bool:
    """True when .venv was not left half made and its Python and pip answer."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    ask = "import sys, pip; raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 15))"
    try:
        answer = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, env=environment())
    except OSError:
        return False
    return answer.returncode == 0


def make_venv() -> None:
    """Make .venv anew. The mark goes in first, so that a killed start is seen by the next one."""
    print("Making .venv ...")
    with world_in_the_way("make .venv"):
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
        UNFINISHED.touch()
        base = getattr(sys, "_base_executable", None) or sys.executable  # not the .venv that is going away
        done = subprocess.run([base, "-m", "venv", str(VENV)], env=environment())
    if done.returncode:
        stop("Python could not make the virtual environment in .venv; the lines above say why.")


def install_libraries(purpose: str) -> None:
    """Install the locked libraries, then the project itself, without fetching anything that is not locked."""
    fresh = UNFINISHED.exists()
    print("Installing the libraries; this happens once and takes a few minutes ...")
    with world_in_the_way("write into .venv"):
        UNFINISHED.touch()
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    chatter = [] if fresh else ["--quiet"]  # a long first download shows that it is going on
    locked = [
        *pip,
        *chatter,
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        ROOT / LOCK_FILES[purpose][-1],
    ]
    project = [*pip, "--no-deps", "--no-build-isolation", "--quiet", "-e", ROOT]
    failed = call(locked) or call(project)
    if not failed or not fresh:
        UNFINISHED.unlink()  # pip puts back what it could not replace: an older .venv still serves
    if failed:
        stop("The libraries could not be installed; the lines above say why. Is there a network?")


def install_packages(packages: Sequence[str]) -> None:
    """Install missing Debian packages, or say the line that does and stop."""
    if not has_apt():
        return
    if importlib.util.find_spec("ensurepip") is None and not venv_is_sound():
        packages = (*packages, "python3-venv")
    missing = missing_packages(packages)
    if not missing:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    prefix = [] if root else ["sudo", "-n"]
    if not root and not may_sudo():
        line = f"sudo apt-get install -y {' '.join(missing)}"
        stop(f"System packages are missing and may not be installed from here; run this first: {line}")
    print(f"Installing system packages: {' '.join(missing)}")
    install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    call([*prefix, *install, "update"])
    if call([*prefix, *install, "--no-install-recommends", "install", *missing]):
        stop(f"apt-get could not install: {' '.join(missing)}. The lines above say why.")


def missing_packages(packages: Sequence[str]) -> list[str]:
    """Those of ``packages`` that are neither installed nor provided by an installed one, in their order."""
    form = "-f=${db:Status-Status}\t${Package}, ${Provides}\n"
    listing = subprocess.run(["dpkg-query", "-W", form], capture_output=True, text=True, encoding="utf-8")
    there: set[str] = set()
    for line in listing.stdout.splitlines():
        status, _, names = line.partition("\t")
        if status == "installed":
            there.update(name.split()[0] for name in names.split(",") if name.strip())
    return [name for name in dict.fromkeys(packages) if name not in there]


def has_apt() -> bool:
    """True on Debian and its like; elsewhere system packages are the user's own affair."""
    return LINUX and shutil.which("dpkg-query") is not None and shutil.which("apt-get") is not None


def may_sudo() -> bool:
    """True when sudo works without asking for a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0


def system_python() -> bool:
    """True when .venv is (or will be) made from Debian's own Python."""
    home = pyvenv_setting("home") or str(Path(sys.executable).resolve().parent)
    return has_apt() and home in ("/usr/bin", "/bin")


def venv_minor() -> int:
    """The minor version of .venv's Python, or of this one while there is no .venv."""
    version = pyvenv_setting("version")
    return int(version.split(".")[1]) if version else sys.version_info[1]


def pyvenv_setting(name: str) -> str:
    """A line of pyvenv.cfg; empty when there is none."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text("utf-8").splitlines()
    except OSError:
        return ""
    settings = dict(line.partition("=")[::2] for line in lines)
    return next((value.strip() for key, value in settings.items() if key.strip() == name), "")


def office() -> str | None:
    """LibreOffice's program, or None."""
    places = [Path(os.environ.get(name, "-")) for name in ("ProgramFiles", "ProgramFiles(x86)")]
    installed = [place / "LibreOffice" / "program" / "soffice.exe" for place in places]
    found = [shutil.which("soffice"), shutil.which("libreoffice"), *(str(p) for p in installed if p.exists())]
    return next((program for program in found if program), None)


# Calling other programs.


def call(words: Sequence[str | Path], **variables: str) -> int:
    """Run a program in the checkout with ``variables`` set; its exit code, 128 + n when signal n ended it."""
    try:
        process = subprocess.Popen(
            [str(word) for word in words], cwd=ROOT, env=environment(**variables), close_fds=WINDOWS
        )
    except OSError as error:
        stop(f"{words[0]} could not be started: {error.strerror}.")
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue  # the program has had the same Ctrl+C and ends in its own way
        return code if code >= 0 else 128 - code


def environment(**variables: str) -> dict[str, str]:
    """The environment with ``variables``, without what would make .venv's Python look elsewhere."""
    strays = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in strays}
    return {**kept, "PYTHONNOUSERSITE": "1", **variables}


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other start of this checkout is setting up; the lock dies with its last process.

    pip inherits it (not on Windows): when this script is killed, pip may go on for a while.
    """
    with world_in_the_way("write into this folder"):
        stream = LOCK.open("a+b")
    with stream:
        if WINDOWS:
            import msvcrt

            while True:
                try:
                    msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
                    break
                except OSError:
                    continue  # it gives up after ten tries, one a second; setting up takes longer
        else:
            import fcntl

            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                print("Another start is setting up in this folder; waiting for it ...")
                fcntl.flock(stream, fcntl.LOCK_EX)
            os.set_inheritable(stream.fileno(), True)
        yield


@contextlib.contextmanager
def world_in_the_way(what: str) -> Iterator[None]:
    """Turn a failure of the disk or of rights into a sentence."""
    try:
        yield
    except OSError as error:
        stop(f"Could not {what} in {ROOT}: {error.strerror or error}.")


def stop(sentence: str) -> NoReturn:
    """Say why it does not go on, and end with exit code 1."""
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
