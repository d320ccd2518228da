"""Place names with the relation, direction and class that the words give."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document
from sources.extraction.view import fold

PUBLISHED = datetime.date(2021, 6, 17)

CASES = [
    pytest.param("ar", "وقع انفجار في مدينة الرستن.", [("الرستن", "in", "", "city")], id="class word"),
    pytest.param("ar", "وقع انفجار قرب قرية كفر عمة.", [("كفر عمة", "near", "", "village")], id="near, compound"),
    pytest.param("ar", "وقع انفجار شرقي بلدة تلبيسة.", [("تلبيسة", "direction_of", "e", "town")], id="outside, east of"),
    pytest.param("ar", "وقع انفجار في شمال غرب سوريا.", [("سوريا", "part_of", "nw", "country")], id="in the north-west of"),
    pytest.param("ar", "وقع انفجار بريف حماة الشمالي.", [("حماة", "part_of", "n", "")], id="countryside"),
    pytest.param("ar", "اشتباكات بين محافظتي حلب وإدلب.", [("حلب", "between", "", "adm1"), ("إدلب", "between", "", "adm1")], id="between"),
    pytest.param(
        "ar",
        "اشتباكات على الحدود بين محافظتي حلب وإدلب.",
        [("حلب", "border", "", "adm1"), ("إدلب", "border", "", "adm1")],
        id="border between",
    ),
    pytest.param("ar", "وقع انفجار على الحدود مع تركيا.", [("تركيا", "border", "", "country")], id="border with"),
    pytest.param("ar", "وقع انفجار في بغداد.", [("بغداد", "in", "", "")], id="known name"),
    pytest.param("ar", "وقع انفجار ببغداد.", [("بغداد", "in", "", "")], id="attached preposition"),
    pytest.param("ar", "على بعد 20 كلم شرق بغداد.", [("بغداد", "distance_from", "e", "")], id="distance"),
    pytest.param("ar", "جرى ذلك في منطقة عسكرية.", [], id="an adjective is no name"),
    pytest.param("ar", "وصف الوضع المالي بأنه صعب.", [], id="a word like a name"),
    pytest.param(
        "ar", "قصف على قريتي عين دقنة ومرعناز.", [("عين دقنة", "in", "", "village"), ("مرعناز", "in", "", "village")], id="two villages"
    ),
    pytest.param("ar", "قصف على مخيم الركبان.", [("الركبان", "in", "", "camp")], id="camp"),
    pytest.param("en", "A blast hit the village of Qorum.", [("Qorum", "in", "", "village")], id="village of"),
    pytest.param("en", "A blast hit a market in Baghdad.", [("Baghdad", "in", "", "")], id="known english"),
    pytest.param("en", "A blast hit a market near Samarra.", [("Samarra", "near", "", "")], id="near english"),
    pytest.param("en", "A blast hit northern Syria.", [("Syria", "part_of", "n", "country")], id="northern"),
    pytest.param("en", "A blast hit a road 20 km west of Aleppo.", [("Aleppo", "distance_from", "w", "")], id="distance english"),
    pytest.param("en", "Clashes broke out in Darzab district.", [("Darzab", "in", "", "adm2")], id="class word after"),
    pytest.param("en", "A blast hit a post on the border with Turkey.", [("Turkey", "border", "", "country")], id="border english"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_places(language: str, text: str, expected: list[tuple[object, ...]]) -> None:
    claims = extract(Document(text, PUBLISHED, language)).claims  # type: ignore[arg-type]

    assert [(c.mention, c.relation, c.direction, c.place_class) for c in claims if c.kind == "place"] == expected


def mentions(text: str, **known: object) -> list[str]:
    claims = extract(Document(text, PUBLISHED, "ar"), **known).claims  # type: ignore[arg-type]
    return [claim.mention for claim in claims if claim.kind == "place"]


def test_names_of_the_caller_are_found() -> None:
    text = "وقع انفجار في سرمدا وفي للزرزور."

    assert mentions(text) == []
    assert mentions(text, known_places=frozenset({fold("سرمدا")})) == ["سرمدا"]
    assert mentions(text, known_places=lambda name: name == fold("سرمدا")) == ["سرمدا"]


def test_a_name_that_the_report_introduces_is_known_throughout() -> None:
    assert mentions("قصف طال سرمين صباحا. وتقع بلدة سرمين شرقا.") == ["سرمين", "سرمين"]


def test_distance_is_in_kilometers() -> None:
    claims = extract(Document("A blast hit a road 10 miles west of Aleppo.", PUBLISHED, "en")).claims

    assert [claim.distance_km for claim in claims if claim.kind == "place"] == [16.1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Shells hit the northern outskirts of Sudan's capital.", ["Sudan"], id="possessive"),
        pytest.param("A bomb went off near Bab al-Nahr cemetery on Monday.", ["Bab al-Nahr cemetery"], id="landmark with an article"),
        pytest.param("A drone hit a house in the Kharkiv region.", ["Kharkiv region"], id="region"),
        pytest.param("Two people were killed in al-Rumana village.", ["al-Rumana"], id="village without its class"),
        pytest.param("The army is losing ground as Washington draws down its troops in Niger.", ["Niger"], id="seat of a government"),
    ],
)
def test_english_names_are_whole(text: str, names: list[str]) -> None:
    claims = extract(Document(text, None, "en")).claims
    assert [claim.mention for claim in claims if claim.kind == "place"] == names
