"""What whole sentences recall, and the tolls of wars that no word of their own sentence gives away."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document

PUBLISHED = datetime.date(2022, 9, 15)  # a Thursday
AR_LEAD = "قتل أربعة مدنيين في تفجير بسوق البلدة اليوم الخميس."
EN_LEAD = "A car bomb killed four people in a market on Thursday."


def scopes(text: str) -> list[str]:
    return [claim.scope for claim in extract(Document(text, PUBLISHED)).claims if claim.kind == "casualties" and claim.outcome == "killed"]


@pytest.mark.parametrize(
    ("rest", "scope"),
    [
        pytest.param("وفي الشهر الماضي انفجرت سيارة في القرية. وقتل فيها تسعة أشخاص.", "background", id="the next sentence goes on"),
        pytest.param("وفي الشهر الماضي انفجرت سيارة في القرية.\nوقتل تسعة أشخاص في السوق.", "incident", id="a new paragraph does not"),
        pytest.param("وفي الشهر الماضي انفجرت سيارة في القرية. وقتل اليوم تسعة أشخاص.", "incident", id="today does not"),
        pytest.param("وانفجرت سيارة الشهر الماضي، ما أدى إلى مقتل تسعة أشخاص.", "background", id="what came of it"),
        pytest.param("وكانت طائرات قد قصفت القرية الثلاثاء، ما أسفر عن مقتل تسعة أشخاص.", "background", id="planes had shelled"),
        pytest.param("وكان مسلحون هاجموا القرية اليوم الخميس وقتلوا تسعة أشخاص.", "incident", id="had, on the day of the news"),
        pytest.param("ويوم الاثنين قتل تسعة أشخاص في هجوم آخر.", "background", id="opens with another day"),
        pytest.param("يذكر أن تسعة أشخاص قتلوا في انفجار صباح اليوم الخميس.", "incident", id="a reminder of today"),
        pytest.param("يذكر أن تسعة أشخاص قتلوا في انفجار مماثل.", "background", id="a reminder"),
    ],
)
def test_arabic(rest: str, scope: str) -> None:
    assert scopes(f"{AR_LEAD}\n{rest}") == ["incident", scope]


@pytest.mark.parametrize(
    ("rest", "scope"),
    [
        pytest.param("In July, a bomb hit a bus in the city. Nine people were killed.", "background", id="the next sentence goes on"),
        pytest.param("On Monday, gunmen killed nine people in the city.", "background", id="opens with another day"),
        pytest.param("A bomb hit the city last year, killing nine people.", "background", id="what came of it"),
        pytest.param(
            "There were two bombings last year, in Amber and in Lindow, the latter killing nine people.", "background", id="the latter"
        ),
        pytest.param("Last year the market was renovated, but the bomb killed nine traders.", "incident", id="a contrast"),
    ],
)
def test_english(rest: str, scope: str) -> None:
    assert scopes(f"{EN_LEAD}\n{rest}") == ["incident", scope]


def test_a_report_on_an_anniversary_recalls_throughout() -> None:
    text = "أحيت البلدة الذكرى العاشرة للمجزرة التي قتل فيها 40 شخصا.\nوقتل يومها خمسة أطفال من عائلة واحدة."
    assert scopes(text) == ["background", "background"]


def test_a_feast_on_the_day_of_an_attack_is_no_anniversary_of_it() -> None:
    assert scopes("قتل أربعة أشخاص في تفجير استهدف محتفلين بذكرى المولد.") == ["incident"]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param("وقتل في الحرب 62 ألف شخص.", ["incident", "cumulative"], id="no incident kills so many"),
        pytest.param("وتسببت الألغام بمقتل آلاف المدنيين.", ["incident", "cumulative"], id="thousands"),
        pytest.param("أكثر من 300 قتيل\nوقتل أكثر من 300 مدني منذ بدء الحملة.", ["incident", "cumulative", "cumulative"], id="a heading"),
        pytest.param("وقتل 800 شخص منذ بدء الحملة، بينهم 90 طفلا.", ["incident", "cumulative", "cumulative"], id="parts"),
        pytest.param("ومنذ بدء الحملة، قتل 800 مدني.\nكما قتل 90 جنديا في المعارك.", ["incident", "cumulative", "cumulative"], id="also"),
    ],
)
def test_tolls_of_wars(rest: str, expected: list[str]) -> None:
    assert scopes(f"{AR_LEAD}\nوتوجه مسعفون إلى المكان.\n{rest}") == expected


def test_disasters_kill_many_at_once() -> None:
    assert scopes("قتل سبعة آلاف شخص في زلزال ضرب المنطقة فجر اليوم.") == ["incident"]


def test_the_lead_tells_the_news_whatever_returns() -> None:
    text = "قتل 40 مدنيا في قصف على البلدة اليوم.\nوتوجه مسعفون إلى المكان.\nوقتل 40 مدنيا منذ مطلع العام."
    assert scopes(text) == ["incident", "cumulative"]


def test_hours_are_no_other_time() -> None:
    assert scopes("Twelve bodies were brought to the hospital in the past 24 hours; nine people were killed there.")[-1:] == ["incident"]


def test_what_came_of_a_dated_deed_goes_with_it() -> None:
    assert scopes(f"{AR_LEAD}\nوانفجرت قنبلة في 2 نيسان الماضي، ما أدى إلى مقتل تسعة أشخاص.") == ["incident", "background"]
