"""Days that other words decide: stamps of posts, the Islamic calendar, nights, days named after other days, recaps."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, DraftClaim, Language

PUBLISHED = datetime.date(2024, 5, 17)  # a Friday


def dates(text: str, language: Language, published: datetime.date | None = PUBLISHED) -> list[DraftClaim]:
    """Give the date claims of a text."""
    return [claim for claim in extract(Document(text, published, language)).claims if claim.kind == "date"]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        pytest.param("قصفت المدفعية القرية الاثنين. وفي اليوم التالي قتل ثلاثة مدنيين.", "ar", [13, 14], id="next day"),
        pytest.param("Shells hit the village on Monday. The next day three people were killed.", "en", [13, 14], id="next day in English"),
        pytest.param("قتل جندي في 8 ذو القعدة 1445.", "ar", [16], id="Islamic date with year"),
        pytest.param("قتل جندي في 8 ذي القعدة.", "ar", [16], id="Islamic date, the latest"),
        pytest.param("وقع القصف بعد منتصف ليل الأربعاء.", "ar", [16], id="after midnight is the next day"),
        pytest.param("وقع القصف مساء الأربعاء.", "ar", [15], id="evening is the day itself"),
        pytest.param("وقع القصف بعد منتصف ليل الأربعاء الخميس.", "ar", [16], id="after midnight between two days"),
    ],
)
def test_day_is_reckoned(text: str, language: Language, days: list[int]) -> None:
    assert [claim.date_from for claim in dates(text, language)] == [datetime.date(2024, 5, day) for day in days]


def test_night_between_two_days_is_both() -> None:
    claim = dates("وقع القصف ليل الأربعاء الخميس.", "ar")[0]
    assert (claim.date_from, claim.date_to) == (datetime.date(2024, 5, 15), datetime.date(2024, 5, 16))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قتل مدني في قصف على البلدة 7:27 PM · May 16, 2024 344 Views", id="time and day"),
        pytest.param("News of the North May 16, 2024 · Shared with Public قتل مدني في قصف على البلدة", id="shared with"),
        pytest.param("قتل مدني في قصف على البلدة 7:27 PM · May 16, 20241.2K Views", id="glued counter"),
    ],
)
def test_stamp_of_a_post_dates_no_incident(text: str) -> None:
    assert not dates(text, "ar")


def test_stamp_far_from_the_day_given_is_reckoned_from() -> None:
    claims = dates("قتل مدني في قصف فجر اليوم 7:27 PM · Feb 3, 2022", "ar")
    assert [claim.date_from for claim in claims] == [datetime.date(2022, 2, 3)]


def test_day_of_a_menu_dates_no_incident() -> None:
    roles = [claim.date_role for claim in dates("قتل مدنيان في القصف.\nأسعار الخضار ترتفع خلال الأسبوع الجاري", "ar")]
    assert roles == ["background"]


def test_sentence_that_opens_with_an_earlier_day_recalls() -> None:
    text = "قتل خمسة أشخاص في تفجير اليوم الجمعة. ويوم الاثنين قتل سبعة أشخاص في مدينة أخرى."
    scopes = [claim.scope for claim in extract(Document(text, PUBLISHED, "ar")).claims if claim.kind == "casualties"]
    assert scopes == ["incident", "background"]


def test_accusations_are_dated_as_statements() -> None:
    roles = [claim.date_role for claim in dates("تبادلت الحكومة والمتمردون الاتهامات أمس بقصف أحياء سكنية.", "ar")]
    assert "statement" in roles
