"""Dates with their roles, reckoned from Thursday 17 June 2021."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, DraftClaim

PUBLISHED = datetime.date(2021, 6, 17)

ARABIC = [
    pytest.param("قتل شخصان في انفجار الخميس.", [("2021-06-17", "2021-06-17", "event")], id="weekday of publication"),
    pytest.param("قتل شخصان في انفجار الأربعاء.", [("2021-06-16", "2021-06-16", "event")], id="day before"),
    pytest.param("قتل شخصان الخميس الماضي.", [("2021-06-10", "2021-06-10", "event")], id="last is strictly earlier"),
    pytest.param("قتل شخصان أمس.", [("2021-06-16", "2021-06-16", "event")], id="yesterday"),
    pytest.param("قتل شخصان أول أمس.", [("2021-06-15", "2021-06-15", "event")], id="day before yesterday"),
    pytest.param("قتل شخصان مساء الثلاثاء.", [("2021-06-15", "2021-06-15", "event")], id="evening of"),
    pytest.param("قتل شخصان يوم 3 حزيران.", [("2021-06-03", "2021-06-03", "event")], id="levantine month"),
    pytest.param("قتل شخصان في 3 حزيران/يونيو 2021.", [("2021-06-03", "2021-06-03", "event")], id="two-name month"),
    pytest.param("قتل شخصان في 5 جوان 2021.", [("2021-06-05", "2021-06-05", "event")], id="maghrebi month"),
    pytest.param("قتل شخصان يوم الإثنين 14 يونيو.", [("2021-06-14", "2021-06-14", "event")], id="weekday and date"),
    pytest.param("قتل شخصان بتاريخ 2021/06/12.", [("2021-06-12", "2021-06-12", "event")], id="year first"),
    pytest.param("قتل شخصان بتاريخ 12-6-2021.", [("2021-06-12", "2021-06-12", "event")], id="day first"),
    pytest.param("قتل شخصان قبل يومين.", [("2021-06-15", "2021-06-15", "event")], id="two days ago, dual"),
    pytest.param("قتل شخصان قبل أربعة أيام.", [("2021-06-13", "2021-06-13", "event")], id="four days ago"),
    pytest.param("قتل شخصان في هجوم مشابه عام 2016.", [("2016-01-01", "2016-12-31", "background")], id="year"),
    pytest.param("قتل شخصان في هجوم مشابه قبل ثلاث سنوات.", [("2017-12-17", "2018-12-31", "background")], id="three years ago"),
    pytest.param(
        "أعلنت الشرطة، اليوم الخميس، أن شخصين قتلا.",
        [("2021-06-17", "2021-06-17", "statement"), ("2021-06-17", "2021-06-17", "event")],
        id="statement stands in",
    ),
    pytest.param(
        "قال المحافظ الأربعاء إن شخصين قتلا الثلاثاء.",
        [("2021-06-16", "2021-06-16", "statement"), ("2021-06-15", "2021-06-15", "event")],
        id="statement and event",
    ),
    pytest.param("قتل شخصان خلال الساعات الماضية.", [("2021-06-16", "2021-06-17", "event")], id="past hours"),
    pytest.param("تعقد الجلسة الثلاثاء المقبل.", [("2021-06-22", "2021-06-22", "background")], id="the future dates no incident"),
]

ENGLISH = [
    pytest.param("Two people were killed on Thursday.", [("2021-06-17", "2021-06-17", "event")], id="weekday of publication"),
    pytest.param("Two people were killed last Thursday.", [("2021-06-10", "2021-06-10", "event")], id="last"),
    pytest.param("Two people were killed yesterday.", [("2021-06-16", "2021-06-16", "event")], id="yesterday"),
    pytest.param("Two people were killed on June 3.", [("2021-06-03", "2021-06-03", "event")], id="month first"),
    pytest.param("Two people were killed on 3 June 2021.", [("2021-06-03", "2021-06-03", "event")], id="day first"),
    pytest.param("Two people were killed on Dec. 30.", [("2020-12-30", "2020-12-30", "background")], id="last December"),
    pytest.param("Two people were killed three days ago.", [("2021-06-14", "2021-06-14", "event")], id="days ago"),
    pytest.param("Two people were killed there in 2015.", [("2015-01-01", "2015-12-31", "background")], id="year"),
    pytest.param(
        "Police said on Thursday that two people were killed on Wednesday.",
        [("2021-06-17", "2021-06-17", "statement"), ("2021-06-16", "2021-06-16", "event")],
        id="statement and event",
    ),
    pytest.param("Two people were killed late on Monday.", [("2021-06-14", "2021-06-14", "event")], id="late on"),
    pytest.param("It may rain and they march on.", [], id="words that are months"),
]


def dates(text: str, language: str) -> list[DraftClaim]:
    return [claim for claim in extract(Document(text, PUBLISHED, language)).claims if claim.kind == "date"]  # type: ignore[arg-type]


def rows(claims: list[DraftClaim]) -> list[tuple[object, ...]]:
    return [(str(claim.date_from), str(claim.date_to), claim.date_role) for claim in claims]


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_dates(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(dates(text, "ar")) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_dates(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(dates(text, "en")) == expected


def test_a_statement_date_that_stands_in_says_so() -> None:
    statement, event = dates("أعلنت الشرطة، اليوم الخميس، أن شخصين قتلا.", "ar")

    assert (statement.inferred, event.inferred) == (False, True)
    assert event.confidence < statement.confidence
