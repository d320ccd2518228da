"""Explicit "none" is zero, limited as the words limit it; "not known" is never zero."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document
from tests.sources.extraction.notation import noted, rows

PUBLISHED = datetime.date(2021, 6, 17)

NONE = [
    pytest.param("ar", "وأكدت الشرطة أنه لا توجد إصابات.", [("injured", "all", "")], id="there are none"),
    pytest.param("ar", "سقطت القذيفة دون وقوع إصابات.", [("injured", "all", "")], id="without"),
    pytest.param("ar", "ولم يسقط قتلى في الهجوم.", [("killed", "all", "")], id="none fell"),
    pytest.param("ar", "لم يصب أي شخص بأذى.", [("injured", "all", "")], id="nobody was hurt"),
    pytest.param("ar", "انتهت الغارة عند الفجر. ولا يوجد ضحايا أتراك.", [("casualties", "all", "TUR")], id="limited to one state"),
    pytest.param("ar", "ولم تسفر الغارة عن ضحايا.", [("casualties", "all", "")], id="subject inside the negated verb"),
    pytest.param("en", "No casualties were reported.", [("casualties", "all", "")], id="no casualties"),
    pytest.param("en", "Nobody was injured in the blast.", [("injured", "all", "")], id="nobody"),
    pytest.param("en", "No one was killed.", [("killed", "all", "")], id="no one"),
    pytest.param("en", "There were no American casualties.", [("casualties", "all", "USA")], id="no american casualties"),
    pytest.param("en", "There were no civilian deaths.", [("killed", "civilians", "")], id="no civilian deaths"),
    pytest.param("en", "The blast did not cause any casualties.", [("casualties", "all", "")], id="did not cause any"),
    pytest.param("en", "No soldiers were killed.", [("killed", "security_forces", "")], id="no soldiers"),
]

UNKNOWN = [
    pytest.param("ar", "لم ترد معلومات عن وقوع ضحايا.", id="no word"),
    pytest.param("ar", "دون ورود معلومات عن إصابات.", id="without word"),
    pytest.param("ar", "انفجرت العبوة دون الإعلان عن ضحايا.", id="without announcing"),
    pytest.param("en", "There were no immediate reports of casualties.", id="no immediate reports"),
    pytest.param("en", "There was no word on casualties.", id="no word on"),
    pytest.param("en", "It was not immediately clear if anyone was hurt.", id="not clear"),
]

NOT_COUNTED = [
    pytest.param("ar", "انفجرت العبوة دون تحديد خطورة الإصابات.", id="not how grave"),
    pytest.param("ar", "لا يوجد تعداد دقيق لعدد الشهداء.", id="no exact count"),
    pytest.param("ar", "سقطت القذيفة دون ذكر عدد القتلى.", id="number not mentioned"),
    pytest.param("en", "The shell fell, and police left without giving details of the wounded.", id="without details"),
    pytest.param("en", "There was no official toll of the dead.", id="no toll"),
]

#: Something else is denied, or more of what is told besides.
NOT_OF_HARM = """
لا يوجد لدى المصاب أي أعراض.
لا توجد إسعافات للجرحى في المخيم.
عدم وجود أدوية للمصابين.
لا يوجد مكان للجرحى.
لا توجد جثث في ثلاجات المستشفى.
لا يوجد من يدفن القتلى.
لا يوجد أي دليل على أن الضحايا مقاتلون.
دون تمكن الأهالي من إسعاف الجرحى.
دون محاسبة قتلة الضحايا.
دون أن يتم انتشال الجثث.
دون علاج مصابين آخرين.
دون تمييز بين مصاب وآخر.
لا توجد إصابات أخرى.
لا توجد إصابات خطيرة بين الركاب.
لم يصب أحد سوى السائق.
لم تسفر عمليات البحث عن جرحى.
لم يقتل الجنود الرهائن.
أصيب عاملان، والأضرار مادية فقط في المخزن.
"""

LEADING_TO_NONE = """
لم يسفر انهيار السقف عن إصابات. | i0
لم يتسبب القصف بسقوط ضحايا. | c0
لم تقع إصابات في صفوف المدنيين. | i0 civ
سقطت قذيفة في الساحة والأضرار مادية فقط. | i0
اقتصرت الأضرار على الجانب المادي. | i0
"""

NOT_OF_HARM_EN = """
There were no serious injuries.
There were no other casualties.
No further deaths were reported.
No one among the injured had symptoms.
There are no ambulances to carry casualties.
None of the victims was identified.
"""


@pytest.mark.parametrize("text", NOT_OF_HARM_EN.strip().splitlines())
def test_more_or_something_else_denied_in_english_is_not_zero(text: str) -> None:
    assert zeros("en", text) == []


@pytest.mark.parametrize("text", NOT_OF_HARM.strip().splitlines())
def test_what_the_harmed_lack_is_not_zero(text: str) -> None:
    assert zeros("ar", text) == []


@pytest.mark.parametrize(("text", "expected"), rows(LEADING_TO_NONE))
def test_what_led_to_no_harm_is_zero(text: str, expected: str) -> None:
    assert noted(text, "ar") == expected


def zeros(language: str, text: str) -> list[tuple[object, ...]]:
    claims = extract(Document(text, PUBLISHED, language)).claims  # type: ignore[arg-type]
    return [(c.outcome, c.group, c.nationality) for c in claims if c.kind == "casualties" and c.value_max == 0 and c.polarity == "negated"]


@pytest.mark.parametrize(("language", "text", "expected"), NONE)
def test_none_is_zero(language: str, text: str, expected: list[tuple[object, ...]]) -> None:
    assert zeros(language, text) == expected


@pytest.mark.parametrize(("language", "text"), UNKNOWN + NOT_COUNTED)
def test_not_known_is_not_zero(language: str, text: str) -> None:
    claims = extract(Document(text, PUBLISHED, language)).claims  # type: ignore[arg-type]

    assert [claim for claim in claims if claim.kind == "casualties" and claim.value_max == 0] == []


@pytest.mark.parametrize(("language", "text"), UNKNOWN)
def test_not_known_is_a_statement(language: str, text: str) -> None:
    claims = extract(Document(text, PUBLISHED, language)).claims  # type: ignore[arg-type]

    assert "no_information" in {claim.statement_kind for claim in claims if claim.kind == "statement"}
