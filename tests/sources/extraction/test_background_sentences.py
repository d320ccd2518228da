"""Which figures are of the incident, and which of something earlier or of a whole war; one text a line."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document

TEXTS = """
ar | قتل خمسة جنود في الهجوم. وكان 12 جنديا قد قتلوا في هجوم مماثل الشهر الماضي. | incident earlier
ar | قتل أربعة أشخاص اليوم بعد يوم من هجوم أودى بحياة 20 شخصا. | incident earlier
ar | اعتقلت الشرطة رجلا بتهمة التخطيط للتفجير الذي أودى بحياة تسعة حجاج. | incident earlier
ar | قتل راعيان في قصف على القرية ردا على هجوم أودى بحياة ستة جنود. | incident earlier
en | He confessed to planning the raid that left more than 40 dead. | earlier
en | Police are hunting the men behind the raid that left nine dead. | incident
en | The base was overrun in an attack last month, with 16 soldiers killed. | earlier
ar | بعد يوم من توقيع الاتفاق، قتل ستة رعاة في قصف على القرية. | incident
ar | قتل ستة رعاة في قصف على القرية، في وقت أعلنت الوزارة إغلاق المدارس منذ مطلع العام. | incident
ar | وفي عام 2016 قتل 30 شخصا في تفجير انتحاري. | earlier
ar | وأسفرت الحرب منذ اندلاعها عن مقتل 20 ألف شخص. | earlier
ar | ومنذ السابع من أكتوبر 2023 قتل أكثر من 60 ألف فلسطيني. | earlier
ar | ويذكر أن 15 شخصا قتلوا في تفجير سابق. | earlier
ar | وفي مارس الماضي قتل سبعة عمال. | earlier
ar | وقبل أسبوعين قتل ثلاثة صحفيين. | earlier
ar | قتل شخصان أمس الأحد في قصف على القرية. | incident
ar | وقتل 40 مدنيا خلال العام الجاري وحده. | earlier
ar | وخلفت الحرب المستمرة منذ أبريل 2023 عشرات آلاف القتلى. | earlier
ar | وفي هجوم منفصل قتل ستة رعاة. | earlier
ar | وبذلك يرتفع عدد القتلى منذ بداية العام إلى 214. | earlier
ar | وقتل في الصراع الذي اندلع عام 2014 أكثر من 10 آلاف شخص. | earlier
ar | وارتفعت حصيلة الحرب إلى 43 ألف شهيد. | earlier
en | Five soldiers died. Last month 12 soldiers were killed in a similar attack. | incident earlier
en | Four people were killed on Monday, a day after a bombing killed 20. | incident earlier
en | In 2016, 30 people were killed in a suicide bombing. | earlier
en | In the deadliest attack since the start of the offensive, gunmen killed seven people. | incident
en | More than 1,200 people, including civilians, have lost their lives since the group resumed its campaign. | earlier
en | The war has displaced over 3.2 million villagers, too. | earlier
en | Last month, fighters stormed the village, killing more than 450 civilians. | earlier
en | Since the return to war on May 4, 2,914 people have been killed. | earlier
en | At least 79 people were killed over the past 24 hours. | incident
ar | قتل سبعة أشخاص في الهجوم الأعنف منذ بداية الحرب. | incident
en | The war has killed more than 20,000 people since April 2023. | earlier
en | More than 60,000 people have been killed in Gaza since the war began. | earlier
en | In March, gunmen killed seven workers. | earlier
en | Two weeks ago three journalists were killed. | earlier
en | Two people were killed on Sunday in shelling. | incident
en | The conflict, now in its third year, has killed tens of thousands of people. | earlier
en | Separately, six herders were killed in another district. | earlier
en | The attack came after a strike killed 10 people last week. | earlier
en | The violence has killed 400 people this year. | earlier
en | The insurgency has left 40,000 people dead over a decade. | earlier
"""

ROWS = [tuple(part.strip() for part in line.split("|")) for line in TEXTS.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_figures_are_of_the_incident_or_earlier(language: str, text: str, expected: str) -> None:
    claims = extract(Document(text, datetime.date(2024, 5, 20), "ar" if language == "ar" else "en")).claims
    scopes = ["incident" if claim.scope == "incident" else "earlier" for claim in claims if claim.kind == "casualties"]
    assert " ".join(scopes) == expected


def test_reports_listed_under_a_heading_are_of_other_incidents() -> None:
    text = "Gunmen killed four farmers.\n\nRelated:\n\n1. A bomb in Wadi Zahra kills nine people.\n2. Six soldiers die in a raid."
    claims = [claim for claim in extract(Document(text, None, "en")).claims if claim.kind == "casualties"]
    assert [(claim.value_min, claim.scope) for claim in claims] == [(4, "incident"), (9, "background"), (6, "background")]
