"""Letters made comparable: case, look-alikes of the other alphabet, Kazakh letters typed as Russian ones."""

import re
from functools import lru_cache
from unicodedata import normalize

_LATIN = "ABCEHKMOPTXYaceopxyki"
_CYRILLIC = "АВСЕНКМОРТХУасеорхукі"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_FOLDED = str.maketrans(
    {
        "ё": "е",
        "қ": "к",
        "ғ": "г",
        "ң": "н",
        "ү": "у",
        "ұ": "у",
        "ө": "о",
        "ә": "а",
        "і": "и",
        "һ": "х",
        "й": "и",
    }
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("«»“”„‟\"'’‘`ʼ", " ")
    | dict.fromkeys("\u00a0\u202f\u2009\u200b\ufeff\t\r\n", " ")
    | {"\u00ad": ""}
)
_WORD = re.compile(r"[^\W\d_]+")
_A_LATIN = re.compile(r"[A-Za-z]")
_A_CYRILLIC = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_SHORT = 3


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text in lower case and in letters that compare; punctuation stays, quotes become spaces."""
    text = normalize("NFC", text)
    if _A_LATIN.search(text) and _A_CYRILLIC.search(text):
        mostly_cyrillic = len(_A_CYRILLIC.findall(text)) > len(_A_LATIN.findall(text))
        text = _WORD.sub(lambda word: _one_alphabet(word[0], mostly_cyrillic), text)
    return " ".join(text.lower().translate(_FOLDED).split())


def _one_alphabet(word: str, mostly_cyrillic: bool) -> str:
    """A word in one alphabet: the one that its telling letters belong to, else the text's."""
    latin, cyrillic = _A_LATIN.search(word), _A_CYRILLIC.search(word)
    if latin and cyrillic:
        telling_cyrillic = any(letter not in _CYRILLIC for letter in word if _A_CYRILLIC.match(letter))
        return (
            word.translate(_TO_CYRILLIC) if telling_cyrillic or mostly_cyrillic else word.translate(_TO_LATIN)
        )
    short = word if len(word) > 1 else word.lower()
    if latin and mostly_cyrillic and len(word) <= _SHORT and all(letter in _LATIN for letter in short):
        return word.translate(_TO_CYRILLIC)
    return word
