"""Wrong use and damaged databases: a sentence that names the thing, in the reader's language."""

import os
import sqlite3
from collections.abc import Callable

import pytest

from tests.at_a_terminal import Person


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["show", "--org", "ЫЫ", "--year", "2023"], "ЫЫ"),
        (["show", "--org", "EAT", "--year", "2030"], "2030"),
        (["set", "--org", "EAT", "--year", "2023", "9.9.9=1"], "9.9.9"),
        (["show", "--org", "EAT"], "--year"),
        (["show", "--org", "EAT", "--year", "2023", "--frob"], "--frob"),
        (["show", "--org"], "--org"),
        (["import", "x.xlsx", "--on-conflict", "maybe"], "maybe"),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_wrong_use_names_the_thing_in_the_readers_language(
    person: Person, words: list[str], named: str, lang: str
) -> None:
    said = person.says(*words, lang=lang, code=2)
    assert named in said.err and said.json["error"]["message"] == said.err.strip()
    latin = [word for word in said.err.split() if word.isascii() and word.isalpha() and word.islower()]
    allowed = {"orgs", "show", "import", "set", "maybe", "ktu-desktop"}
    assert set(latin) <= allowed, "no word of the library's own English"


def damaged(person: Person, change: Callable[[bytearray], object]) -> None:
    content = bytearray(person.database.read_bytes())
    change(content)
    person.database.write_bytes(content)


def _every_definition(content: bytearray) -> None:
    for place in range(100, 4096, 7):
        content[place] |= 0x80


def _a_bit_inside_the_plan(content: bytearray) -> None:
    place = content.index(b'{"en"')
    content[place + 3] = 1


@pytest.mark.parametrize("change", [_every_definition, _a_bit_inside_the_plan])
def test_a_damaged_database_is_called_so(person: Person, change: Callable[[bytearray], object]) -> None:
    damaged(person, change)
    said = person.says("show", "--org", "EAT", "--year", "2023", lang="ru", code=1)
    assert "повреж" in said.err and person.database.name in said.err


def test_doctor_speaks_of_the_damage_without_the_libraries_words(person: Person) -> None:
    damaged(person, lambda content: content.__delitem__(slice(20_000, None)))
    said = person.says("doctor", lang="ru", code=1)
    assert said.json["findings"] and "sqlalche" not in said.out and "повреж" in said.err


def test_doctor_of_a_newer_database_says_newer(person: Person) -> None:
    with sqlite3.connect(person.database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = person.database.read_bytes()
    assert "newer version" in person.says("doctor", code=1).err
    assert person.database.read_bytes() == before


def test_a_remark_of_the_doctor_is_no_failure(person: Person) -> None:
    if os.name != "posix":
        return  # rights are another matter there
    person.database.chmod(0o644)
    (finding,) = person.says("doctor", code=0).json["findings"]
    assert finding["severity"] == "warning"
