"""run.py sets up once, asks nobody twice, and says in one sentence what is in its way.

The checkout is a copy, Debian's programs are stand-ins that write down how they were called.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


class Checkout:
    """A copy of what run.py needs, in a folder of its own, with a log of the programs that were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        self.programs = folder / "programs"
        self.log = folder / "called"
        self.programs.mkdir()
        self.folder.mkdir()
        self.log.touch()
        for name in ("run.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
            shutil.copy(ROOT / name, self.folder)
        self.stand_in("apt-get")
        self.stand_in("dpkg-query", says="".join(f"installed\\t{name}, \\n" for name in self.run.QT_PACKAGES))
        self.stand_in("sudo", code=1)

    @property
    def run(self) -> ModuleType:
        """The copy of run.py as a module."""
        spec = importlib.util.spec_from_file_location("run_in_copy", self.folder / "run.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    @property
    def called(self) -> list[str]:
        """The calls of stand-ins, one line each."""
        return self.log.read_text("utf-8").splitlines()

    def stand_in(self, name: str, says: str = "", code: int = 0, folder: Path | None = None) -> None:
        path = (folder or self.programs) / name
        path.write_text(
            f'#!/bin/sh\necho {name} "$@" >> "{self.log}"\nprintf "{says}"\nexit {code}\n', "utf-8"
        )
        path.chmod(0o755)

    def installed(self, program_ends_with: int = 0) -> None:
        """Make a .venv of stand-ins, stamped as complete."""
        folder = self.folder / ".venv" / "bin"
        folder.mkdir(parents=True)
        (folder.parent / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.2\n", "utf-8")
        self.stand_in("python", folder=folder)
        self.stand_in(
            "ktu-desktop", says="platform $QT_QPA_PLATFORM\\n", code=program_ends_with, folder=folder
        )
        self.run.write_stamp("run", self.run.QT_PACKAGES)

    def start(
        self, *arguments: str, as_root: bool = True, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the copy as root or as somebody else, without a screen unless ``DISPLAY`` is given."""
        user = 0 if as_root else 1000
        code = (
            f"import os, runpy, sys; os.geteuid = lambda: {user}; sys.argv = ['run.py', *sys.argv[1:]]; "
            "runpy.run_path('run.py', run_name='__main__')"
        )
        kept = {
            name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_" not in name
        }
        kept["PATH"] = f"{self.programs}{os.pathsep}/usr/bin{os.pathsep}/bin"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=self.folder,
            env={**kept, "PIP_NO_INDEX": "1", **variables},
            capture_output=True,
            text=True,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_help_names_every_command(checkout: Checkout) -> None:
    done = checkout.start("help")
    assert done.returncode == 0
    assert all(f"run.py {command}" in done.stdout for command in ("test", "check", "build", "bench"))


@pytest.mark.parametrize("words", [("tset",), ("check", "everything"), ("--db", "x")])
def test_wrong_use_ends_with_2(checkout: Checkout, words: tuple[str, ...]) -> None:
    done = checkout.start(*words)
    assert done.returncode == 2
    assert words[0] in done.stderr
    assert not checkout.called


def test_the_second_start_installs_nothing_and_opens_the_window(checkout: Checkout) -> None:
    checkout.installed()
    done = checkout.start(DISPLAY=":7")
    assert (done.returncode, done.stderr) == (0, "")
    assert checkout.called == ["ktu-desktop"]


def test_without_a_screen_the_tour_runs_and_its_exit_code_comes_through(checkout: Checkout) -> None:
    checkout.installed(program_ends_with=7)
    done = checkout.start()
    assert done.returncode == 7
    assert "no screen" in done.stdout.splitlines()[0]
    assert "platform offscreen" in done.stdout
    assert checkout.called == ["ktu-desktop tour out"]


def test_a_changed_lock_file_is_installed_once(checkout: Checkout) -> None:
    checkout.installed()
    with (checkout.folder / "requirements.txt").open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    assert checkout.start(DISPLAY=":7").returncode == 0
    pip = [line for line in checkout.called if "install" in line]
    assert "--require-hashes" in pip[0]
    assert pip[0].endswith("requirements.txt")
    assert "--no-deps --no-build-isolation" in pip[1]
    checkout.log.write_text("", "utf-8")
    assert checkout.start(DISPLAY=":7").returncode == 0
    assert checkout.called == ["ktu-desktop"]


def test_a_damaged_stamp_is_as_good_as_none(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.STAMP.write_text("[1, 2", "utf-8")
    assert checkout.start(DISPLAY=":7").returncode == 0
    assert any("--require-hashes" in line for line in checkout.called)


def test_a_half_made_environment_is_made_anew(checkout: Checkout) -> None:
    checkout.installed()
    stray = checkout.folder / ".venv" / "stray"
    stray.touch()
    checkout.run.UNFINISHED.touch()
    (checkout.folder / "requirements.txt").write_text("", "utf-8")
    done = checkout.start(DISPLAY=":7")
    assert not stray.exists()
    assert (done.returncode, done.stderr.splitlines()[-1].split(";")[0]) == (
        1,
        "The libraries could not be installed",
    )
    assert checkout.run.UNFINISHED.exists(), "what could not be completed must be seen by the next start"
    assert "Traceback" not in done.stderr.splitlines()[-1]


def test_two_starts_at_once_install_once(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.STAMP.unlink()
    python = checkout.run.PYTHON
    python.write_text(python.read_text("utf-8").replace("exit", "sleep 0.3\nexit"), "utf-8")
    with ThreadPoolExecutor() as both:
        codes = list(both.map(lambda _: checkout.start(DISPLAY=":7").returncode, range(2)))
    assert codes == [0, 0]
    assert sum("--require-hashes" in line for line in checkout.called) == 1
    assert checkout.called.count("ktu-desktop") == 2


def test_missing_system_packages_are_installed_by_root(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.STAMP.unlink()
    checkout.stand_in("dpkg-query", says="installed\\tlibgl1, \\nconfig-files\\tlibegl1, \\n")
    assert checkout.start(DISPLAY=":7").returncode == 0
    update, install = (line for line in checkout.called if line.startswith("apt-get"))
    assert update.endswith(" update")
    packages = install.partition(" install ")[2].split()
    assert packages == [name for name in checkout.run.QT_PACKAGES if name != "libgl1"]


def test_who_may_not_install_gets_the_line_to_run(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.STAMP.unlink()
    checkout.stand_in("dpkg-query")
    done = checkout.start(as_root=False, DISPLAY=":7")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "sudo apt-get install -y libglib2.0-0 " in done.stderr
    assert not any(line.startswith("apt-get") for line in checkout.called)


def test_who_may_use_sudo_installs_with_it(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.STAMP.unlink()
    checkout.stand_in("dpkg-query")
    checkout.stand_in("sudo")
    assert checkout.start(as_root=False, DISPLAY=":7").returncode == 0
    assert any(
        line.startswith("sudo -n env") and " install libglib2.0-0 " in line for line in checkout.called
    )


def test_a_failed_installation_of_packages_is_a_sentence(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.STAMP.unlink()
    checkout.stand_in("dpkg-query")
    checkout.stand_in("apt-get", code=100)
    done = checkout.start(DISPLAY=":7")
    assert done.returncode == 1
    assert done.stderr.startswith("apt-get could not install: libglib2.0-0 ")


def test_a_package_under_a_newer_name_counts(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout.stand_in("dpkg-query", says="installed\\tlibglib2.0-0t64, libglib2.0-0 (= 2.80.0)\\n")
    monkeypatch.setenv("PATH", str(checkout.programs), prepend=os.pathsep)
    assert checkout.run.missing_packages(("libglib2.0-0", "libgl1")) == ["libgl1"]


def test_a_program_that_cannot_be_started_is_a_sentence(checkout: Checkout) -> None:
    checkout.installed()
    checkout.run.PROGRAM.unlink()
    done = checkout.start(DISPLAY=":7")
    assert done.returncode == 1
    assert "could not be started" in done.stderr
    assert "Traceback" not in done.stderr
