"""Spells out the forms of the words in the lexicons, so that the files list each word once."""

from __future__ import annotations

from sources.extraction.view import fold

_TA_MARBUTA = "ه"
_OBJECT_SUFFIXES = ("ه", "ها", "هم", "هما", "هن")
_PLURAL_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا", "هن")
_VOWELS = "aeiou"


def arabic_dual(word: str) -> tuple[str, ...]:
    """Give the two case forms of the dual of a folded singular."""
    stem = word[:-1] + "ت" if word.endswith(_TA_MARBUTA) else word
    return (stem + "ان", stem + "ين")


def arabic_dual_possessed(word: str) -> tuple[str, ...]:
    """Give the dual of a folded singular with each attached possessive: "her two children"."""
    stem = word[:-1] + "ت" if word.endswith(_TA_MARBUTA) else word
    return tuple(stem + case + suffix for case in ("ي", "ا") for suffix in _PLURAL_POSSESSIVES)


def arabic_singular(word: str) -> tuple[str, ...]:
    """Give a folded singular with its accusative, as in "he met a man"; the last word of a phrase stays as it is."""
    head, _, rest = word.partition(" ")
    tail = f" {rest}" if rest else ""
    return (word,) if head.endswith((_TA_MARBUTA, "اء")) else (word, f"{head}ا{tail}")


def arabic_regular_plural(word: str, kind: str) -> tuple[str, ...]:
    """Give the regular plurals of a folded singular: ``m`` (-un, -in), ``f`` (-at) or ``both``."""
    stem = word[:-1] if word.endswith(_TA_MARBUTA) else word
    masculine = () if word.endswith(_TA_MARBUTA) or kind == "f" else (stem + "ون", stem + "ين", stem + "ي", *arabic_possessed(stem + "ي"))
    return masculine + (() if kind == "m" else (stem + "ات",))


def arabic_possessed(plural: str) -> tuple[str, ...]:
    """Give a folded plural with each attached possessive: "relatives" → "his relatives"."""
    stems = (plural[:-1] + "ي", plural[:-1] + "و") if plural.endswith("اء") else (plural,)
    return tuple(stem + suffix for stem in stems for suffix in _PLURAL_POSSESSIVES)


def arabic_verb(entry: str) -> tuple[str, ...]:
    """Give the third-person forms of a verb listed as ``past/present``, some with attached objects."""
    past, present = map(fold, entry.split("/"))
    stem = past[:-1] if past.endswith(("ي", "ا")) and len(past) > 2 else past  # noqa: PLR2004  final weak letter drops
    kept = past if entry.split("/", maxsplit=1)[0].endswith("ي") else stem
    body = present[1:]
    weak = body[:-1] if body.endswith(("ي", "ا")) else body
    pasts = (past, stem + "و", stem + "ت", kept + "ت", stem + "وا", past + "ا", kept + "تا", *(() if past.endswith("ا") else (past + "ن",)))
    presents = (
        tuple(p + body for p in "يت") + tuple(p + weak + s for p in "يت" for s in ("ون", "وا")) + ("ي" + body + "ان", "ت" + body + "ان")
    )
    objects = tuple(form + suffix for form in (past, stem + "ت") for suffix in _OBJECT_SUFFIXES)
    return pasts + presents + objects


def arabic_event(word: str) -> tuple[str, ...]:
    """Give the further forms of a word for a deed: a verb listed as ``past/present`` in all, a noun with whose or of whom it is."""
    if "/" in word:
        return arabic_verb(word)
    folded = fold(word)
    if " " in folded or folded.startswith("ال"):
        return ()
    stem = folded[:-1] + "ت" if folded.endswith(_TA_MARBUTA) else folded
    return tuple(stem + suffix for suffix in _OBJECT_SUFFIXES)


def english_event(words: str) -> tuple[str, ...]:
    """Give the spelling of a phrase for a deed with a hyphen between its first words: "car bomb" → "car-bomb"."""
    return (words.replace(" ", "-", 1),) if " " in words else ()


def english_plural(word: str) -> str:
    """Give the regular plural of an English noun phrase."""
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
