"""The gate: what is not in the text, or not in the quotation, is dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Attribution, Document, DraftClaim, Span
from sources.extraction.verify import is_grounded, keep_grounded

TEXT = "Police said five people were killed, including two children."


@pytest.fixture
def claims() -> list[DraftClaim]:
    return [claim for claim in extract(Document(TEXT)).claims if claim.kind == "casualties"]


def test_what_the_rules_find_is_grounded(claims: list[DraftClaim]) -> None:
    assert [is_grounded(TEXT, claim, "en") for claim in claims] == [True, True]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"quote": "six people"}, id="other words"),
        pytest.param({"span": Span(0, 11)}, id="other place"),
        pytest.param({"span": Span(90, 99)}, id="outside the text"),
        pytest.param({"value_min": 6}, id="other value"),
        pytest.param({"value_max": None, "qualifier": "at_least"}, id="qualifier not in the words"),
        pytest.param({"polarity": "negated", "value_min": 0, "value_max": 0}, id="a zero that nobody said"),
        pytest.param({"attribution": Attribution("The army", Span(0, 6), "explicit")}, id="a source that is not there"),
    ],
)
def test_what_the_words_do_not_say_is_refused(claims: list[DraftClaim], change: dict[str, object]) -> None:
    assert not is_grounded(TEXT, replace(claims[0], **change), "en")  # type: ignore[arg-type]


def test_links_follow_what_is_kept(claims: list[DraftClaim]) -> None:
    invented = replace(claims[0], quote="nine people")

    kept = keep_grounded(TEXT, [invented, claims[0], replace(claims[1], subset_of=1), replace(claims[1], subset_of=0)], "en")

    assert [claim.subset_of for claim in kept] == [None, 0, None]
