"""Texts about sports, courts, trade, weather and schools: people are counted and things are lost, but nobody is harmed."""

from __future__ import annotations

import datetime

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, Language

ARABIC = """
فاز المنتخب المغربي على نظيره المصري بثلاثة أهداف مقابل هدف في المباراة التي حضرها 40 ألف متفرج.
قتل اللاعب فرحة الخصم بتسجيله هدفين في الدقائق الخمس الأخيرة، وأصيب مدافعان بشد عضلي.
سجل المهاجم 12 هدفا هذا الموسم وقاد فريقه إلى ربع النهائي بعد غياب سبع سنوات.
غاب ثلاثة لاعبين عن التدريبات بسبب الإصابة، وقال المدرب إن اثنين منهم سيعودان الأسبوع المقبل.
ارتفعت أسعار النفط بنسبة 3 بالمئة لتصل إلى 82 دولارا للبرميل، مع تراجع المخزونات بنحو 5 ملايين برميل.
خسرت الشركة 400 وظيفة بعد إغلاق ثلاثة مصانع وأعلنت تسريح 250 عاملا.
بلغ عدد السكان 12 مليون نسمة وفق آخر إحصاء، وارتفع عدد المدارس إلى 450 مدرسة.
حكمت المحكمة بالسجن خمس سنوات على ثلاثة متهمين بالاحتيال، وبرأت اثنين آخرين.
أصدر القاضي أحكاما بحق سبعة موظفين بتهمة الفساد المالي.
ضربت عاصفة رملية المدينة وتسببت في إغلاق المطار عدة ساعات دون تسجيل أضرار كبيرة.
هز زلزال بقوة 4.6 درجات المنطقة ولم تعلن السلطات عن أي أضرار.
شارك 35 باحثا من 12 دولة في المؤتمر الدولي للغة العربية.
وزعت الجمعية 300 سلة غذائية على العائلات في القرى الجبلية.
افتتح الوزير أربعة مستشفيات جديدة بطاقة 600 سرير.
تخرج 120 طبيبا من كلية الطب هذا العام، بينهم 70 طبيبة.
أطلقت الوزارة حملة تطعيم تستهدف مليون طفل في خمس محافظات.
عثر علماء الآثار على 15 تمثالا وأربع مقابر تعود إلى القرن الثالث.
يعمل في المصنع 800 عامل ينتجون 40 ألف طن سنويا.
استقبلت الوجهة السياحية 3 ملايين سائح خلال تسعة أشهر.
انخفض عدد المدخنين بنسبة 10 بالمئة بعد حملة استمرت ثلاث سنوات.
أنقذت فرق الإطفاء قطة عالقة فوق شجرة بعد ساعتين من المحاولات.
عرض المسرح القومي مسرحية عن حرب البسوس شارك فيها عشرون ممثلا.
يروي الفيلم قصة جندي عاد من الحرب ليبحث عن أمه.
حصد الفيلم خمس جوائز وحضر العرض الأول 700 شخص.
قضى الوفد ثلاثة أيام في العاصمة والتقى خمسة وزراء.
اجتمع رؤساء عشر بلديات لبحث أزمة المياه.
وصل 500 حاج إلى مكة المكرمة على متن طائرتين.
أضرب نحو ألفي معلم عن العمل للمطالبة بزيادة الأجور.
تراجع سعر صرف الليرة أمام الدولار وفقد المستهلكون ثلث قدرتهم الشرائية.
وقعت الحكومة ثلاث اتفاقيات مع البنك الدولي بقيمة 900 مليون دولار.
"""
ENGLISH = """
The home side beat their rivals 3-1 in front of 40,000 fans, with two goals in the last five minutes.
The striker killed off the game with two late goals while three players missed out injured.
The team was missing four players but still won its sixth match in a row.
The company shed 400 jobs and closed three factories last year.
Oil rose 3 percent to 82 dollars a barrel as inventories fell by 5 million barrels.
The city has 12 million people and 450 schools.
A judge sentenced three men to five years for fraud and acquitted two others.
Seven officials were charged with corruption and face trial in March.
A sandstorm closed the airport for several hours, but no damage was reported.
A magnitude 4.6 earthquake shook the region, officials said.
Thirty-five researchers from 12 countries took part in the conference.
The charity gave 300 food parcels to families in mountain villages.
The minister opened four hospitals with 600 beds.
A total of 120 doctors graduated this year, 70 of them women.
The ministry hopes to vaccinate a million children in five provinces.
Archaeologists found 15 statues and four tombs from the third century.
The plant employs 800 workers who make 40,000 tons a year.
Three million tourists visited the islands over nine months.
The number of smokers fell by 10 percent after a three-year campaign.
Firefighters rescued a cat from a tree after two hours.
The film tells of a soldier who returns from war to find his mother.
The film took five awards and 700 people came to the opening night.
The delegation spent three days in the capital and met five ministers.
About 2,000 teachers went on strike for better pay.
The government signed three agreements worth 900 million dollars.
Five hundred pilgrims arrived on two planes.
The museum has 30 rooms and 2,000 paintings, and two are missing from the catalogue.
Ten bakeries opened, and three shops that had been left empty were rented out.
Sixty volunteers planted 5,000 trees along the river.
The band lost two members but released its fourth album.
"""


def casualties(texts: str, language: Language) -> list[str]:
    """Give the quotations of the casualty claims that the lines of a block make."""
    documents = [Document(line, datetime.date(2024, 5, 20), language) for line in texts.strip().splitlines()]
    return [claim.quote for document in documents for claim in extract(document).claims if claim.kind == "casualties"]


def test_peaceful_texts_make_no_casualties() -> None:
    assert not casualties(ARABIC, "ar") + casualties(ENGLISH, "en")
