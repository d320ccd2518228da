"""Keys under which the many spellings of a place name meet, in Arabic and in Latin letters.

``keys_of`` makes them for the index and for the question alike; there is no second way to fold a name. Folding is generous: it may
bring two different names together, never drive two spellings of one name apart. ``geo.likeness`` then says how close the two really are.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Script = Literal["Arab", "Latn", "Zyyy"]

#: Class words in front of an Arabic name, folded, with the kind of place that they announce; "" where the word does not say which.
#: "ريف" (countryside) announces the governorate whose countryside it is.
ARABIC_CLASS_WORDS = {
    "قريه": "village", "بلده": "town", "مدينه": "city", "مخيم": "camp", "مخيمات": "camp", "ناحيه": "adm3", "منطقه": "", "قضاء": "adm2",
    "محافظه": "adm1", "محافظتي": "adm1", "ولايه": "adm1", "ريف": "adm1", "معبر": "crossing", "جبل": "landmark", "حي": "neighbourhood",
}  # fmt: skip

#: The same in English, before the name ("village of X") or after it ("X camp").
LATIN_CLASS_WORDS = {
    "village": "village", "town": "town", "city": "city", "camp": "camp", "subdistrict": "adm3", "district": "adm2", "county": "adm2",
    "area": "", "governorate": "adm1", "province": "adm1", "state": "adm1", "oblast": "adm1", "prefecture": "adm1",
    "countryside": "adm1", "crossing": "crossing", "mountain": "landmark", "jabal": "landmark",
    "neighborhood": "neighbourhood", "neighbourhood": "neighbourhood",
}  # fmt: skip

#: Words that only stand between a name and its class word: "Atmeh IDP camp", "Bab al-Hawa border crossing".
FILLERS = frozenset({"idp", "refugee", "border"})

#: Words that say what kind of place or which side of it, and name none: "the eastern village", "villages", "in the countryside".
GENERIC_WORDS = frozenset({
    *ARABIC_CLASS_WORDS, *LATIN_CLASS_WORDS,
    "قري", "بلدات", "مدن", "مناطق", "احياء", "ارياف", "ريفي", "شرقي", "غربي", "شمالي", "جنوبي", "شرقيه", "غربيه", "شماليه", "جنوبيه",
    "شرق", "غرب", "شمال", "جنوب", "اوسط", "وسطي",
})  # fmt: skip
#: Words that open names of places, and little else: hill, monastery, village, ruin, spring, well, pass, house, valley, mother of.
HEAD_WORDS = frozenset({
    "تل", "دير", "كفر", "خربه", "خراب", "عين", "خان", "بير", "جب", "راس", "وادي", "معره", "معاره", "بيت", "ام", "قلعه", "كرم", "رسم",
    "tal", "dair", "kafr", "kafar", "kirba", "kirbat", "ain", "kan", "bir", "jub", "ras", "wadi", "marat", "bait", "um", "kala", "rasm",
})  # fmt: skip

#: Arabic particles that may stand at the front of a word.
PARTICLES = ("ب", "و", "ل", "")

#: Names of which the class word is a part: the countryside of Damascus is a governorate of its own, around that of Damascus.
WHOLE_NAMES = frozenset({("ريف", "دمشق"), ("damascus", "countryside")})

#: Letters without a canonical decomposition that are written for one another, Persian and Urdu forms among them.
LETTERS = str.maketrans({"ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ە": "ه", "ھ": "ه", "ہ": "ه", "ı": "i"})
DROPPED = re.compile(r"[ـ'`´‘’ʻʼʽʾʿˈ′]")  # tatweel, and every mark that stands for ʿayn or hamza
SEPARATORS = re.compile(r"[\W_]+")

#: The Latin article: "al"/"el" always; its assimilated forms only before their own consonant, and as a word of their own only when
#: capital or inside a name, because "at" and "as" are English words.
LATIN_ARTICLES = (
    re.compile(r"\b[AaEe][Ll][-\s]+(?=\w)"),
    re.compile(r"\b[AaEe](sh|th|dh|[dtrsznj])-(?=(?i:\1))"),
    re.compile(r"(?:\b[AE]|(?<=\w )[ae])(sh|th|dh|[dtrsznj])\s+(?=(?i:\1))"),
)

#: How English, French and German transliterations of one Arabic sound differ. Applied in this order to one word.
LATIN_FOLDS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"kh|q", "k"), (r"gh", "g"), (r"ou|oo", "u"), (r"ee", "i"), (r"e[iy]|ay", "ai"), (r"y$", "i"),
        (r"(?<=\w\w)(?:[ae]h|[ae])$", "a"), (r"e", "i"), (r"o", "u"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameKeys:
    """One name, folded: ``key`` in full, ``key_bare`` without articles and class words, ``key_joined`` also without spaces.

    Equal keys mean equal bare keys, and equal bare keys mean equal joined keys. All are empty for a text without letters or digits.
    ``place_class`` is the kind that a class word in the name announces, empty if there is none; ``key_named`` is ``key`` without it.
    """

    key: str
    key_bare: str
    key_joined: str
    place_class: str
    key_named: str

    @property
    def has_article(self) -> bool:
        """Whether the name opens with an article."""
        return self.key.startswith(("al ", "ال"))


@functools.lru_cache(maxsize=16_384)
def keys_of(name: str) -> NameKeys:
    """Fold ``name`` into its keys."""
    words = _words(name)
    place_class, rest = _split_class(words)
    bare = [_without_article(word) for word in rest if word != "al"] or rest
    folded_bare = " ".join(_fold_latin(word) for word in bare)
    key, key_named = (" ".join(_fold_latin(word) for word in said) for said in (words, rest))
    return NameKeys(key, folded_bare, folded_bare.replace(" ", ""), place_class, key_named)


@functools.lru_cache(maxsize=16_384)
def is_generic(name: str) -> bool:
    """Say whether a name is made of words for kinds of places and sides alone, so that as a name it says nothing."""
    words = [_without_article(word) for word in _words(name) if word != "al"]
    return all(any(word.removeprefix(particle) in GENERIC_WORDS for particle in PARTICLES) for word in words)


@functools.lru_cache(maxsize=16_384)
def opens_as_place(name: str) -> bool:
    """Say whether a name of several words opens with a word that little but names of places opens with: "Tell", "Kafr"."""
    head, _, rest = keys_of(name).key_bare.partition(" ")
    return bool(rest) and head in HEAD_WORDS


def script_of(text: str) -> Script:
    """Return the ISO 15924 code of the first letter of ``text`` that is Arabic or Latin; ``Zyyy`` if there is none."""
    for letter in text:
        if letter.isalpha():
            name = unicodedata.name(letter, "")
            if name.startswith("ARABIC"):
                return "Arab"
            if name.startswith("LATIN"):
                return "Latn"
    return "Zyyy"


def bare_words(text: str) -> list[str]:
    """Return the words of a text, each folded as in a key and without its article."""
    return [_fold_latin(_without_article(word)) for word in _words(text) if word != "al"]


def _words(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in decomposed if unicodedata.category(letter) not in {"Mn", "Cf"})
    plain = DROPPED.sub("", letters.translate(LETTERS))
    for article in LATIN_ARTICLES:
        plain = article.sub("al ", plain)
    return SEPARATORS.sub(" ", plain).casefold().split()


def _split_class(words: list[str]) -> tuple[str, list[str]]:
    """Split class words off; a name that is nothing but class words keeps them."""
    if len(words) < 2 or tuple(words) in WHOLE_NAMES:  # noqa: PLR2004 - one word has no class word beside it
        return "", words
    if words[0] in ARABIC_CLASS_WORDS:
        return ARABIC_CLASS_WORDS[words[0]], words[1:]
    if words[0] in LATIN_CLASS_WORDS:
        return LATIN_CLASS_WORDS[words[0]], words[2:] if words[1] == "of" and words[2:] else words[1:]
    if words[-1] in LATIN_CLASS_WORDS:
        rest = words[:-1]
        return LATIN_CLASS_WORDS[words[-1]], rest[:-1] if rest[-1] in FILLERS and rest[1:] else rest
    return "", words


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) >= 4 else word  # noqa: PLR2004 - two letters are left


def _fold_latin(word: str) -> str:
    if word.isascii():
        for pattern, replacement in LATIN_FOLDS:
            word = pattern.sub(replacement, word)
    return word
