"""Who stands behind the figures of a sentence, one a line: language, sentence, source (- where the report speaks itself)."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document

SENTENCES = """
ar | قالت مصادر محلية إن خمسة مدنيين قتلوا في غارة على البلدة. | مصادر محلية
ar | أفادت وكالة رويترز نقلا عن مصادر طبية بمقتل 12 شخصا في القصف. | مصادر طبية
ar | قتل تسعة أشخاص في الهجوم، بحسب ما أفاد مسؤول أمني. | مسؤول أمني
ar | قتل تسعة أشخاص في الهجوم، وفق وزارة الصحة. | وزارة الصحة
ar | اتهمت مصادر محلية قوات الدعم السريع بقتل 20 مدنيا في القرية. | مصادر محلية
ar | أعلن الجيش الإسرائيلي مقتل أحد جنوده في معارك شمال غزة. | الجيش الإسرائيلي
ar | أعلنت كتائب القسام قتل ثلاثة جنود إسرائيليين في رفح. | كتائب القسام
ar | وقال مدير المستشفى أحمد علي لقناة الجزيرة "استقبلنا 13 جثة". | مدير المستشفى أحمد علي
ar | وأضاف أن 30 شخصا أصيبوا. | -
ar | وأكدت وزارة الداخلية العراقية في بيان مقتل ستة من عناصر الأمن. | وزارة الداخلية العراقية
ar | ذكرت وكالة الأنباء السودانية (سونا) أن 15 شخصا قتلوا في هجوم بمسيرة. | وكالة الأنباء السودانية
ar | نقلت وكالة الأناضول عن مصدر أمني قوله إن سبعة جنود قتلوا. | مصدر أمني
ar | وحسب شهود عيان فإن 10 أشخاص على الأقل قتلوا. | شهود عيان
ar | وبحسب المرصد السوري لحقوق الإنسان، قتل 18 شخصا. | المرصد السوري لحقوق الإنسان
ar | أفاد المرصد السوري بمقتل 8 من عناصر قوات النظام في هجوم لتنظيم الدولة. | المرصد السوري
ar | أفاد مراسل الجزيرة باستشهاد 4 فلسطينيين في قصف إسرائيلي. | مراسل الجزيرة
ar | قال سكان إن مسلحين قتلوا 12 شخصا في القرية. | سكان
ar | صرح مصدر طبي لـ"العربي الجديد" بأن 6 مدنيين أصيبوا. | مصدر طبي
ar | وأشارت المنظمة إلى مقتل 33 مدنيا خلال أسبوع. | المنظمة
ar | كشفت منظمة أطباء بلا حدود عن مقتل 4 من موظفيها. | منظمة أطباء بلا حدود
ar | أحصت الأمم المتحدة مقتل 1200 مدني منذ يناير. | الأمم المتحدة
ar | وتحدث ناشطون عن سقوط 11 قتيلا. | ناشطون
ar | وقدرت مصادر محلية عدد القتلى بنحو 50. | مصادر محلية
ar | وأوضح المصدر ذاته أن 5 جنود أصيبوا. | المصدر ذاته
ar | وفي المقابل، قالت حركة طالبان إنها قتلت 20 جنديا. | حركة طالبان
ar | من جانبه، قال رئيس البلدية إن ثلاثة أشخاص أصيبوا. | رئيس البلدية
ar | وقال مسؤول محلي رفض الكشف عن اسمه إن 16 شخصا قتلوا. | مسؤول محلي
ar | وقالت لجان مقاومة الفاشر في بيان إن 22 شخصا قتلوا جراء القصف. | لجان مقاومة الفاشر
ar | وثقت شبكة أطباء السودان مقتل 31 شخصا بينهم 5 أطفال. | شبكة أطباء السودان
ar | أكد حاكم منطقة خاركيف أوليغ سينيغوبوف أن 7 أشخاص قتلوا. | حاكم منطقة خاركيف أوليغ سينيغوبوف
ar | زعم الجيش أنه قتل 40 مسلحا. | الجيش
ar | قتل سبعة أشخاص في انفجار وسط المدينة. | -
ar | ونفت الحركة مقتل 10 من عناصرها. | الحركة
ar | وقال المصدر إن الهجوم أسفر عن مقتل 9 جنود، مشيرا إلى أن 12 آخرين أصيبوا. | المصدر
ar | أسفر الهجوم عن مقتل 9 جنود، حسبما ذكر التلفزيون الرسمي. | التلفزيون الرسمي
ar | أسفر الهجوم عن مقتل 9 جنود، كما نقلت وكالة الصحافة الفرنسية عن مصادر عسكرية. | مصادر عسكرية
ar | أسفر الهجوم عن مقتل 9 جنود، على ما أعلنت السلطات. | السلطات
ar | قال البنتاغون إن 3 جنود قتلوا وإن 34 آخرين أصيبوا. | البنتاغون
ar | وقال طبيب في مستشفى الفاشر، طلب عدم كشف هويته، إن 13 شخصا قتلوا. | طبيب في مستشفى الفاشر
ar | قال محمد، وهو أحد سكان الحي، إن خمسة من أفراد عائلته قتلوا. | محمد
ar | أعلن الهلال الأحمر الفلسطيني أن طواقمه تعاملت مع 16 إصابة. | الهلال الأحمر الفلسطيني
ar | وبحسب حصيلة أعدتها وكالة فرانس برس قتل 80 شخصا. | وكالة فرانس برس
ar | واتهم الجيش قوات الدعم السريع بقتل 30 مدنيا. | الجيش
ar | وأدانت الأمم المتحدة مقتل خمسة من موظفيها. | الأمم المتحدة
ar | وقال بيان صادر عن الوزارة إن 5 جنود قتلوا. | الوزارة
ar | من جهتها، ذكرت قناة المنار أن ثلاثة أشخاص استشهدوا. | قناة المنار
ar | وفي بيان لها، أعلنت حركة الشباب قتل 20 جنديا. | حركة الشباب
ar | أعلن التنظيم في بيان عبر تلغرام مسؤوليته عن الهجوم وقتل 12 جنديا. | التنظيم
ar | وكتب الرئيس الأوكراني على تلغرام أن 9 أشخاص قتلوا. | الرئيس الأوكراني على تلغرام
ar | وأعرب المتحدث عن أسفه لمقتل 3 أطفال. | المتحدث
ar | وذكر موقع "السودان نيوز" أن سبعة مدنيين قتلوا. | موقع "السودان نيوز
ar | قالت السلطات المحلية في إقليم بلوشستان إن 18 شخصا قتلوا. | السلطات المحلية في إقليم بلوشستان
ar | قال وزير الدفاع يسرائيل كاتس إن 6 جنود قتلوا. | وزير الدفاع يسرائيل كاتس
ar | أفاد شهود لوكالة رويترز بمقتل 7 أشخاص. | شهود
ar | وفي وقت سابق الخميس، أعلنت وزارة الصحة "استشهاد تسعة فلسطينيين" بينهم سيدة، وإصابة 20 آخرين. | وزارة الصحة
ar | وقالت الشرطة إن الوضع هادئ، كما أعلن مصدر عسكري حكومي مقتل 12 جنديا وإصابة 19. | مصدر عسكري حكومي
ar | قتل سبعة شرطيين، بحسب ما صرحت به أمس الأربعاء خلية الأزمة. | خلية الأزمة
ar | وقال النقيب في الشرطة، سردار سالم، إن خمسة جنود قتلوا. | سردار سالم
ar | قتل تسعة جنود أعلن لاحقا عن ارتفاع عددهم وأصيب خمسة آخرون. | -
ar | وأضاف المصدر بحسب بوابة الخبر أن التفجير أسفر عن مقتل 11 جنديا. | المصدر
ar | نشر المرصد حصيلة ثالثة للقتلى، ذكر فيها مقتل أكثر من 40 ألف مدني. | المرصد
ar | وأوضحت مصادر طبية أن المهاجم يدعى سالم جمعة، وأنه أطلق النار ما أدى إلى مقتل ضابطين. | مصادر طبية
ar | مقتل 11 مقاتلا في غارات على شمال البلاد (المرصد) | المرصد
ar | اتصلت بي عائلتي، وقالت لي إن خمسة طلاب قتلوا. | -
ar | وهم يحتجون، في ظل تقارير تتحدث عن اعتقال نحو ألف شخص. | تقارير
ar | أودى القصف بحياة 700 مدني، وفق حصيلة جديدة لوزارة الصحة. | وزارة الصحة
ar | وجاء في بيان لوزارة الدفاع أن ستة جنود قتلوا. | وزارة الدفاع
ar | قتل ستة أشخاص، وفق ما تناقلته وسائل إعلام محلية. | وسائل إعلام محلية
ar | قتل ستة أشخاص، حسبما نشرته صحيفة محلية. | صحيفة محلية
ar | قتل ستة أشخاص وفقا لما أفادت به مصادر طبية. | مصادر طبية
ar | اعترفت الشرطة المحلية بقتل رجلين. | الشرطة المحلية
ar | "استقبلنا خمسة قتلى. وأصيب سبعة آخرون"، قال طبيب في المستشفى. | طبيب في المستشفى
ar | المرصد المحلي: مقتل 10 مدنيين في غارتين على البلدة | المرصد المحلي
ar | قتل سبعة جنود في كمين على الطريق - مصدر عسكري | مصدر عسكري
ar | حماس تعلن مقتل ثلاثة من عناصرها. | حماس
ar | قتل 15 شخصا، بحسب ما أفاد مساء الاثنين المتحدث الأمني وليد سالم. | المتحدث الأمني وليد سالم
ar | أعلن، مساء الأحد، المتحدث باسم الجيش مقتل ستة جنود. | المتحدث باسم الجيش
ar | وقال ضابط في الشرطة طالبا عدم كشف هويته إن 21 شخصا قتلوا. | ضابط في الشرطة
ar | وأشارت "تنسيقية شباب الحي" في بيان نشرته إلى مقتل 40 شخصا، وقالت إن خمسة أصيبوا. | تنسيقية شباب الحي
ar | وقالت "لجان الحي" في البلدة في بيان، الجمعة، "بلغ عدد القتلى 40". | لجان الحي
ar | اتهم ناشطون "قوات الدعم السريع" بقتل 22 شخصا. | ناشطون
ar | غير أن الجيش الشمالي نفى علمه بمقتل خمسة مدنيين. | الجيش الشمالي
ar | ونقلت عن مصدر أمني قوله إن سبعة جنود قتلوا. | مصدر أمني
ar | وأسفر القصف - وفق المرصد - عن مقتل خمسة أشخاص. | المرصد
ar | قتل خمسة أشخاص، بحسب المرصد، وأصيب سبعة آخرون. | المرصد
ar | وذكرت الوكالة أنها علمت من مصادر أمنية أن 14 مدنيا قتلوا. | مصادر أمنية
en | Three militants killed in Karsa: NPRO | NPRO
en | A paper issued by the army's wing, Northern Relations (NPR) said the reported rebels killed three men. | Northern Relations (NPR)
en | The Dawa Medical House, a regional body, recorded 19 deaths. | The Dawa Medical House
en | “A soldier was wounded nearby. Two men died,” Interior Minister Ger Darm said on Monday. | Ger Darm
en | Three people died, survivors tell the Northern Radio. | survivors
en | Troops killed at least 25 people, a local activists' committee said. | a local activists' committee
en | An attack on Kafra, a northern town, wounded 13 men, said the Karsa Doctors Network, a body of medics. | the Karsa Doctors Network
en | The town council, for its part, counted on Friday evening “over 90 injured, and over 12 martyrs”. | The town council
en | At least 23 men were killed on Monday, underlining the danger in a valley the army said it had cleared. | -
en | The Observatory puts the toll at 10. | The Observatory
en | The toll now stands at no fewer than 46, a policeman by the ruins told Northern Radio. | a policeman
en | Kenya claims three of its guards have been killed. | Kenya
en | William Gat, a spokesman for the band, accused soldiers of firing on a convoy, and two men were wounded. | William Gat
en | A United States Navy base was hit, and three others are injured. | -
en | At least 205 people have been killed, the World Health Organization (WHO) said on Thursday. | the World Health Organization (WHO)
en | The World Health Organization (WHO), the health agency, said two doctors had been killed. | The World Health Organization (WHO)
en | The bodies of 15 men had been found, authorities near the border with Northland said. | authorities near the border with Northland
en | Ten people died in an attack Northland blamed on the group. | -
en | A strike killed five people, according to a casualty list provided by Dawa Hospital. | Dawa Hospital
en | A strike killed five people, Dawa Martyrs Hospital said. | Dawa Martyrs Hospital
en | "We have recorded 28 dead and 43 wounded", said Dr Omar Adem, head of the service. | Dr Omar Adem
en | According to details, 13 people were killed. | -
en | Yusuf Karim, a district official confirmed there were at least 31 dead. | Yusuf Karim
en | No deaths were reported, and six people were wounded. | -
en | Nine people died, according to medics, and six were wounded. | medics
en | Local sources said that five civilians were killed in the strike. | Local sources
en | Twelve people were killed, the health ministry said. | the health ministry
en | Twelve people were killed, according to the governor. | the governor
en | "We received 13 bodies," said hospital director Ahmad Ali. | Ahmad Ali
en | The Pentagon called the mission successful and said there were no US casualties. | The Pentagon
en | Police said three people were wounded. | Police
en | At least nine people died, Reuters reported, citing medical sources. | medical sources
en | A spokesman for the army, Col. Hassan Omar, told AFP that 20 militants were killed. | Col. Hassan Omar
en | The Syrian Observatory for Human Rights, a UK-based monitor, said 18 people were killed. | The Syrian Observatory for Human Rights
en | The Israeli military said it had killed 15 fighters. | The Israeli military
en | Ukraine's interior minister Ihor Klymenko said four people were killed. | Ihor Klymenko
en | Four people were killed, Ukrainian interior minister Ihor Klymenko says. | Ihor Klymenko
en | The mayor, Vitali Klitschko, wrote on Telegram that 10 people were hurt. | Vitali Klitschko
en | Officials confirmed the deaths of six soldiers. | Officials
en | The Houthi-run health ministry put the death toll at 74. | The Houthi-run health ministry
en | State media reported that 11 people were killed. | State media
en | Residents told the BBC that RSF fighters had killed 40 people. | Residents
en | The group claimed it had killed 30 troops. | The group
en | He added that 17 others were wounded. | -
en | Seven people were killed in an explosion downtown. | -
en | Gaza's civil defence agency said 25 people were killed, while the army denied it had struck the area. | Gaza's civil defence agency
en | Citing witnesses, the newspaper said 13 people were killed. | the newspaper
en | The UN said on Tuesday that 1,300 civilians had been killed. | The UN
en | Islamic State claimed responsibility and said it killed 20 soldiers. | Islamic State
en | The ministry condemned the attack and said five of its staff were killed. | The ministry
en | Nine people were killed in the raid, the state news agency SANA reported. | the state news agency SANA
en | Doctors without Borders (MSF) says two of its workers were killed. | Doctors without Borders (MSF)
en | According to local media reports, six people were abducted. | local media reports
en | Army spokesperson Brigadier General Nabil Abdullah said 12 soldiers were killed. | Brigadier General Nabil Abdullah
en | An official who spoke on condition of anonymity said four soldiers died. | An official
en | Ten people were killed, Al Jazeera's correspondent reported. | Al Jazeera's correspondent
en | Hamas said five of its fighters were killed. | Hamas
en | Syria's state news agency reported that three soldiers were killed. | Syria's state news agency
en | Local media said Monday that 12 people died. | Local media
en | Zelensky said on X that 11 people were killed. | Zelensky
en | Mohammed Saleh, a doctor at the hospital, said 14 bodies had arrived. | Mohammed Saleh
en | The governor of Kharkiv, Oleh Synehubov, said seven people were injured. | Oleh Synehubov
en | Two people were killed, said police chief Omar Hassan. | Omar Hassan
en | Thirteen soldiers died in the attack, the defence ministry said in a statement on Sunday. | the defence ministry
en | In a statement, the army said eight soldiers were killed. | the army
en | Rights group Amnesty International says at least 300 people were killed. | Rights group Amnesty International
en | A security source told AFP that five people were killed. | A security source
en | Police Col. Omar Said, chief of the northern station, said six civilians died there. | Police Col. Omar Said
en | Mr Said said “over 30 villagers lost their lives”. | Mr Said
en | KAFRA, Northland (AP) — A village elder says a mine has killed three shepherds. | A village elder
en | Herders raided a post, killing four guards, the source, asking for secrecy, told The Morning Agency. | the source
en | Security officials and tribal leaders say the clashes have killed 40 people. | Security officials and tribal leaders
en | Seven people were killed, police sources said, adding that the toll could rise. | police sources
en | At least 30 villagers were killed, Morning Press reported quoting local police. | local police
en | Northern Police: Suicide Bomber Kills 5 Near Town | Northern Police
en | Gunmen abduct five in village attack: police | police
en | Car bomb kills 12 in market - officials | officials
en | Rev. Simon Said, spokesman for the diocese, where the attack happened, told a radio that gunmen killed 40 people. | Simon Said
en | Police opened an inquiry, and nineteen people were killed, a medic told reporters. | a medic
en | The agency quoted a police source as saying five people were killed. | a police source
en | A police source was quoted by the agency as saying five people were killed. | A police source
en | The deaths of 12 people were documented by the Observatory. | the Observatory
en | Two soldiers were wounded near Wadi Zahra, the Observatory said. | the Observatory
en | The group, citing its own sources, said 12 people were killed. | The group
en | Fighting went on, but according to the army, seven soldiers were wounded. | the army
en | Death toll: 12 people were killed. | -
"""

ROWS = [tuple(part.strip() for part in line.split("|")) for line in SENTENCES.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "source"), ROWS)
def test_figures_have_this_source(language: str, text: str, source: str) -> None:
    claims = extract(Document(text, datetime.date(2024, 5, 20), "ar" if language == "ar" else "en")).claims
    names = [claim.attribution.name if claim.attribution else "-" for claim in claims if claim.kind == "casualties"]
    assert names
    assert set(names) == {source}


def test_agency_is_kept_beside_the_source_that_it_quotes() -> None:
    claims = extract(Document("أفادت وكالة النور نقلا عن مصادر طبية بمقتل 12 شخصا.", None, "ar")).claims
    source = next(claim.attribution for claim in claims if claim.kind == "casualties")
    assert source is not None
    assert (source.name, source.via) == ("مصادر طبية", "وكالة النور")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Five men died, Northern Press reported, citing medics.", id="citing"),
        pytest.param("Northern Press quoted medics as saying five men died.", id="as saying"),
        pytest.param("Medics were quoted by Northern Press as saying five men died.", id="were quoted by"),
    ],
)
def test_english_agency_stands_beside_the_source_that_it_quotes(text: str) -> None:
    (source,) = [claim.attribution for claim in extract(Document(text, None, "en")).claims if claim.kind == "casualties"]
    assert source is not None
    assert (source.name.lower(), source.via) == ("medics", "Northern Press")


def test_a_wrapped_line_keeps_its_source() -> None:
    text = "A police officer said the truck blew up at a\nroadblock, killing five guards."
    (source,) = [claim.attribution for claim in extract(Document(text, None, "en")).claims if claim.kind == "casualties"]
    assert source is not None
    assert source.name == "A police officer"


def test_a_new_paragraph_ends_a_quotation_that_nobody_closed() -> None:
    text = 'وقال المحافظ: "الوضع هادئ.\nوقتل خمسة أشخاص في البلدة.'
    sources = [claim.attribution for claim in extract(Document(text, None, "ar")).claims if claim.kind == "casualties"]
    assert sources == [None]
