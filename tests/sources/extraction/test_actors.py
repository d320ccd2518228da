"""Which words name an armed actor, and which only a thing, a weapon or half a name."""

from __future__ import annotations

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, Language


def actors(text: str, language: Language) -> list[str]:
    """Give the names of the actors of a text."""
    return [claim.mention for claim in extract(Document(text, None, language)).claims if claim.kind == "actor"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        pytest.param("ar", "خطف تنظيم «داعش» عشرة قرويين.", ["تنظيم «داعش»"], id="name in quotation marks"),
        pytest.param("ar", "هاجمت القوات التي وصلت فجرا القرية.", ["القوات"], id="no relative pronoun"),
        pytest.param("ar", "قصفت مروحيات البلدة بعد الظهر.", [], id="helicopters are weapons"),
        pytest.param("ar", "دخلت قوة إلى البلدة ليلا.", [], id="a force of nobody"),
        pytest.param("ar", "قصف الطيران الروسي البلدة.", ["الطيران الروسي"], id="air force of a state"),
        pytest.param("ar", "لم تعلن المعارضة المسؤولية عن الهجوم.", ["المعارضة"], id="name ends before responsibility"),
        pytest.param("en", "A blast hit a police vehicle near the base.", [], id="police as an adjective"),
        pytest.param("en", "Israeli warplanes bombed the town.", ["Israeli warplanes"], id="warplanes of a state"),
        pytest.param("en", "A drone hit the house.", [], id="drone of nobody"),
        pytest.param("en", "The armed forces shelled the village.", ["armed forces"], id="armed forces"),
    ],
)
def test_actors_are_named(language: Language, text: str, names: list[str]) -> None:
    assert actors(text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        pytest.param("ar", "وقتلت الغارة عضوين من حزب الله.", ["victim_group"], id="members of a party were killed"),
        pytest.param("ar", "وقع الهجوم مع قصف القوات التركية للمدينة.", ["alleged_perpetrator"], id="shelling of an army"),
        pytest.param("ar", "سقطت قذيفة أطلقتها ميليشيا الحوثي على الحي.", ["alleged_perpetrator"], id="verb with a pronoun"),
        pytest.param("ar", "الجيش التركي يقتل خمسة مدنيين.", ["alleged_perpetrator"], id="headline"),
        pytest.param("en", "Three fighters from the Syrian army were killed.", ["victim_group"] * 2, id="fighters from an army"),
        pytest.param("en", "At least 11 Colombian Army soldiers have been killed.", ["victim_group"], id="soldiers of an army"),
        pytest.param("en", "Somali forces shoot and kill 10 men.", ["alleged_perpetrator"], id="present tense"),
        pytest.param("en", "A Houthi missile attack killed ten.", ["alleged_perpetrator"], id="attack of a band"),
        pytest.param("en", "Ten were killed by suspected Boko Haram militants.", ["alleged_perpetrator"], id="agent with an adjective"),
        pytest.param("en", "The Taliban claimed responsibility.", ["claimant"], id="claim of responsibility"),
    ],
)
def test_actors_have_the_part_that_the_words_give_them(language: Language, text: str, roles: list[str]) -> None:
    assert [claim.actor_role for claim in extract(Document(text, None, language)).claims if claim.kind == "actor"] == roles


def test_missiles_beside_drones_keep_their_type() -> None:
    claims = extract(Document("Four people died in a missile and drone attack on the city.", None, "en")).claims
    assert next(claim.event_type for claim in claims if claim.kind == "event") == "rocket"


def test_missile_of_a_drone_is_a_drone_strike() -> None:
    claims = extract(Document("A drone fired a missile at a car, killing two people.", None, "en")).claims
    assert {claim.event_type for claim in claims if claim.kind == "event"} == {"drone_strike"}
