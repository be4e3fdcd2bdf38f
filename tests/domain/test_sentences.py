"""Every finding has a sentence, with facts to fill it, in every language."""

import ast
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.coverage_words import coverage_sentence
from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.reading import finding_of, read_text
from ktu_desktop.domain.sentence_texts import SENTENCES
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.values import whole
from ktu_desktop.i18n import LANGUAGES, Translator
from tests.domain.made_elements import EVERY, PEOPLE, delivered_plan

PACKAGE = Path(__file__).parents[2] / "ktu_desktop"
MAKERS = {"Finding": 0, "Refused": 0, "Asked": 0, "refused": 0, "CannotRead": 0, "file_refused": 1}
"""What makes a finding of a code, and which of its arguments the code is."""


def literals(node):
    """The texts that a code's expression can be: a literal, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) | literals(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def assigned(tree, name):
    """The texts that a name is given in its file."""
    if not isinstance(name, ast.Name):
        return set()
    given = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    return set().union(
        *(literals(node.value) for node in given for to in node.targets if ast.dump(to) == dump_of(name))
    )


def dump_of(name):
    return ast.dump(ast.Name(name.id, ast.Store()))


def called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls_in(tree, makers):
    """(call, the expression of its code) of every call of a maker."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in makers and len(node.args) > makers[called(node)]:
            yield node, node.args[makers[called(node)]]


def makers_of(tree):
    """MAKERS, and the file's own functions that hand one of their arguments on as a code."""
    makers = dict(MAKERS)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            names = [arg.arg for arg in function.args.args if arg.arg != "self"]
            for _, code in calls_in(function, MAKERS):
                if isinstance(code, ast.Name) and code.id in names:
                    makers[function.name] = names.index(code.id)
    return makers


def made_findings():
    """(file, line, code, call) of everything in the program that makes a finding of a code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for call, expression in calls_in(tree, makers_of(tree)):
            for code in literals(expression) | assigned(tree, expression):
                yield path.relative_to(PACKAGE), call.lineno, code, call
        for answer in ast.walk(tree):
            if isinstance(answer, ast.Dict) and answer.keys and literals(answer.keys[0]) == {"reason"}:
                reason = answer.values[0]
                for code in literals(reason.elts[0]) if isinstance(reason, ast.List) else ():
                    yield path.relative_to(PACKAGE), answer.lineno, code, ast.Call(answer, [], [])


def fields(message):
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def test_every_code_that_the_program_uses_has_a_sentence():
    used = {code: f"{path}:{line}" for path, line, code, _ in made_findings()}
    assert len(used) > 40
    assert {code: where for code, where in used.items() if code not in SENTENCES} == {}


def test_a_finding_gives_the_facts_of_its_sentence():
    lacking = []
    for path, line, code, call in made_findings():
        facts = next((arg for arg in call.args if isinstance(arg, ast.Dict)), None)
        if facts is None or code not in SENTENCES or None in facts.keys:
            continue
        given = {key.value for key in facts.keys if isinstance(key, ast.Constant)}
        if len(given) == len(facts.keys) and not fields(SENTENCES[code]) <= given:
            lacking.append((f"{path}:{line}", code, fields(SENTENCES[code]) - given))
    assert lacking == []


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_said_even_without_its_facts(code, language):
    said = sentence(Finding(code, Severity.ERROR), Translator(language))
    assert said and "{" not in said


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_speaks_to_a_secretary(code):
    text = SENTENCES[code]
    for word in ("figure", "element", "base", "batch", "merge", "hash", "node", "operator", "denominator"):
        assert word not in text.replace("{denominator}", "").lower().replace("database", ""), word
    assert text[0] in "“{" or text[0].isupper()
    assert text.endswith((".", "?", "}"))


def test_an_unknown_code_still_says_something():
    assert "strange" in sentence(Finding("strange", Severity.ERROR), Translator("en"))


def test_who_changed_it_later_and_when_is_said_in_local_time():
    facts = {"who": "Алия", "at": "2023-01-12T10:32:00+00:00", "value": whole(5), "batch": "7"}
    english = sentence(Finding("edited_later", Severity.WARNING, facts=facts), Translator("en"))
    assert "Алия" in english and "2023 " in english and "5" in english


def test_words_of_the_code_are_said_in_words():
    facts = {"value": Fraction(9, 100), "other": whole(9), "against": "last_year"}
    english = sentence(Finding("hundredfold", Severity.WARNING, facts=facts), Translator("en"))
    assert "0.09 and 9 (last year)" in english
    asked = Finding("not_asked", Severity.WARNING, facts={"supplied_by": "OFF-FIN"})
    assert "OFF-FIN" in sentence(asked, Translator("en"))


def said(text, what, language="en"):
    return sentence(finding_of(read_text(text, what), Place()), Translator(language))


def test_numbers_and_units_stand_in_the_reader_s_language():
    assert "1\u00a0234" in said("1,234", PEOPLE) or "1234" in said("1,234", PEOPLE)
    assert "people" in said("15 %", PEOPLE)
    assert "человек" in said("15 %", PEOPLE, "ru")
    assert "адам" in said("15 %", PEOPLE, "kk")


@pytest.mark.parametrize("text", ["{0}", "{text}", "{", "}{", "%s"])
def test_braces_in_what_was_typed_do_no_harm(text):
    for what in EVERY:
        assert text in said(text, what)


def test_a_rule_names_common_data_and_shows_both_sides():
    plan = delivered_plan()
    rule = f"{next(iter(plan.indicators))} <= students"
    facts = {"rule": rule, "left": Fraction(716), "right": whole(718), "difference": Fraction(-2)}
    finding = Finding("rule", Severity.ERROR, facts={**facts, "meaning": {"en": "Parts.", "ru": "Части."}})
    english = sentence(finding, Translator("en"), plan)
    assert "716" in english and "718" in english and "≤ “All students”" in english and "Parts." in english
    assert "Части." in sentence(finding, Translator("kk"), plan)


def test_a_typed_total_and_a_correction_are_said_with_the_coverage() -> None:
    cover = Coverage(3, 2, ("MF-MSG",), (), (), ("MF",), ("KTU",))
    assert coverage_sentence(cover, Translator("en")) == (
        "2 of 3 counted; missing: MF-MSG; typed as a total: MF; corrected for double counting: KTU"
    )
