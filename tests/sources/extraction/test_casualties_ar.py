"""Arabic casualty grammar, one sentence a case: outcome, bounds, qualifier and group of every numeric claim."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document

PUBLISHED = datetime.date(2021, 6, 17)

CASES = [
    # number and noun
    pytest.param("مقتل خمسة أشخاص في انفجار وسط المدينة.", [("killed", 5, 5, "exact", "all")], id="verbal noun, number word"),
    pytest.param("قتل ثلاثة مدنيين بقصف على البلدة.", [("killed", 3, 3, "exact", "civilians")], id="passive verb"),
    pytest.param("وأصيب 14 شخصا بجروح متفاوتة.", [("injured", 14, 14, "exact", "all")], id="injured with digits"),
    pytest.param("استشهاد ٣ مواطنين برصاص قناص.", [("killed", 3, 3, "exact", "civilians")], id="arabic-indic digits"),
    pytest.param("قتل7 أشخاص في الهجوم.", [("killed", 7, 7, "exact", "all")], id="glued digit"),
    pytest.param("مصرع ثلاثة وعشرين عاملا في حريق بالمصنع.", [("killed", 23, 23, "exact", "all")], id="compound number"),
    pytest.param("مقتل أحد عشر جنديا في كمين.", [("killed", 11, 11, "exact", "security_forces")], id="eleven"),
    pytest.param("إصابة اثني عشر طالبا في المدرسة.", [("injured", 12, 12, "exact", "others")], id="twelve"),
    pytest.param("مقتل مئة وخمسة وعشرين شخصا في الزلزال.", [("killed", 125, 125, "exact", "all")], id="hundred and"),
    pytest.param("نزوح 119 ألف مدني من المنطقة.", [("displaced", 119000, 119000, "exact", "civilians")], id="thousand scale"),
    pytest.param("نزوح 3 آلاف عائلة نحو الحدود.", [("displaced", 3000, 3000, "exact", "others")], id="families"),
    pytest.param("مقتل مئتي شخص في الفيضانات.", [("killed", 200, 200, "exact", "all")], id="dual hundred"),
    pytest.param("مقتل 1,250 شخصا منذ بداية الحرب.", [("killed", 1250, 1250, "exact", "all")], id="thousands separator"),
    # duals, singulars
    pytest.param("مقتل شخصين في إطلاق نار.", [("killed", 2, 2, "exact", "all")], id="dual oblique"),
    pytest.param("أصيب جنديان خلال المواجهات.", [("injured", 2, 2, "exact", "security_forces")], id="dual nominative"),
    pytest.param("إصابة طفلتين بشظايا قذيفة.", [("injured", 2, 2, "exact", "children")], id="dual feminine"),
    pytest.param("مقتل مدنيين اثنين بانفجار لغم.", [("killed", 2, 2, "exact", "civilians")], id="ambiguous dual with two"),
    pytest.param("مقتل شرطي برصاص مجهولين.", [("killed", 1, 1, "exact", "security_forces")], id="singular"),
    pytest.param("جرح طفل بانفجار قنبلة عنقودية.", [("injured", 1, 1, "exact", "children")], id="singular child"),
    pytest.param("خطف مسلحون طبيبا من منزله.", [("abducted", 1, 1, "exact", "medics")], id="subject before object"),
    pytest.param("وفاة امرأة متأثرة بجراحها.", [("killed", 1, 1, "exact", "women")], id="death of a woman"),
    pytest.param("مقتل طفل واحد في القصف.", [("killed", 1, 1, "exact", "children")], id="one after noun"),
    pytest.param("اعتقال أحد العاملين في المشفى.", [("detained", 1, 1, "exact", "all")], id="one of the workers"),
    # qualifiers
    pytest.param("مقتل ما لا يقل عن 20 مسلحا.", [("killed", 20, None, "at_least", "fighters")], id="at least before"),
    pytest.param("مقتل عشرة أشخاص، على الأقل، في الهجوم.", [("killed", 10, None, "at_least", "all")], id="at least after comma"),
    pytest.param("إصابة أكثر من 40 متظاهرا.", [("injured", 41, None, "more_than", "all")], id="more than"),
    pytest.param("مقتل ما يزيد على ثلاثين شخصا.", [("killed", 31, None, "more_than", "all")], id="exceeding"),
    pytest.param("مقتل نحو 50 عنصرا من قوات النظام.", [("killed", 50, 50, "about", "security_forces")], id="about with complement"),
    pytest.param("إصابة قرابة ستين عاملا.", [("injured", 60, 60, "about", "all")], id="close to"),
    pytest.param("مقتل ما يصل إلى 15 جنديا.", [("killed", 0, 15, "at_most", "security_forces")], id="up to"),
    pytest.param("مقتل عشرات المدنيين في الغارة.", [("killed", 20, None, "vague", "civilians")], id="dozens"),
    pytest.param("نزوح آلاف العائلات من البلدة.", [("displaced", 2000, None, "vague", "others")], id="thousands"),
    pytest.param("إصابة عدد من الأطفال بجروح.", [("injured", 2, None, "vague", "children")], id="a number of"),
    pytest.param("مقتل بين 10 و15 مسلحا.", [("killed", 10, 15, "range", "fighters")], id="between and"),
    pytest.param("مقتل 5 إلى 7 أشخاص.", [("killed", 5, 7, "range", "all")], id="five to seven"),
    # nouns that say the outcome
    pytest.param(
        "سقوط 12 قتيلا و30 جريحا.", [("killed", 12, 12, "exact", "all"), ("injured", 30, 30, "exact", "all")], id="dead and wounded"
    ),
    pytest.param(
        "خلف الهجوم أربعة قتلى وتسعة جرحى.", [("killed", 4, 4, "exact", "all"), ("injured", 9, 9, "exact", "all")], id="left dead"
    ),
    pytest.param("سقط شهيدان وستة مصابين.", [("killed", 2, 2, "exact", "all"), ("injured", 6, 6, "exact", "all")], id="two martyrs"),
    pytest.param("ارتفع عدد القتلى إلى 25.", [("killed", 25, 25, "exact", "all")], id="toll rose to"),
    pytest.param("ارتفعت حصيلة ضحايا التفجير إلى 31 قتيلا.", [("killed", 31, 31, "exact", "all")], id="toll of the blast"),
    pytest.param("بلغ عدد المصابين 80 شخصا.", [("injured", 80, 80, "exact", "all")], id="number reached"),
    pytest.param(
        "وصل عدد القتلى إلى 17 قتيلا بينهم 4 أطفال.",
        [("killed", 17, 17, "exact", "all"), ("killed", 4, 4, "exact", "children")],
        id="toll with part",
    ),
    pytest.param("عثر السكان على جثث ثلاثة أشخاص.", [("killed", 3, 3, "exact", "all")], id="bodies of"),
    # parts and coordination
    pytest.param(
        "مقتل 8 أشخاص بينهم طفلان وامرأة.",
        [("killed", 8, 8, "exact", "all"), ("killed", 2, 2, "exact", "children"), ("killed", 1, 1, "exact", "women")],
        id="subset with coordination",
    ),
    pytest.param(
        "مقتل أربعة مدنيين وجندي في القصف.",
        [("killed", 4, 4, "exact", "civilians"), ("killed", 1, 1, "exact", "security_forces")],
        id="and a soldier",
    ),
    pytest.param(
        "إصابة 5 مدنيين (3 أطفال وامرأتان).",
        [("injured", 5, 5, "exact", "civilians"), ("injured", 3, 3, "exact", "children"), ("injured", 2, 2, "exact", "women")],
        id="parts in brackets",
    ),
    pytest.param("مقتل 6 أشخاص وإصابة 20 آخرين.", [("killed", 6, 6, "exact", "all"), ("injured", 20, 20, "exact", "all")], id="others"),
    pytest.param(
        "قتل سبعة أشخاص وجرح 15 آخرون.", [("killed", 7, 7, "exact", "all"), ("injured", 15, 15, "exact", "all")], id="others nominative"
    ),
    pytest.param(
        "مقتل 4 وإصابة ثلاثين في انفجار.",
        [("killed", 4, 4, "exact", "all"), ("injured", 30, 30, "exact", "all")],
        id="numbers without noun",
    ),
    pytest.param("مقتل عشرة أشخاص، معظمهم من النساء.", [("killed", 10, 10, "exact", "all")], id="most of them is no count"),
    pytest.param(
        "مقتل 3 أطفال إضافة إلى امرأة.", [("killed", 3, 3, "exact", "children"), ("killed", 1, 1, "exact", "women")], id="in addition to"
    ),
    # subject first
    pytest.param("وقال السكان إن ثلاثة فتيان قتلوا في الهجوم.", [("killed", 3, 3, "exact", "children")], id="subject before verb"),
    pytest.param("أعلنت الشرطة أن رجلا قتل طعنا.", [("killed", 1, 1, "exact", "men")], id="a man was killed"),
    pytest.param("ذكر البيان أن خمسة جنود لقوا حتفهم.", [("killed", 5, 5, "exact", "security_forces")], id="met their end"),
    pytest.param("لقي أربعة عمال مصرعهم في انهيار منجم.", [("killed", 4, 4, "exact", "all")], id="split idiom"),
    pytest.param("قال المسؤول إن 9 سياح تم اختطافهم أمس.", [("abducted", 9, 9, "exact", "all")], id="passive with tamma"),
    # other outcomes
    pytest.param("اعتقلت القوات 30 شابا في مداهمات ليلية.", [("detained", 30, 30, "exact", "men")], id="arrested"),
    pytest.param("ألقت الشرطة القبض على خمسة مشتبه بهم.", [("detained", 5, 5, "exact", "all")], id="idiom of arrest"),
    pytest.param("خطف مسلحون مجهولون سبعة عمال.", [("abducted", 7, 7, "exact", "all")], id="abducted workers"),
    pytest.param("فقدان 18 صيادا بعد غرق مركبهم.", [("missing", 18, 18, "exact", "all")], id="missing fishermen"),
    pytest.param("تسعة مدنيين فقدوا بعد الهجوم.", [("missing", 9, 9, "exact", "civilians")], id="went missing"),
    pytest.param("نزح أكثر من ألفي شخص عن منازلهم.", [("displaced", 2001, None, "more_than", "all")], id="displaced"),
    pytest.param("أعدم التنظيم ثلاثة رجال في الساحة.", [("killed", 3, 3, "exact", "men")], id="executed"),
    pytest.param("أودى الهجوم بحياة 12 شخصا.", [("killed", 12, 12, "exact", "all")], id="cost the lives"),
    pytest.param(
        "أدى الانفجار إلى مقتل 3 وجرح 9.",
        [("killed", 3, 3, "exact", "all"), ("injured", 9, 9, "exact", "all")],
        id="led to death and wounds",
    ),
    pytest.param("مقتل 17 من عمال الإغاثة في هجوم.", [("killed", 17, 17, "exact", "aid_workers")], id="of the relief workers"),
    pytest.param("قتل 12 من عناصر تنظيم داعش.", [("killed", 12, 12, "exact", "fighters")], id="members of a band"),
    pytest.param(
        "مقتل صحفيين اثنين ومصور في غارة.",
        [("killed", 2, 2, "exact", "journalists"), ("killed", 1, 1, "exact", "journalists")],
        id="journalists",
    ),
    pytest.param("قتل مسلحان ثلاثة جنود عند حاجز.", [("killed", 3, 3, "exact", "security_forces")], id="two gunmen are the doers"),
    pytest.param("مقتل ثلاثة من أقاربه في القصف.", [("killed", 3, 3, "exact", "all")], id="of his relatives"),
    pytest.param("جرح ستة من أفراد الشرطة.", [("injured", 6, 6, "exact", "security_forces")], id="members of the police"),
    # long distance, as news sentences are
    pytest.param(
        "قتل، مساء السبت، ثمانية أشخاص في تفجير سيارة مفخخة.", [("killed", 8, 8, "exact", "all")], id="date between verb and count"
    ),
    pytest.param("قتل في الهجوم الذي استهدف سوقا شعبيا 13 شخصا.", [("killed", 13, 13, "exact", "all")], id="relative clause between"),
    pytest.param("وأسفرت الغارات عن مقتل وإصابة 40 شخصا.", [("casualties", 40, 40, "exact", "all")], id="killed and wounded together"),
    pytest.param("وأصيب جراء القصف أيضا سبعة مدنيين.", [("injured", 7, 7, "exact", "civilians")], id="because of between"),
    pytest.param("وتسببت الاشتباكات بمقتل خمسة عناصر من الجيش.", [("killed", 5, 5, "exact", "security_forces")], id="attached preposition"),
    pytest.param("مما أدى لاستشهاد ثلاثة فلسطينيين في غزة.", [("killed", 3, 3, "exact", "all")], id="attached lam"),
    pytest.param("ما أسفر عن سقوط ثلاثة قتلى على الأقل.", [("killed", 3, None, "at_least", "all")], id="at least three dead"),
    pytest.param("انفجار يوقع قتيلين و11 جريحا.", [("killed", 2, 2, "exact", "all"), ("injured", 11, 11, "exact", "all")], id="headline"),
    pytest.param("5 قتلى في هجوم على حافلة.", [("killed", 5, 5, "exact", "all")], id="headline starts with number"),
    pytest.param("عشرات القتلى والجرحى في غارات على المدينة.", [("killed", 20, None, "vague", "all")], id="dozens of dead and wounded"),
    pytest.param("مقتل 3 جنود أتراك في إدلب.", [("killed", 3, 3, "exact", "security_forces")], id="soldiers of another state"),
    pytest.param("مقتل سائحين ألمانيين في القاهرة.", [("killed", 2, 2, "exact", "foreigners")], id="german tourists"),
    pytest.param("انتشال جثث 6 أشخاص من تحت الأنقاض.", [("killed", 6, 6, "exact", "all")], id="bodies recovered"),
    pytest.param("وكان بين القتلى أربعة أطفال.", [("killed", 4, 4, "exact", "children")], id="among the dead"),
    pytest.param("توفي ثلاثة من الجرحى في المستشفى.", [("killed", 3, 3, "exact", "all")], id="three of the wounded died"),
    pytest.param(
        "سقط 12 قتيلا من قوات النظام و7 من الفصائل.",
        [("killed", 12, 12, "exact", "security_forces"), ("killed", 7, 7, "exact", "fighters")],
        id="two sides",
    ),
    pytest.param(
        "توفي مدني وجرح آخر في القصف.", [("killed", 1, 1, "exact", "civilians"), ("injured", 1, 1, "exact", "civilians")], id="another one"
    ),
    pytest.param(
        "وخلفت المواجهات قتيلا و14 مصابا.",
        [("killed", 1, 1, "exact", "all"), ("injured", 14, 14, "exact", "all")],
        id="one dead without a number",
    ),
    pytest.param(
        "إصابة شخصين أحدهما طفل بانفجار لغم.", [("injured", 2, 2, "exact", "all"), ("injured", 1, 1, "exact", "children")], id="one of them"
    ),
    pytest.param(
        "مقتل قيادي في التنظيم وأربعة من مرافقيه.",
        [("killed", 1, 1, "exact", "fighters"), ("killed", 4, 4, "exact", "all")],
        id="of his companions",
    ),
    pytest.param(
        "اغتال مسلحون مجهولون ضابطا برتبة عقيد.", [("killed", 1, 1, "exact", "security_forces")], id="doer between verb and object"
    ),
    pytest.param("مقتل 60 بهائيا في المدينة.", [("killed", 60, 60, "exact", "all")], id="a noun that no list has"),
    pytest.param(
        "أوقع الهجوم أربعة قتلى وعددا من الجرحى.",
        [("killed", 4, 4, "exact", "all"), ("injured", 2, None, "vague", "all")],
        id="and a number of wounded",
    ),
    pytest.param(
        "أعلنت الوزارة ارتفاع عدد ضحايا الهجوم إلى 35 قتيلا و60 جريحا.",
        [("killed", 35, 35, "exact", "all"), ("injured", 60, 60, "exact", "all")],
        id="rise of the toll",
    ),
    pytest.param("قضى 3 أطفال غرقا في النهر.", [("killed", 3, 3, "exact", "children")], id="perished"),
    # nothing to find
    pytest.param("نفذ الطيران أكثر من 5 ضربات على المنطقة.", [], id="strikes are not people"),
    pytest.param("استمر القتال ثلاث ساعات.", [], id="duration"),
    pytest.param("طالب الأهالي بإخراج النساء والأطفال.", [], id="evacuation call"),
    pytest.param("الإفراج عن 12 معتقلا من السجن.", [], id="release"),
    pytest.param("يبلغ عدد سكان البلدة 20 ألف نسمة.", [], id="population"),
    pytest.param("شارك في الاجتماع 15 وزيرا.", [], id="meeting"),
    pytest.param("لم ترد معلومات عن سقوط ضحايا.", [], id="no information"),
    pytest.param("دمر القصف 7 منازل وثلاث سيارات.", [], id="houses and cars"),
    pytest.param("يبلغ من العمر 22 عاما.", [], id="age"),
    pytest.param("هاجم خمسة مسلحين نقطة للشرطة.", [], id="attackers unharmed"),
    pytest.param("أصيب منزلان بأضرار مادية.", [], id="damaged houses"),
]


def numeric(text: str) -> list[tuple[object, ...]]:
    claims = extract(Document(text, PUBLISHED, "ar")).claims
    return [
        (claim.outcome, claim.value_min, claim.value_max, claim.qualifier, claim.group)
        for claim in claims
        if claim.kind == "casualties" and claim.qualifier != "unspecified" and claim.polarity == "affirmed"
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counts(text: str, expected: list[tuple[object, ...]]) -> None:
    assert numeric(text) == expected
