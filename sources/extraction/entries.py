"""What the word lists say of a word: the entries of the lexicons, by meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sources.extraction.types import Group, Outcome  # noqa: TC001  types of fields

GrammaticalNumber = Literal["singular", "dual", "plural"]
TriggerForm = Literal["noun", "either", "verb", "passive", "active", "participle", "intransitive", "state", "phrase"]


@dataclass(frozen=True, slots=True)
class People:
    """A noun for people that can be counted, in one of its forms."""

    group: Group
    number: GrammaticalNumber
    outcome: Outcome | None = None
    generic: bool = False
    complement: bool = False
    family: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what happened to people."""

    outcome: Outcome
    form: TriggerForm


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of a number: what it adds or multiplies, by ``role``."""

    role: str
    value: int


@dataclass(frozen=True, slots=True)
class Nation:
    """A name or adjective of a state or people, by ISO 3166-1 alpha-3 code."""

    iso: str
    number: GrammaticalNumber


Payload = People | Trigger | NumberWord | Nation | str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the words (folded), the meaning (``tag``) and what the meaning carries."""

    words: tuple[str, ...]
    tag: str
    payload: Payload = None
