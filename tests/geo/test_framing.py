from __future__ import annotations

import pytest

from geo.framing import leads_to_place


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("قصف على ", True),
        ("قصف على #", True),
        ("غارة إلى «", True),
        ("a strike near ", True),
        ("وصل أبو ", False),
        ("أصيب ب", False),
        ("#", False),
        ("", False),
    ],
)
def test_words_that_lead_to_a_place(before, expected):
    assert leads_to_place(before + "تلات", len(before)) is expected


def test_only_what_stands_right_before_counts():
    text = "في صباح اليوم تلات"

    assert not leads_to_place(text, text.index("تلات"))
