"""All word lists of ``lexicon/*.toml`` in one table per language.

The table maps the first word of each entry to its records, the longest first. How to add a word: put it into the list of
its meaning; forms with attached Arabic particles and regular inflections follow by themselves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sources.extraction.entries import Entry  # noqa: TC001  type of a field
from sources.extraction.inflected_lists import nation_entries, people_entries, trigger_entries
from sources.extraction.types import Language  # noqa: TC001  type of a field
from sources.extraction.wordlists import FOLDER, event_entries, number_entries, plain_entries, read_list, tagged_entries

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of one language by first word."""

    language: Language
    table: dict[str, tuple[Entry, ...]]


def _table(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, dict[tuple[tuple[str, ...], str], Entry]] = {}
    for entry in entries:
        table.setdefault(entry.words[0], {}).setdefault((entry.words, entry.tag), entry)
    return {word: tuple(sorted(found.values(), key=lambda entry: -len(entry.words))) for word, found in table.items()}


#: Lists that give words under a tag and nothing more.
PLAIN_LISTS = ("context.toml", "dates.toml", "places.toml", "actors.toml")


@lru_cache(maxsize=2)
def load_lexicon(language: Language) -> Lexicon:
    """Read and check the lists of one language.

    Raises:
        LexiconError: a list is malformed or names an unknown code.

    """
    name = f"{language}.toml"
    data = read_list(name)
    entries = [
        *people_entries(data, name),
        *trigger_entries(data, name),
        *number_entries(data, name),
        *tagged_entries(data, name),
        *event_entries(language),
        *nation_entries(language),
    ]
    for plain in PLAIN_LISTS:
        entries += plain_entries(plain, language)
    return Lexicon(language, _table(entries))


def fingerprint() -> str:
    """Hash the bytes of every list, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
