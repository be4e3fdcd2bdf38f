"""The file beside a database: what it keeps comes back, and nothing of anybody else's is taken for it."""

import stat
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.unfinished import CONFIRMATION, TEXT, VALUE, Unfinished
from ktu_desktop.storage.unfinished_file import file_of, found, keep

texts = st.text(max_size=30)
kinds = st.sampled_from((VALUE, TEXT, CONFIRMATION))
unfinished = st.builds(Unfinished, texts, texts, texts, kinds, texts, texts, texts, st.booleans(), texts)


@given(st.lists(unfinished, max_size=5))
def test_what_is_kept_is_found(kept: list[Unfinished]) -> None:
    with TemporaryDirectory() as folder:
        file = file_of(Path(folder, "plan.db"))
        keep(file, kept)
        assert found(file) == tuple(kept)
        keep(file, ())
        assert not file.exists() and found(file) == ()


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    file = file_of(tmp_path / "plan.db")
    keep(file, [Unfinished("p", "EAT-ES", "2023", VALUE, "1.2.3", "", "12", False)])
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_not_ours_is_nothing(tmp_path: Path) -> None:
    file = file_of(tmp_path / "plan.db")
    for content in ("", "{", "[1]", '[{"plan": 1}]', "null", '{"a": 1}'):
        file.write_text(content, "utf-8")
        assert found(file) == ()
    file.write_bytes(b"\xff\xfe\x00")
    assert found(file) == ()
