"""Which type the main event gets, from the words of the first sentences and what the next ones add."""

from __future__ import annotations

from typing import get_args

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, EventType, Language
from sources.extraction.wordlists import read_list


def kinds(text: str) -> list[str]:
    return [str(claim.event_type) for claim in extract(Document(text)).claims if claim.kind == "event"]


@pytest.mark.parametrize(
    ("text", "main"),
    [
        pytest.param("Four men died in Greenford. A car-bombing hit the market there on Sunday.", "bombing_ied", id="hyphen"),
        pytest.param("A suicide bomb attack in Lindow killed three people.", "suicide_bombing", id="longest words win"),
        pytest.param("Two soldiers died in a crossfire between the army and militants.", "armed_clash", id="crossfire"),
        pytest.param("A patrol was hit in a friendly fire incident.", "shooting", id="friendly fire"),
        pytest.param("A blast tore through the hall. Police said a roadside bomb was used.", "bombing_ied", id="blast by a bomb"),
        pytest.param("An explosion killed a farmer. He had stepped on a mine, his family said.", "landmine", id="explosion by a mine"),
        pytest.param("An explosion was heard in Lindow.", "bombing_ied", id="explosion alone"),
        pytest.param("A gas explosion killed six people in a kitchen.", "other", id="accident"),
        pytest.param("The town was bombarded at dawn. Warplanes returned at noon.", "airstrike", id="bombarded from the air"),
        pytest.param("The town was bombarded at dawn, killing one.", "shelling", id="bombarded"),
        pytest.param("A guard was stabbed in Lindow. The attacker was arrested.", "other", id="deed before arrest"),
        pytest.param("Militants attacked a village, killing nine people.", "armed_clash", id="attack alone"),
        pytest.param("The kidnapped engineer was freed on Sunday. Commandos had carried out a raid.", "raid", id="captivity is over"),
        pytest.param("Six people died in Lindow. Gunmen opened fire on a bus. Protests followed.", "shooting", id="second sentence"),
        pytest.param("قتل ثلاثة في قصف على القرية. وقال سكان إن الطائرات الحربية حلقت فوقها.", "airstrike", id="bombardment by planes"),
        pytest.param("قتل ثلاثة في قصف على القرية بقذائف الهاون.", "shelling", id="bombardment by mortars"),
        pytest.param("قتل ثلاثة في انفجار وسط المدينة. وقال سكان إنه لغم من مخلفات الحرب.", "landmine", id="bang of a mine"),
        pytest.param("قتل ثلاثة في انفجار حافلة وسط المدينة.", "bombing_ied", id="bang alone"),
        pytest.param("قتل ثلاثة في انفجار أسطوانة غاز.", "other", id="bang of a gas bottle"),
        pytest.param("اتهم ناشطون مسلحين باختطافه من منزله.", "abduction", id="of whom it is, attached"),
        pytest.param("اعتقلته دورية من بيته.", "arrest", id="object attached to a verb"),
        pytest.param("خرجت مسيرات حاشدة في المدينة.", "protest", id="marches are no drones"),
        pytest.param("استهدفت مسيرات معادية مستودعا في المدينة.", "drone_strike", id="drones are no marches"),
        pytest.param("أطلق مجهولون الرصاص على سيارته.", "shooting", id="shots"),
        pytest.param("هجوم إسرائيلي صاروخي يستهدف الميناء.", "rocket", id="means after a people's name"),
        pytest.param("استعاد الجيش السيطرة على قرية نبعة. وقال ضابط إن العملية العسكرية مستمرة.", "armed_clash", id="ground is taken"),
        pytest.param("حررت القوات بلدة نبعة. وقصفت الطائرات الحربية مستودعا.", "armed_clash", id="ground before planes"),
        pytest.param("قتل راع في انفجار لغم بعد تحرير قرية نبعة.", "landmine", id="a mine, ground besides"),
        pytest.param("سقطت قذائف هاون على قرية نبعة التي استعاد الجيش مواقع فيها.", "shelling", id="ground taken once"),
        pytest.param("هدمت جرافات منزل شاب بحجة تنفيذه عملية خطف، واعتقلت شقيقه.", "other", id="accused of a deed"),
        pytest.param("اعتقلت الشرطة ثلاثة رجال للاشتباه في تنفيذهم تفجيرات.", "arrest", id="arrested on suspicion"),
        pytest.param("حذر الوزير من هجمات انتحارية. وداهمت الشرطة منزلا في نبعة.", "raid", id="warned of"),
        pytest.param("صعد الجيش هجماته بعد يوم من إعلان الهدنة، وسقطت صواريخ على نبعة.", "rocket", id="news after a day after"),
        pytest.param("A boy attacked a teacher in Lindow. He was soon arrested.", "armed_clash", id="attack before arrest"),
        pytest.param("A boy attacked a teacher in Lindow. He held a knife and was soon arrested.", "other", id="attack with a blade"),
        pytest.param("Explosions and gunfire rocked Lindow. Police found grenades.", "bombing_ied", id="shots after a bang"),
        pytest.param("Police arrested a man accused of a bombing in Lindow.", "arrest", id="accused, english"),
        pytest.param("Jets bombed Lindow in response to rocket fire.", "airstrike", id="in answer to"),
        pytest.param("Troops retook the town of Lindow. Officers said eleven rebels were shot dead.", "armed_clash", id="ground, english"),
        pytest.param("Gunmen opened fire in Lindow, which was captured by rebels.", "shooting", id="captured once"),
        pytest.param("Guards seized the captain. A bomb went off in the village.", "bombing_ied", id="no ground"),
        pytest.param("طرد الجيش مسلحين من بلدة نبعة، فيما سقطت قذائف على الطريق.", "armed_clash", id="driven out, before an addition"),
        pytest.param("قتل راعيان بقصف صاروخي على نبعة، فيما حلقت طائرات حربية فوق التل.", "rocket", id="planes are added"),
        pytest.param("اقتحم مسلحون قرية نبعة وقتلوا راعيا.", "armed_clash", id="raiders"),
        pytest.param("اقتحمت الشرطة منزلا في نبعة وعثرت على عبوات ناسفة.", "raid", id="arms that are found"),
        pytest.param("Police raided a house in Lindow, recovering rifles and hand grenades.", "raid", id="arms that are found, english"),
        pytest.param("Bandits raided the village of Lindow, killing two.", "armed_clash", id="raiders, english"),
        pytest.param("Shells fell on Lindow while police arrested a driver elsewhere.", "shelling", id="added in english"),
        pytest.param("قتل راعيان في قصف على نبعة بقذائف هاون، إضافة إلى طائرات مسيرة.", "shelling", id="first means of a bombardment"),
        pytest.param("تبادل كثيف لإطلاق النار بين فصيلين.", "armed_clash", id="exchange of fire"),
    ],
)
def test_the_main_event(text: str, main: str) -> None:
    assert kinds(text)[0] == main


@pytest.mark.parametrize("language", get_args(Language))
def test_every_listed_word_gives_a_type_of_the_code_list(language: Language) -> None:
    listed = [word for words in read_list("events.toml")[language].values() for word in words if "/" not in word]
    claims = extract(Document("\n\n".join(f"{word}." for word in listed), language=language)).claims

    assert {claim.event_type for claim in claims if claim.kind == "event"} <= set(get_args(EventType))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلنت الوساطة وقف إطلاق النار في المدينة.", id="ceasefire"),
        pytest.param("دعا المجلس إلى وقف شامل لإطلاق النار.", id="comprehensive ceasefire"),
        pytest.param("Troops of Operation Steady Hand left the base.", id="name of a campaign"),
    ],
)
def test_no_event(text: str) -> None:
    assert kinds(text) == []


def test_generic_words_take_the_type_of_the_main_event_and_not_of_background() -> None:
    text = "A suicide bomber walked into a market. The attack killed two. A similar attack killed nine last year."
    assert kinds(text) == ["suicide_bombing", "suicide_bombing", "armed_clash"]


@pytest.mark.parametrize(
    ("text", "main"),
    [
        pytest.param("Two soldiers were killed in the village on Monday.", "other", id="a killing without means"),
        pytest.param("قتل جندي في القرية أمس.", "other", id="a killing without means, arabic"),
        pytest.param("أطلقت قوات الحدود النار على راع.", "shooting", id="fire apart from its verb"),
        pytest.param("At least 40 people died in a massacre in Amber Hill.", "armed_clash", id="massacre"),
        pytest.param("قتل خمسة في انفجار لم يعرف سببه داخل منزل.", "other", id="nobody knows what blew up"),
        pytest.param("قوات خاضت معركة بغطاء جوي من طائرات التحالف.", "armed_clash", id="planes gave cover"),
        pytest.param("اعتقلت الشرطة خمسة خططوا لتنفيذ تفجيرات.", "arrest", id="plotted bombings"),
        pytest.param("Police arrested two men planning a suicide attack.", "arrest", id="plotted, english"),
        pytest.param("A gunman killed six people at a mosque.", "shooting", id="a gunman's killing"),
        pytest.param("Shelling killed two people in strikes on homes in the town.", "shelling", id="strikes by guns"),
        pytest.param("Israeli strikes on the town killed a teacher.", "airstrike", id="strikes on a place"),
        pytest.param("قتل مدنيان بقصف للقوات على السوق.", "shelling", id="a particle attached"),
        pytest.param("احتدمت المعارك شمال البلدة وسط غارات متفرقة بعد يوم.", "airstrike", id="the means before the manner"),
        pytest.param("دهست شاحنة مارة في السوق.", "other", id="run over"),
    ],
)
def test_what_happened_is_told_apart_from_its_setting(text: str, main: str) -> None:
    assert kinds(text)[0] == main
