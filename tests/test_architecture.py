"""The house's rules as tests: who may import what, how large things may grow, which words are not used."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ktu_desktop"
FILES = sorted(PACKAGE.rglob("*.py"))
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

_MOST_LINES, _LONGEST_FUNCTION = 450, 60


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def place_of(path: Path, node: ast.stmt | ast.expr | ast.excepthandler) -> str:
    return f"{name_of(path)}:{node.lineno}"


@cache
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


def calls_in(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    """Calls of functions or methods of these names that are given something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                yield node


def test_imports_keep_the_contracts() -> None:
    """Layers, Qt only in gui/, SQL only in storage/, no circles: written down in pyproject.toml."""
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_seen_by_these_tests() -> None:
    assert {"__main__.py", "paths.py", "errors.py"} <= {path.name for path in FILES}


def test_the_domain_needs_only_the_standard_library() -> None:
    known = {*sys.stdlib_module_names, "ktu_desktop"}
    for path in FILES:
        for node in ast.walk(tree_of(path)) if in_rooms(path, "domain") else ():
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            foreign = {name.split(".")[0] for name in names} - known
            assert not foreign, f"{name_of(path)} imports {foreign}"


def test_a_file_opens_with_its_purpose() -> None:
    for path in FILES:
        empty = path.name == "__init__.py" and not path.read_text("utf-8").strip()
        words = (ast.get_docstring(tree_of(path)) or "").split()
        assert empty or len(words) > 2, f"{name_of(path)} does not say what it is for"


def test_a_file_stays_readable() -> None:
    for path in FILES:
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= _MOST_LINES, f"{name_of(path)} has {lines} lines"
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= _LONGEST_FUNCTION, f"{place_of(path, node)}: {node.name} has {length} lines"


def test_names_say_what_is_in_them() -> None:
    for path in FILES:
        for piece in path.relative_to(PACKAGE).with_suffix("").parts:
            assert piece.split("_")[-1] not in BANNED_NAMES, name_of(path)


def test_nothing_is_left_for_later_or_swallowed() -> None:
    for path in FILES:
        assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", path.read_text("utf-8")), name_of(path)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body):
                caught = ast.unparse(node.type) if node.type else "everything"
                swallows = re.search(r"\b(everything|Exception|BaseException)\b", caught)
                assert not swallows, place_of(path, node)


def test_the_plan_is_data() -> None:
    """No indicator's code, no year of a plan."""
    code, year = re.compile(r"(?<![\d.])[1-9]\.\d{1,2}\.\d{1,2}(?![\d.])"), re.compile(r"20[123]\d")
    for path in FILES:
        for constant in texts_in_code(tree_of(path)):
            if isinstance(constant.value, str):
                assert not code.search(constant.value), place_of(path, constant)
            if type(constant.value) in (int, str):
                assert not year.fullmatch(str(constant.value)), place_of(path, constant)


def test_qt_and_sql_are_not_named_outside_their_rooms() -> None:
    sql = re.compile(
        r"\b(SELECT\b.*\bFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE|PRAGMA) ", re.S
    )
    for path in FILES:
        for constant in texts_in_code(tree_of(path)):
            text = constant.value if isinstance(constant.value, str) else ""
            qt = "PySide6" in text and not in_rooms(path, "gui", "app.py")
            assert not qt, place_of(path, constant)
            assert in_rooms(path, "storage") or not sql.search(text), place_of(path, constant)


def test_what_is_said_can_be_translated() -> None:
    """``say`` and ``mark`` take one plain text: a composed one is in no catalogue."""
    for path in FILES:
        for call in calls_in(tree_of(path), "say", "mark"):
            assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), place_of(path, call)


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
