"""The self-check says what works and what does not, and one failure does not hide the next."""

import json
from pathlib import Path

import pytest

from ktu_desktop.i18n import mark
from ktu_desktop.self_check import PROOFS, Proof, main


def fails(_: Path) -> None:
    raise OSError("no such disk")


def holds(folder: Path) -> None:
    assert list(folder.iterdir()) == []
    (folder / "left behind").touch()


TWO = (Proof(mark("the libraries"), fails), Proof(mark("drawing to PDF"), holds))


def test_every_proof_of_the_program_holds_here(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--self-check", "--json"])
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert [check["reason"] for check in checks] == [""] * len(PROOFS)
    assert code == 0


def test_a_failure_is_named_and_the_rest_still_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--self-check", "--lang=en"], TWO) == 1
    said = capsys.readouterr()
    assert "no such disk" in said.err
    assert said.out.count("\n") == 1
    assert "PDF" in said.out


def test_json_is_one_object_even_when_a_proof_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--self-check", "--json", "--lang", "en"], TWO) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [check["ok"] for check in answer["checks"]] == [False, True]
