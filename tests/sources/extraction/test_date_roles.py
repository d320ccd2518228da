"""Which dates are the incident's, and which belong to statements, plans, hearings, anniversaries or other things."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, DraftClaim

PUBLISHED = datetime.date(2023, 1, 11)  # a Wednesday


def dates(text: str, published: datetime.date | None = PUBLISHED) -> list[DraftClaim]:
    return [claim for claim in extract(Document(text, published)).claims if claim.kind == "date"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("قتل مدنيان في قصف على البلدة أمس الثلاثاء.", "event", id="the deed"),
        pytest.param("قتل مدنيان في الهجوم الذي وقع أمس الثلاثاء.", "event", id="the attack that took place"),
        pytest.param("قتل جندي في المنطقة التي استعادتها القوات قبل يومين.", "background", id="the area that was retaken"),
        pytest.param("يصل وفد إلى القرية التي قصفت أمس.", "event", id="the village that was shelled"),
        pytest.param("قتل مدنيان في القصف، وسيزور الوزير البلدة اليوم.", "background", id="a visit to come"),
        pytest.param("قتل مدنيان في القصف، ومن المقرر أن يدفنا اليوم.", "background", id="a burial that is due"),
        pytest.param("وقع انفجار في سيارة أمس الثلاثاء.", "event", id="a car is no future"),
        pytest.param("أحيا السكان الثلاثاء ذكرى مقتل أبنائهم في المجزرة.", "background", id="an anniversary"),
        pytest.param("وجهت النيابة أمس تهمة القتل لثلاثة موقوفين.", "statement", id="a hearing"),
        pytest.param('وقالت الناشطة لإذاعة "صوت البلدة" أمس إن القصف مستمر.', "statement", id="a name in quotation marks"),
        pytest.param("من جانبها نددت الوزارة، أمس الثلاثاء، بالقصف على البلدة.", "statement", id="a condemnation"),
        pytest.param("أدانت الوزارة القصف الذي وقع أمس الثلاثاء.", "event", id="the deed that is condemned"),
        pytest.param("وجاءت تصريحات الوزير، أمس الثلاثاء، بعد القصف على البلدة.", "statement", id="remarks"),
        pytest.param("استهدف تفجير اجتماعا لوجهاء البلدة أمس الثلاثاء.", "event", id="a meeting that was hit"),
        pytest.param("حقق الجيش، أمس الثلاثاء، تقدما بالسيطرة على مواقع في نبعة. ولم يعلق أحد.", "event", id="ground is taken"),
        pytest.param("Two men were killed on Tuesday in a blast.", "event", id="the deed, english"),
        pytest.param("Earlier Tuesday, he met with relatives of guards who were killed in the raid.", "statement", id="a meeting"),
        pytest.param("The mayor on Tuesday condemned the shelling.", "statement", id="a condemnation, english"),
        pytest.param("The mayor condemned the shelling that hit Lindow on Tuesday.", "event", id="condemned, its own day"),
        pytest.param("The blast killed two; ministers will meet on Wednesday.", "background", id="a meeting to come"),
        pytest.param("A court on Tuesday heard that he was charged with the shooting.", "statement", id="a hearing, english"),
        pytest.param("Two died in the raid, a guard told the agency by phone on Tuesday.", "statement", id="told on a day"),
        pytest.param("The group claimed the bombing in its Tuesday statement.", "statement", id="a statement of a day"),
        pytest.param("Families on Tuesday marked the anniversary of the bombing.", "background", id="an anniversary, english"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert dates(text)[0].date_role == role


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("قتل مدني في قصف قبل ساعات.", 11, id="hours ago"),
        pytest.param("قتل مدني في قصف قبل ثلاث ساعات.", 11, id="three hours ago"),
        pytest.param("استهدف القصف البلدة قبل قليل.", 11, id="a moment ago"),
        pytest.param("قتل مدني في قصف منذ الساعة التاسعة صباح اليوم.", 11, id="a time of the day is no length"),
        pytest.param("قتل مدني في قصف اليوم الأربعاء (11 كانون الثاني 2022).", 11, id="last year's number by mistake"),
        pytest.param("قتل مدني في قصف يوم الاثنين الموافق 9 كانون الثاني.", 9, id="which is"),
        pytest.param("A man was killed in a shooting hours ago.", 11, id="hours ago, english"),
    ],
)
def test_day(text: str, day: int) -> None:
    assert dates(text)[0].date_from == datetime.date(2023, 1, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Two men were killed in a raid ahead of the talks on Feb. 3.", datetime.date(2023, 2, 3), id="not last year's"),
        pytest.param("قتل رجلان قبل محادثات في 3 أيار المقبل.", datetime.date(2023, 5, 3), id="the coming May"),
        pytest.param("قتل رجلان قبل محادثات في الثالث والعشرين من كانون الثاني الجاري.", datetime.date(2023, 1, 23), id="an ordinal"),
    ],
)
def test_what_is_soon_to_come_is_a_plan(text: str, day: datetime.date) -> None:
    assert [(claim.date_from, claim.date_role, claim.modality) for claim in dates(text)] == [(day, "background", "future")]


@pytest.mark.parametrize("text", ["قتل مدنيان في قصف على البلدة منذ أيام.", "Two men were killed in raids in recent days."])
def test_some_days_are_no_day(text: str) -> None:
    assert [claim.date_role for claim in dates(text)] == ["background"]


def test_a_body_that_goes_back_recalls_unless_it_tells_of_the_attack() -> None:
    lead = "قتل جندي في هجوم أمس الثلاثاء.\nوتوجهت قوات إلى المكان.\n"
    recalled, told = dates(lead + "ويحقق فريق في مقتل طفل الخميس الماضي."), dates(lead + "ووقع الهجوم الخميس الماضي.")
    assert (recalled[-1].date_role, told[-1].date_role) == ("background", "event")


def test_a_day_called_past_recalls_wherever_it_is_named() -> None:
    text = "تبنت جماعة الهجوم على القافلة في 29 كانون الأول الماضي.\nوقالت إن هجوم 29 كانون الأول نفذه رجل واحد."
    assert [claim.date_role for claim in dates(text)] == ["background", "background"]


def test_since_a_year_is_that_year() -> None:
    claim = dates("قتل مدنيان في القصف، وهجر الآلاف منذ عام 1999.")[0]
    assert (claim.date_from, claim.date_role) == (datetime.date(1999, 1, 1), "background")


def test_a_line_that_is_a_date_dates_the_statement() -> None:
    claims = dates("الثلاثاء 10/1/2023\nقتل مدني في قصف على البلدة.")
    assert (claims[0].date_role, claims[-1].inferred, claims[-1].date_from) == ("statement", True, datetime.date(2023, 1, 10))


def test_the_stamp_of_a_post_without_a_day_stands_in() -> None:
    claims = dates("قتل مدني في قصف على البلدة\n9:15 PM · Jan 9, 2023 · 344 Views", None)
    assert [(claim.quote, claim.date_from, claim.inferred) for claim in claims] == [("Jan 9, 2023", datetime.date(2023, 1, 9), True)]


def test_the_stamp_of_a_post_says_nothing_more_than_the_day_given() -> None:
    assert dates("قتل مدني في قصف على البلدة\n9:15 PM · Jan 10, 2023 · 344 Views") == []
