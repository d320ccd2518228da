"""Who stands behind a toll: the name written in the text, or nobody. One sentence or two a case, both languages."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Attribution, Document

PUBLISHED = datetime.date(2021, 6, 17)

ARABIC = [
    pytest.param("أعلنت وزارة الداخلية مقتل 5 أشخاص.", ["وزارة الداخلية"], id="verb, subject, noun"),
    pytest.param("وقال قائد الشرطة إن 5 أشخاص قتلوا.", ["قائد الشرطة"], id="verb, subject, particle"),
    pytest.param('وقال شاهد عيان: "رأيت مقتل 5 أشخاص".', ["شاهد عيان"], id="direct quotation"),
    pytest.param("وكان الدفاع المدني قد أعلن إصابة 5 أشخاص.", ["الدفاع المدني"], id="kana"),
    pytest.param("قتل 5 أشخاص في الهجوم، بحسب مصادر طبية.", ["مصادر طبية"], id="closing preposition"),
    pytest.param("وبحسب مصادر طبية، قتل 5 أشخاص في الهجوم.", ["مصادر طبية"], id="opening preposition"),
    pytest.param("قتل 5 أشخاص، وفقا لوزارة الصحة.", ["وزارة الصحة"], id="attached lam left out"),
    pytest.param("قتل 5 أشخاص، حسبما أفاد مراسلنا في المدينة.", ["مراسلنا في المدينة"], id="as reported"),
    pytest.param("قال المحافظ إن الوضع هادئ. وأضاف أن 5 أشخاص قتلوا.", ["المحافظ"], id="zero subject"),
    pytest.param("ذكرت الشرطة أن انفجارا وقع، مضيفة أن 5 أشخاص قتلوا.", ["الشرطة"], id="participle goes on"),
    pytest.param("نقلت وكالة محلية عن مسؤول أمني مقتل 5 أشخاص.", ["مسؤول أمني"], id="relayed"),
    pytest.param("مصادر محلية أكدت مقتل 5 أشخاص.", ["مصادر محلية"], id="subject first"),
    pytest.param("قتل 5 أشخاص بحسب الأمم المتحدة، في حين قال المرصد إن 7 أشخاص قتلوا.", ["الأمم المتحدة", "المرصد"], id="two sources"),
    pytest.param("قتل 5 أشخاص في قصف على البلدة.", [None], id="nobody"),
    pytest.param("أعلنت الشرطة فتح تحقيق. وقتل 5 أشخاص في الهجوم.", [None], id="not carried into the next sentence"),
    pytest.param("قال المتحدث باسم الشرطة، سامي عودة، إن 5 أشخاص قتلوا.", ["سامي عودة"], id="name after role"),
    pytest.param("قتل 5 أشخاص، وفق حصيلة أصدرتها وزارة الصحة.", ["وزارة الصحة"], id="issuer of a report"),
    pytest.param('أفادت منظمة "أطباء العالم" بمقتل 5 أشخاص.', ['منظمة "أطباء العالم'], id="quoted name"),
    pytest.param("أعلن الجيش، اليوم الثلاثاء، عن مقتل 5 جنود.", ["الجيش"], id="date between"),
    pytest.param("أفادت معلومات مؤكدة عن مقتل 5 أشخاص.", ["معلومات مؤكدة"], id="adjective is no participle"),
    pytest.param("يذكر أن 5 أشخاص قتلوا في المكان نفسه العام الماضي.", [None], id="impersonal"),
]

ENGLISH = [
    pytest.param("Police said five people were killed.", ["Police"], id="subject first"),
    pytest.param("Five people were killed, police said.", ["police"], id="closing"),
    pytest.param("Five people were killed, said the interior ministry.", ["the interior ministry"], id="inverted"),
    pytest.param("According to local officials, five people were killed.", ["local officials"], id="according to, opening"),
    pytest.param("Five people were killed, according to a hospital source.", ["a hospital source"], id="according to, closing"),
    pytest.param("Police spokesman Omar Said told reporters that five people were killed.", ["Omar Said"], id="role and name"),
    pytest.param("Omar Said, a police spokesman, said five people were killed.", ["Omar Said"], id="name and role"),
    pytest.param("The governor spoke on Friday. He said five people were killed.", [None], id="pronoun without a source"),
    pytest.param("The governor said it was calm. He said five people were killed.", ["The governor"], id="pronoun"),
    pytest.param(
        "The army said two men were killed, while residents said nine people were killed.", ["The army", "residents"], id="two sources"
    ),
    pytest.param("Five people were killed in the blast.", [None], id="nobody"),
    pytest.param("Police opened an inquiry. Five people were killed.", [None], id="not carried over"),
    pytest.param("The agency, which is run by the state, said five people were killed.", ["The agency"], id="aside"),
    pytest.param("State media said jets had hit targets near the capital, killing three soldiers.", ["State media"], id="long content"),
    pytest.param("Five people were killed local media reported.", ["local media"], id="comma left out"),
    pytest.param("The ministry says five people were killed.", ["The ministry"], id="present tense"),
]


def attributions(text: str, language: str) -> list[Attribution | None]:
    claims = extract(Document(text, PUBLISHED, language)).claims  # type: ignore[arg-type]
    return [claim.attribution for claim in claims if claim.kind == "casualties"]


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_sources(text: str, expected: list[str | None]) -> None:
    assert [source.name if source else None for source in attributions(text, "ar")] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_sources(text: str, expected: list[str | None]) -> None:
    assert [source.name if source else None for source in attributions(text, "en")] == expected


def test_the_agency_that_passes_words_on_is_named() -> None:
    (source,) = attributions("نقلت وكالة محلية عن مسؤول أمني مقتل 5 أشخاص.", "ar")

    assert source is not None
    assert source.via == "وكالة محلية"


def test_an_inherited_source_says_so() -> None:
    (source,) = attributions("قال المحافظ إن الوضع هادئ. وأضاف أن 5 أشخاص قتلوا.", "ar")

    assert source is not None
    assert source.mode == "inherited"
