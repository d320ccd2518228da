"""One person who is named or known as harmed, without a number; and words that name nobody as harmed."""

from __future__ import annotations

import pytest

from sources.extraction.named_victims import RULE
from sources.extraction.pipeline import extract
from sources.extraction.types import Document, Language

NAMED = [
    pytest.param("ar", "كشفت مصادر عن مقتل القيادي يحيى سالم في غارة.", [("killed", "fighters")], id="death of a commander"),
    pytest.param("ar", "استشهد الشاب محمد سلامة برصاص الجنود.", [("killed", "men")], id="verb before a youth"),
    pytest.param("ar", "قام ملثمون بخطف الصحفي سالم علي.", [("abducted", "journalists")], id="abduction of a journalist"),
    pytest.param("en", "Commander Omar Salem was killed on Monday.", [("killed", "fighters")], id="titled subject"),
    pytest.param("en", "The chief, Mullah Omar Salem, was killed.", [("killed", "all")], id="name in an aside"),
    pytest.param("en", "The strike killed militia commander Omar Salem.", [("killed", "fighters")], id="titled object"),
    pytest.param("en", "The assassination of Omar Salem was denounced.", [("killed", "all")], id="noun"),
    pytest.param("en", "The attacker blew himself up at the gate.", [("killed", "fighters")], id="blew himself up"),
]
NOBODY = [
    pytest.param("ar", "قتل المسلح ثلاثة أشخاص.", id="the armed man is the doer"),
    pytest.param("ar", "نقل الجنود الجرحى إلى المشفى.", id="plural"),
    pytest.param("en", "Two of them were killed by Omar Salem.", id="the doer"),
    pytest.param("en", "A man killed Omar Salem's brother.", id="somebody else"),
    pytest.param("en", "The army killed Islamic State fighters.", id="a band"),
    pytest.param("en", "Omar Salem died at home aged 82.", id="no violence"),
    pytest.param("en", "The group vowed to kill Omar Salem.", id="a plan"),
]


def implicit(language: Language, text: str) -> list[tuple[object, object]]:
    """Give outcome and group of the claims that no number makes."""
    claims = extract(Document(text, None, language)).claims
    return [(claim.outcome, claim.group) for claim in claims if claim.kind == "casualties" and claim.rule == RULE]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_person_named_as_harmed_is_one(language: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert implicit(language, text) == expected


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_nobody_is_named_as_harmed(language: Language, text: str) -> None:
    assert implicit(language, text) == []
