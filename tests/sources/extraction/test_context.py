"""Events, statements and what belongs to another time: scope, types and kinds."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, DraftClaim

PUBLISHED = datetime.date(2021, 6, 17)


def claims(text: str, kind: str) -> list[DraftClaim]:
    return [claim for claim in extract(Document(text, PUBLISHED)).claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        pytest.param("قتل شخصان في غارة جوية على البلدة.", "airstrike", id="airstrike"),
        pytest.param("استهدفت طائرة مسيرة سيارة قرب البلدة.", "drone_strike", id="drone"),
        pytest.param("ضربة أمريكية جوية نفذتها طائرة مسيرة.", "drone_strike", id="strike by a drone"),
        pytest.param("قصف مدفعي يستهدف أطراف القرية.", "shelling", id="shelling"),
        pytest.param("انفجرت عبوة ناسفة على الطريق.", "bombing_ied", id="bomb"),
        pytest.param("هجوم انتحاري يستهدف مسجدا في المدينة.", "suicide_bombing", id="suicide attack"),
        pytest.param("اندلعت اشتباكات عنيفة على الجبهة.", "armed_clash", id="clashes"),
        pytest.param("نفذت القوات عملية إنزال جوي فجرا.", "air_landing", id="landing"),
        pytest.param("اغتيال ضابط أمام منزله.", "assassination", id="assassination"),
        pytest.param("خطف مسلحون طبيبا من عيادته.", "abduction", id="abduction"),
        pytest.param("A suicide bomber struck the market in the city.", "suicide_bombing", id="suicide bomber"),
        pytest.param("The rocket attack hit a school in the town.", "rocket", id="rocket"),
        pytest.param("A roadside bomb hit the bus on Monday.", "bombing_ied", id="roadside bomb"),
        pytest.param("Gunmen opened fire on the crowd.", "shooting", id="shooting"),
    ],
)
def test_the_main_event_has_its_type(text: str, event_type: str) -> None:
    assert claims(text, "event")[0].event_type == event_type


def test_the_operation_takes_the_type_of_the_main_event() -> None:
    events = claims("نفذت القوات عملية إنزال جوي فجرا.\nوانتهت العملية صباحا.", "event")

    assert [event.event_type for event in events] == ["air_landing", "air_landing"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        pytest.param("قتل خمسة أشخاص في غارة على البلدة.", "incident", id="the incident"),
        pytest.param("يذكر أن خمسة أشخاص قتلوا في هجوم مماثل.", "background", id="it is recalled"),
        pytest.param("وقتل خمسة أشخاص في تفجير الشهر الماضي.", "background", id="last month"),
        pytest.param("وقتل خمسة أشخاص في تفجير عام 2015.", "background", id="another year"),
        pytest.param("وقتل خمسة آلاف شخص منذ اندلاع الحرب.", "cumulative", id="since the war began"),
        pytest.param("وقتل أكثر من 300 شخص منذ عام 2011.", "cumulative", id="since a year"),
        pytest.param("وأصيب خمسة أشخاص منذ صباح اليوم.", "incident", id="since this morning"),
        pytest.param("Five people were killed in the blast.", "incident", id="the incident, english"),
        pytest.param("A similar attack killed five people last month.", "background", id="last month, english"),
        pytest.param("More than 5,000 people have been killed since the war began.", "cumulative", id="since the war, english"),
        pytest.param("A bombing there killed five people in 2015.", "background", id="another year, english"),
    ],
)
def test_tolls_of_another_time_are_apart(text: str, scope: str) -> None:
    assert [claim.scope for claim in claims(text, "casualties")] == [scope]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("ونفت الوزارة وقوع غارة على المدينة.", "denial", id="denies"),
        pytest.param("وتبنى التنظيم الهجوم في بيان.", "claim_of_responsibility", id="claims"),
        pytest.param("واتهمت الحكومة المعارضة بقصف المدينة.", "accusation", id="accuses"),
        pytest.param("ولم تعلن أي جهة مسؤوليتها، ولم ترد معلومات عن المنفذين.", "no_information", id="nothing known"),
        pytest.param("The ministry denied any role in the attack.", "denial", id="denied"),
        pytest.param("The group claimed responsibility for the attack.", "claim_of_responsibility", id="claimed"),
        pytest.param("There was no immediate claim of responsibility. The army blamed the rebels.", "accusation", id="blamed"),
    ],
)
def test_statements_have_their_kind(text: str, kind: str) -> None:
    assert kind in {claim.statement_kind for claim in claims(text, "statement")}


def test_the_doer_and_the_target_are_told_apart() -> None:
    actors = claims("نفذت قوات التحالف غارة استهدفت تنظيم داعش.", "actor")

    assert [(actor.mention, actor.actor_role) for actor in actors] == [
        ("قوات التحالف", "alleged_perpetrator"),
        ("تنظيم داعش", "target"),
    ]
