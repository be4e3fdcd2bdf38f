"""What every command has, and what running it promises."""

import pytest

from ktu_desktop.cli import main
from ktu_desktop.cli.command import Command
from ktu_desktop.cli.commands import COMMANDS
from tests.cli.conftest import Run

PROMISED = {
    *("plan", "orgs", "set", "show", "check", "print", "export", "import"),
    *("batches", "undo", "history", "backup", "restore", "doctor", "tour", "mappings", "rollup", "chart"),
}

every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


def test_all_promised_commands_are_there() -> None:
    assert {command.name for command in COMMANDS} == PROMISED


@every_command
def test_a_command_explains_itself(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command.name, "--help"]) == 0
    said = capsys.readouterr().out
    assert command.summary in said and "--json" in said


@every_command
def test_a_refusal_has_the_commands_keys(command: Command, run: Run) -> None:
    said = run(command.name, "--no-such-option")
    assert said.code == 2
    assert set(said.json) == {*command.empty, "error"}


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    overview = capsys.readouterr().out
    assert all(name in overview for name in PROMISED)
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("ktu-desktop ")
