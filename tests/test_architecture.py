"""The house's rules as tests: who may import what, how large things may grow, which words are not used."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ktu_desktop"
FILES = sorted(PACKAGE.rglob("*.py"))
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def in_rooms(path: Path, *rooms: str) -> bool:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] in rooms or inside.as_posix() in rooms


def texts_in_code(tree: ast.Module) -> Iterator[ast.Constant]:
    """Texts and numbers that are no docstrings."""
    sentences = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in sentences:
            yield node


every_file = pytest.mark.parametrize("path", FILES, ids=name_of)


def test_imports_keep_the_contracts() -> None:
    """Layers, Qt only in gui/, SQL only in storage/, no circles: written down in pyproject.toml."""
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_seen_by_these_tests() -> None:
    assert {"__main__.py", "paths.py", "errors.py"} <= {path.name for path in FILES}


@pytest.mark.parametrize("path", [path for path in FILES if in_rooms(path, "domain")], ids=name_of)
def test_the_domain_needs_only_the_standard_library(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] in {*sys.stdlib_module_names, "ktu_desktop"}, name


@every_file
def test_a_file_opens_with_its_purpose(path: Path) -> None:
    if path.name == "__init__.py" and not path.read_text("utf-8").strip():
        return
    sentence = ast.get_docstring(tree_of(path))
    assert sentence and len(sentence.split()) > 2, f"{name_of(path)} does not say what it is for"


@every_file
def test_a_file_stays_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 450
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


@every_file
def test_names_say_what_is_in_them(path: Path) -> None:
    for piece in path.relative_to(PACKAGE).with_suffix("").parts:
        assert piece.split("_")[-1] not in BANNED_NAMES, piece


@every_file
def test_nothing_is_left_for_later_or_swallowed(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert not re.search(r"\b(everything|Exception|BaseException)\b", caught), f"line {node.lineno}"


@every_file
def test_the_plan_is_data(path: Path) -> None:
    """No indicator's code, no year of a plan."""
    for constant in texts_in_code(tree_of(path)):
        if isinstance(constant.value, str):
            assert not re.search(r"(?<![\d.])[1-9]\.\d{1,2}\.\d{1,2}(?![\d.])", constant.value), (
                constant.lineno
            )
        if type(constant.value) in (int, str):
            assert not re.fullmatch(r"20[123]\d", str(constant.value)), constant.lineno


@every_file
def test_qt_and_sql_are_not_named_outside_their_rooms(path: Path) -> None:
    tree = tree_of(path)
    texts = [constant.value for constant in texts_in_code(tree) if isinstance(constant.value, str)]
    if not in_rooms(path, "gui", "app.py", "self_check.py"):
        assert not any("PySide6" in text for text in texts)
    if not in_rooms(path, "storage"):
        sql = re.compile(
            r"\b(SELECT\b.*\bFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE|PRAGMA) ", re.S
        )
        assert not any(sql.search(text) for text in texts)


@every_file
def test_what_is_said_can_be_translated(path: Path) -> None:
    """``say`` and ``mark`` take one plain text: a composed one is in no catalogue."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("say", "mark"):
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"line {node.lineno}"


def test_no_tracked_file_names_a_machine_or_a_package_host() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name.decode() for name in listed.split(b"\0") if name]
    assert len(files) > 10
    words = (
        r"/ro" r"ot/",
        r"/wo" r"rk/",
        r"/ho" r"me/\w+/",
        r"pyp" r"i\.org",
        r"pythonh" r"osted",
        r"/op" r"t/pyp" r"i",
    )
    machine = re.compile("|".join(words).encode())
    named = [name_of(path) for path in files if path.is_file() and machine.search(path.read_bytes())]
    assert not named


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"^\s*-(-index|-find|-extra|i |f )", text, re.M)
        pinned = re.split(r"\n(?=\S)", text.strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in pinned)


def test_every_library_of_the_program_is_locked_for_the_tests_too() -> None:
    """One version of each, whichever file it was installed from."""

    def locked(name: str) -> set[str]:
        return set(re.findall(r"^(\S+==\S+(?: ; [^\\]+)?)", (ROOT / name).read_text("utf-8"), re.M))

    assert locked("requirements.txt") <= locked("requirements-dev.txt")
