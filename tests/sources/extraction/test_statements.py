"""Who denies, accuses, claims responsibility or says that nothing is known; and what is none of these."""

from __future__ import annotations

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, Language


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        pytest.param("ar", "أعلن التنظيم، مساء الأحد، مسؤوليته عن الهجوم.", {"claim_of_responsibility"}, id="responsibility after a time"),
        pytest.param("ar", "لم تعلن أي جهة مسؤوليتها عن الهجوم.", {"no_information"}, id="nobody claims it"),
        pytest.param("ar", "وحملت الحكومة الجماعة المسؤولية عن الهجوم.", {"accusation"}, id="responsibility laid on others"),
        pytest.param("ar", "ونفت الوزارة وقوع غارة.", {"denial"}, id="denial"),
        pytest.param("ar", "واتهم الناشطون الجيش بالقصف.", {"accusation"}, id="accusation"),
        pytest.param("en", "There was no immediate claim of responsibility.", {"no_information"}, id="no claim"),
        pytest.param("en", "The group claimed the bombing in a post.", {"claim_of_responsibility"}, id="claimed the bombing"),
        pytest.param("en", "The army denied involvement in the raid.", {"denial"}, id="denied involvement"),
        pytest.param("en", "Residents accuse the militia of looting.", {"accusation"}, id="accuse"),
        pytest.param("en", "The market opened again on Monday.", set(), id="none"),
    ],
)
def test_statements_are_told_apart(language: Language, text: str, kinds: set[str]) -> None:
    assert {claim.statement_kind for claim in extract(Document(text, None, language)).claims if claim.kind == "statement"} == kinds
