"""Place names with the relation, direction and class that the words give."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document
from sources.extraction.view import fold

PUBLISHED = datetime.date(2021, 6, 17)

CASES = [
    pytest.param("ar", "وقع انفجار في مدينة الرستن.", [("الرستن", "in", "", "city")], id="class word"),
    pytest.param("ar", "وقع انفجار قرب قرية كفر عمة.", [("كفر عمة", "near", "", "village")], id="near, compound"),
    pytest.param("ar", "وقع انفجار شرقي بلدة تلبيسة.", [("تلبيسة", "direction_of", "e", "town")], id="outside, east of"),
    pytest.param("ar", "وقع انفجار في شمال غرب سوريا.", [("سوريا", "part_of", "nw", "country")], id="in the north-west of"),
    pytest.param("ar", "وقع انفجار بريف حماة الشمالي.", [("حماة", "part_of", "n", "")], id="countryside"),
    pytest.param("ar", "اشتباكات بين محافظتي حلب وإدلب.", [("حلب", "between", "", "adm1"), ("إدلب", "between", "", "adm1")], id="between"),
    pytest.param(
        "ar",
        "اشتباكات على الحدود بين محافظتي حلب وإدلب.",
        [("حلب", "border", "", "adm1"), ("إدلب", "border", "", "adm1")],
        id="border between",
    ),
    pytest.param("ar", "وقع انفجار على الحدود مع تركيا.", [("تركيا", "border", "", "country")], id="border with"),
    pytest.param("ar", "وقع انفجار في بغداد.", [("بغداد", "in", "", "")], id="known name"),
    pytest.param("ar", "وقع انفجار ببغداد.", [("بغداد", "in", "", "")], id="attached preposition"),
    pytest.param("ar", "على بعد 20 كلم شرق بغداد.", [("بغداد", "distance_from", "e", "")], id="distance"),
    pytest.param("ar", "جرى ذلك في منطقة عسكرية.", [], id="an adjective is no name"),
    pytest.param("ar", "وصف الوضع المالي بأنه صعب.", [], id="a word like a name"),
    pytest.param(
        "ar", "قصف على قريتي عين دقنة ومرعناز.", [("عين دقنة", "in", "", "village"), ("مرعناز", "in", "", "village")], id="two villages"
    ),
    pytest.param("ar", "قصف على مخيم الركبان.", [("الركبان", "in", "", "camp")], id="camp"),
    pytest.param("en", "A blast hit the village of Qorum.", [("Qorum", "in", "", "village")], id="village of"),
    pytest.param("en", "A blast hit a market in Baghdad.", [("Baghdad", "in", "", "")], id="known english"),
    pytest.param("en", "A blast hit a market near Samarra.", [("Samarra", "near", "", "")], id="near english"),
    pytest.param("en", "A blast hit northern Syria.", [("Syria", "part_of", "n", "country")], id="northern"),
    pytest.param("en", "A blast hit a road 20 km west of Aleppo.", [("Aleppo", "distance_from", "w", "")], id="distance english"),
    pytest.param("en", "Clashes broke out in Darzab district.", [("Darzab", "in", "", "adm2")], id="class word after"),
    pytest.param("en", "A blast hit a post on the border with Turkey.", [("Turkey", "border", "", "country")], id="border english"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_places(language: str, text: str, expected: list[tuple[object, ...]]) -> None:
    claims = extract(Document(text, PUBLISHED, language)).claims  # type: ignore[arg-type]

    assert [(c.mention, c.relation, c.direction, c.place_class) for c in claims if c.kind == "place"] == expected


def mentions(text: str, **known: object) -> list[str]:
    claims = extract(Document(text, PUBLISHED, "ar"), **known).claims  # type: ignore[arg-type]
    return [claim.mention for claim in claims if claim.kind == "place"]


def test_names_of_the_caller_are_found() -> None:
    text = "وقع انفجار في زهرات وفي للزرزور."

    assert mentions(text) == []
    assert mentions(text, known_places=frozenset({fold("زهرات")})) == ["زهرات"]
    assert mentions(text, known_places=lambda name: name == fold("زهرات")) == ["زهرات"]


def test_a_name_that_the_report_introduces_is_known_throughout() -> None:
    assert mentions("قصف طال سرمين صباحا. وتقع بلدة سرمين شرقا.") == ["سرمين", "سرمين"]


def test_distance_is_in_kilometers() -> None:
    claims = extract(Document("A blast hit a road 10 miles west of Aleppo.", PUBLISHED, "en")).claims

    assert [claim.distance_km for claim in claims if claim.kind == "place"] == [16.1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Shells hit the northern outskirts of Sudan's capital.", ["Sudan"], id="possessive"),
        pytest.param("A bomb went off near Bab al-Nahr cemetery on Monday.", ["Bab al-Nahr cemetery"], id="landmark with an article"),
        pytest.param("A drone hit a house in the Kharkiv region.", ["Kharkiv region"], id="region"),
        pytest.param("Two people were killed in al-Rumana village.", ["al-Rumana"], id="village without its class"),
        pytest.param("The army is losing ground as Washington draws down its troops in Niger.", ["Niger"], id="seat of a government"),
    ],
)
def test_english_names_are_whole(text: str, names: list[str]) -> None:
    claims = extract(Document(text, None, "en")).claims
    assert [claim.mention for claim in claims if claim.kind == "place"] == names


ARABIC_NAMES = [
    pytest.param("سقطت قذيفة على مخيم وادي الزهرات للنازحين.", ["وادي الزهرات"], id="genitive"),
    pytest.param("سقطت قذيفة قرب سد الزهرات صباحا.", ["سد الزهرات"], id="a landmark keeps its class word"),
    pytest.param("استهدف القصف قرى الزهرات، السنديان، ووادي الطير.", ["الزهرات", "السنديان", "وادي الطير"], id="list"),
    pytest.param("استهدف القصف قرى الزهرات و السنديان.", ["الزهرات", "السنديان"], id="and written apart"),
    pytest.param('استهدف القصف مدينة "نورة لاند" ليلا.', ["نورة لاند"], id="quoted whole"),
    pytest.param("وقع القصف في مناطق متفرقة وقرى عدة.", [], id="adjectives after plurals"),
    pytest.param("أصيب طفل في حي سكني بقرية الزهرات.", ["الزهرات"], id="an adjective of a masculine class word"),
    pytest.param("تعد البلدة أكبر بلدة تمكنت القوات من دخولها.", [], id="a verb after a class word"),
    pytest.param("أقيم معسكر لتدريب المجندين قرب ساحة الشهداء.", ["ساحة الشهداء"], id="an attached preposition, a namesake"),
    pytest.param("قصف على كفر زهرات ليلا.", ["كفر زهرات"], id="compound without its class"),
    pytest.param("قتل ثلاثة في كمارا شمال مالي.", ["كمارا", "مالي"], id="unknown between in and a side"),
    pytest.param("قصفت الطائرات ريف دمشق الجنوبي.", ["ريف دمشق"], id="a governorate named after countryside"),
    pytest.param("انسحبت قوات سوريا الديمقراطية من بلدة الزهرات.", ["الزهرات"], id="the name of an organization"),
    pytest.param("يحمل القتلى جنسيات غير سورية.", [], id="an adjective like a country"),
]


@pytest.mark.parametrize(("text", "names"), ARABIC_NAMES)
def test_arabic_names_are_whole(text: str, names: list[str]) -> None:
    assert mentions(text) == names


VOUCHED = [
    pytest.param("قصف طال زهرات ليلا.", ["زهرات"], id="object of an attack"),
    pytest.param("عاجل #زهرات سقوط قذائف.", ["زهرات"], id="hashtag"),
    pytest.param("زهرات: سقوط قذائف ليلا.", ["زهرات"], id="heading"),
    pytest.param("قذائف على سرمين وزهرات.", ["سرمين", "زهرات"], id="list"),
    pytest.param("سقوط قذائف على كفرزهرات.", ["كفرزهرات"], id="two words joined"),
    pytest.param("كتب زهرات على صفحته.", [], id="a bare word"),
    pytest.param("نقلته #مراسل_زهرات الرسمية.", [], id="part of a hashtag"),
]


@pytest.mark.parametrize(("text", "names"), VOUCHED)
def test_a_name_of_the_gazetteer_counts_where_the_words_treat_it_as_a_place(text: str, names: list[str]) -> None:
    assert mentions(text, known_places=frozenset({fold("زهرات"), fold("سرمين"), fold("كفر زهرات")})) == names


def test_an_ordinary_word_is_no_name_whatever_the_gazetteer_holds() -> None:
    assert mentions("أصيب بجروح في أكثر من مكان.", known_places=frozenset({fold("جروح"), fold("أكثر")})) == []


RELATIONS = [
    pytest.param("ar", "انفجار في الريف الشرقي لمدينة الزهرات.", ("part_of", "e"), id="the eastern countryside of"),
    pytest.param("ar", "انفجار في شمال مدينة الزهرات.", ("part_of", "n"), id="in the north of a town"),
    pytest.param("ar", "انفجار على بعد 20 كم من الزهراء.", ("distance_from", ""), id="distance without a side"),
    pytest.param("ar", "خلاف بين المدنيين في قرية الزهرات.", ("in", ""), id="between people"),
    pytest.param("en", "A blast hit the northern countryside of Aleppo.", ("part_of", "n"), id="countryside of"),
    pytest.param("en", "A blast hit the border town of Zahrat.", ("in", ""), id="border town"),
    pytest.param("en", "Clashes broke out in the north of Mali.", ("part_of", "n"), id="the north of"),
    pytest.param("en", "A blast hit a road 12 km from Aleppo.", ("distance_from", ""), id="kilometers from"),
    pytest.param("en", "A blast hit a road 100 km (62 miles) east of Aleppo.", ("distance_from", "e"), id="two units"),
]


@pytest.mark.parametrize(("language", "text", "expected"), RELATIONS)
def test_relations(language: str, text: str, expected: tuple[str, str]) -> None:
    claims = extract(Document(text, PUBLISHED, language), known_places=frozenset({fold("الزهراء")})).claims  # type: ignore[arg-type]

    assert [(claim.relation, claim.direction) for claim in claims if claim.kind == "place"] == [expected]


ENGLISH_NAMES = [
    pytest.param("Gunmen attacked two villages of Zahrat and Qorum on Monday.", ["Zahrat", "Qorum"], id="list"),
    pytest.param("Two people were killed in the Darfur region.", ["Darfur"], id="a region of its own"),
    pytest.param("Two people were killed in Zahrat State.", ["Zahrat State"], id="a capital class word"),
    pytest.param("A rocket hit Zahrat City airport overnight.", ["Zahrat City airport"], id="two class words"),
    pytest.param("A rocket landed on Camp Zahrat overnight.", ["Camp Zahrat"], id="camp"),
    pytest.param("ZAHRAT (AFP) - A rocket landed near Aleppo.", ["ZAHRAT", "Aleppo"], id="unknown dateline"),
    pytest.param("Fighters of the Islamic State fled from Aleppo.", ["Aleppo"], id="an organization with a class word"),
    pytest.param("After the fall of al-Zahrat, families fled.", ["al-Zahrat"], id="article after a word of attack"),
]


@pytest.mark.parametrize(("text", "names"), ENGLISH_NAMES)
def test_english_names_by_class_and_capitals(text: str, names: list[str]) -> None:
    claims = extract(Document(text, None, "en")).claims
    assert [claim.mention for claim in claims if claim.kind == "place"] == names


def test_what_a_state_has_is_no_place_unless_the_report_opens_with_it() -> None:
    own = "Somalia's al-Zahrat group attacked. Nobody spoke. He met Russia's defense minister in Aleppo."
    claims = extract(Document(own, None, "en")).claims

    assert [claim.mention for claim in claims if claim.kind == "place"] == ["Somalia", "Aleppo"]


def test_a_dateline_is_not_where_it_was() -> None:
    claims = extract(Document("BAGHDAD (Reuters) - A bomb went off in Samarra on Monday.", PUBLISHED, "en")).claims
    places = {claim.mention: claim.scope for claim in claims if claim.kind == "place"}

    assert places == {"BAGHDAD": "background", "Samarra": "incident"}


MORE_ARABIC_NAMES = [
    pytest.param("دخلت القوات حي الشعبية ليلا.", ["الشعبية"], id="a definite word after an indefinite one is no adjective"),
    pytest.param("وقع الهجوم في قرية المسني القريبة من الطريق.", ["المسني"], id="a name like a word for people"),
    pytest.param("أصيب ثلاثة في كمارو بمحافظة بعيدة.", ["كمارو"], id="unknown before what it lies in"),
    pytest.param("أصيب ثلاثة في فندق بمحافظة بعيدة.", [], id="a thing before what it lies in"),
    pytest.param("انطلقت مسيرات في حلب والخزنة، قبل الظهر.", ["حلب", "الخزنة"], id="unknown end of a list"),
    pytest.param("قصف على قرية جبل راس وسقط قتلى.", ["جبل راس"], id="a verb with its and after a compound"),
    pytest.param("طعنوا المارة في منطقة بورو كاردن، ثم فروا.", ["بورو كاردن"], id="two foreign words"),
    pytest.param("أعلنت سرايا القدس مسؤوليتها.", [], id="a brigade named after a place"),
    pytest.param("قصف طال محافظات حلب وصلاح الدين.", ["حلب", "صلاح الدين"], id="an ambiguous name of a list"),
    pytest.param("قصف على بلدة تين-كمار ليلا.", ["تين-كمار"], id="hyphen"),
    pytest.param("قصف على منطقة بوكا دو مورا ليلا.", ["بوكا دو مورا"], id="foreign particle"),
    pytest.param("قصف على ريف كري زهر ليلا.", ["كري زهر"], id="half a name"),
    pytest.param("انفجار في ديرالزور.", ["ديرالزور"], id="words of a known name joined"),
    pytest.param("تراجع المشهد السياسي.", [], id="a definite word is not the name without its article"),
    pytest.param("دهست شاحنة مارة في شارع مزدحم وسط برلين.", ["برلين"], id="an adjective of a street"),
    pytest.param(
        "دبي، الإمارات العربية المتحدة (CNN) انفجار في بغداد.", ["دبي", "الإمارات العربية المتحدة", "بغداد"], id="two of a dateline"
    ),
]


@pytest.mark.parametrize(("text", "names"), MORE_ARABIC_NAMES)
def test_arabic_words_by_shape_and_company(text: str, names: list[str]) -> None:
    assert mentions(text) == names


MORE_ENGLISH_NAMES = [
    pytest.param("Gunmen raided Zahrat and Qorum villages on Monday.", ["Zahrat", "Qorum"], id="two before a plural"),
    pytest.param("It lies far from the state capital, Zahrat.", ["Zahrat"], id="apposition"),
    pytest.param("Shells hit two villages, Zahrat and Qorum.", ["Zahrat", "Qorum"], id="a list after a comma"),
    pytest.param("A convoy moved from Aleppo to Zahrat on Monday.", ["Aleppo", "Zahrat"], id="from one to another"),
    pytest.param("A clash broke out in Mexico City's Zahrat district.", ["Mexico City", "Zahrat"], id="possessive ends a name"),
    pytest.param("The attack hit the Indian state of Jammu and Kashmir.", ["Jammu and Kashmir"], id="known name with and"),
    pytest.param("The Kurdistan Workers' Party denied it.", [], id="an organization named after a place"),
    pytest.param("He blamed Ahmadullah Khogyani for the attack.", [], id="a person named after a place"),
    pytest.param("A bomb went off in a Shiite-majority neighborhood.", [], id="compound adjective"),
    pytest.param("Shells hit a school in Jabalia al-Zahrat.", ["Jabalia al-Zahrat"], id="known name with a part"),
    pytest.param("The blast hit a market in Borno state.", ["Borno state"], id="the word for a unit belongs to its name"),
]


@pytest.mark.parametrize(("text", "names"), MORE_ENGLISH_NAMES)
def test_english_words_by_shape_and_company(text: str, names: list[str]) -> None:
    claims = extract(Document(text, None, "en")).claims
    assert [claim.mention for claim in claims if claim.kind == "place"] == names


def test_a_dateline_may_name_a_town_and_its_state() -> None:
    claims = extract(Document("دبي، الإمارات العربية المتحدة (CNN) انفجار في بغداد.", PUBLISHED, "ar")).claims

    assert [claim.scope for claim in claims if claim.kind == "place"] == ["background", "background", "incident"]


def test_a_capital_in_its_own_news_is_a_place() -> None:
    text = "ضربت الانفجارات برلين صباحا. وقال شهود في برلين إن الشرطة طوقت المكان."

    assert mentions(text) == ["برلين", "برلين"]
