"""What holds for every text: marks that carry no meaning change no claim, every claim is its slice, nothing raises."""

from __future__ import annotations

import datetime
import re
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sources.extraction.pipeline import configuration_hash, extract
from sources.extraction.types import Document
from sources.extraction.verify import is_grounded

PUBLISHED = datetime.date(2021, 6, 17)
IGNORED = "\u064b\u064e\u0651\u0652\u0640\u200f\u200e\u202b\u202c\u2067\u2069\u200d"
#: Stretching on both sides of a blank joins what it parts: «اعتـ ـقال».
SPLIT_WORD = re.compile("\u0640\\W+\u0640")
TEXTS = [
    "أعلنت وزارة الصحة، الثلاثاء، مقتل ما لا يقل عن 12 شخصا بينهم طفلان وامرأة في غارة جوية على بلدة سرمدا شمالي إدلب.",
    "وقال مصدر طبي إن أربعة مدنيين قتلوا وأصيب 20 آخرون، فيما لا توجد إصابات بين الجنود، بحسب الجيش.",
    "خطف مسلحون ثلاثة عمال قرب مدينة كركوك قبل يومين، ولم ترد معلومات عن مصيرهم.",
]
ARABIC_WORDS = "قتل مقتل 5 ثلاثة أشخاص بينهم طفلين وامرأة لا يوجد ضحايا قال إن وفق الجيش ، . ( ) في مدينة حلب اليوم الخميس"
ENGLISH_WORDS = "killed 12 people at least including two children said officials on Monday in Aleppo no casualties , . ( ) a woman"
WORDS = st.sampled_from([*ARABIC_WORDS.split(), *ENGLISH_WORDS.split(), '"'])
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def facts(text: str) -> list[tuple[object, ...]]:
    claims = extract(Document(text, PUBLISHED)).claims
    plain = str.maketrans("", "", IGNORED)
    return [
        (
            claim.kind, claim.quote.translate(plain), claim.outcome, claim.value_min, claim.value_max, claim.qualifier, claim.group,
            claim.subset_of, claim.scope, claim.polarity, claim.date_from, claim.date_role, claim.relation, claim.event_type,
            claim.attribution.name.translate(plain) if claim.attribution else None, claim.confidence,
        )
        for claim in claims
    ]  # fmt: skip


def without(emoji: str, found: list[tuple[object, ...]]) -> list[list[object]]:
    return [[" ".join(part.replace(emoji.strip(), "").split()) if isinstance(part, str) else part for part in fact] for fact in found]


@SETTINGS
@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(1, 90), st.sampled_from(IGNORED)), min_size=1, max_size=12))
def test_marks_without_meaning_change_no_claim(text: str, marks: list[tuple[int, str]]) -> None:
    marked = text
    for place, mark in marks:
        marked = marked[:place] + mark + marked[place:]
    assume(not SPLIT_WORD.search(marked))

    assert facts(marked) == facts(text)


@SETTINGS
@given(st.sampled_from(TEXTS), st.integers(0, 12), st.sampled_from(["🔴", "💔🕊", "🚨 "]))
def test_emoji_between_words_shift_offsets_and_nothing_else(text: str, word: int, emoji: str) -> None:
    words = text.split(" ")
    shifted = " ".join([*words[:word], emoji.strip(), *words[word:]])

    assert without(emoji, facts(shifted)) == without(emoji, facts(text))


@SETTINGS
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.sampled_from(["ar", "en", None]))
def test_every_claim_stands_on_its_quotation(text: str, language: str | None) -> None:
    found = extract(Document(text, PUBLISHED, language))  # type: ignore[arg-type]

    for claim in found.claims:
        assert found.language is not None
        assert is_grounded(text, claim, found.language)
        assert 0 <= claim.confidence <= 1
        assert claim.subset_of is None or found.claims[claim.subset_of].kind == "casualties"


@SETTINGS
@given(st.text(max_size=300), st.sampled_from(["ar", "en", None]))
def test_no_text_raises(text: str, language: str | None) -> None:
    found = extract(Document(text, PUBLISHED, language))  # type: ignore[arg-type]

    assert all(text[claim.span.start : claim.span.end] == claim.quote for claim in found.claims)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t ", id="blank"),
        pytest.param("\ud800\udfff قتل 5 أشخاص", id="broken surrogates"),
        pytest.param("7" * 100_000, id="digits"),
        pytest.param("." * 50_000, id="dots"),
        pytest.param('"' * 20_000, id="quotes"),
        pytest.param("قتل " * 25_000, id="one word over and over"),
        pytest.param("5 people killed " * 6_000, id="one phrase over and over"),
        pytest.param("بينهم 3 أطفال و5 نساء " * 4_500, id="parts without a whole"),
        pytest.param("said Mr. X, " * 8_000, id="sources without end"),
        pytest.param("في مدينة " * 11_000, id="class words without names"),
    ],
)
def test_time_is_bounded(text: str) -> None:
    extract(Document(TEXTS[0], PUBLISHED))
    started = time.process_time()

    extract(Document(text, PUBLISHED, "ar"))
    extract(Document(text, PUBLISHED, "en"))

    assert time.process_time() - started < 4


def test_two_runs_agree() -> None:
    text = "\n".join(TEXTS)

    assert extract(Document(text, PUBLISHED)) == extract(Document(text, PUBLISHED))
    assert configuration_hash() == configuration_hash()


def test_a_published_day_is_optional() -> None:
    claims = extract(Document(TEXTS[0])).claims

    assert [claim.value_min for claim in claims if claim.kind == "casualties"] == [12, 2, 1]
    assert [claim for claim in claims if claim.kind == "date"] == []
