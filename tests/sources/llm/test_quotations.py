"""Where a quotation stands, and where it only seems to."""

from __future__ import annotations

import pytest

from sources.extraction.view import view_of
from sources.services.llm.quotations import occurrences


def found(text, quote):
    return [text[span.start : span.end] for span in occurrences(view_of(text), quote)]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Four people were killed.", "Four people", "Four people"),
        ("Four people were killed.", "four PEOPLE", "Four people"),
        ("قُتِل أربعة أشخاص", "قتل اربعة اشخاص", "قُتِل أربعة أشخاص"),
        ("مقتـــل طفلة", "مقتل طفلة", "مقتـــل طفلة"),
        ("بينهم طفلان وامرأة", "امرأة", "امرأة"),
        ("قرب القرية", "قرية", "قرية"),
        ("ضحايا أمريكيون", "ضحايا امريكيون", "ضحايا أمريكيون"),
        ("«Four» people", '"Four" people', "«Four» people"),
        ("قتل ٩ أشخاص", "9 أشخاص", "٩ أشخاص"),
        ("  Four people  ", " Four people ", "Four people"),
    ],
)
def test_found_as_written_or_as_it_looks(text, quote, expected):
    assert found(text, quote) == [expected]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("14 people were killed", "4 people were killed"),
        ("1,400 people were killed", "400 people were killed"),
        ("Four people were killed", "Five people were killed"),
        ("Four people were killed", "Four people killed"),
        ("Four people were killed", "our people"),
        ("Four people were killed", "Four peo"),
        ("ضحايا القصف", "حايا القصف"),
        ("مقتل رجل", "قتل رجل"),
        ("قتل تسعة", "قتل تسع"),
        ("Four people", ""),
        ("Four people", "   "),
        ("Four people", "\u0640"),
    ],
)
def test_not_found(text, quote):
    assert found(text, quote) == []


def test_every_place_is_found_in_order():
    assert [span.start for span in occurrences(view_of("two died, two fled, two hid"), "two")] == [0, 10, 20]
