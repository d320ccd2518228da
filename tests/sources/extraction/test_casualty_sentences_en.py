"""English casualty sentences of many reports, one a line, with the claims that they make in short notation.

A claim is the first letter of its outcome (killed, injured, detained, abducted, missing, p for displaced, casualties), the
value (5, 5+ at least, >5 more than, <5 at most, ~5 about, 5-7, * vague, 0 none) and the first letters of its group; - is no claim.
"""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.named_victims import RULE
from sources.extraction.pipeline import extract
from sources.extraction.types import Document, DraftClaim

OUTCOMES = {
    "killed": "k", "injured": "i", "detained": "d", "abducted": "a", "missing": "m", "displaced": "p", "casualties": "c",
}  # fmt: skip

SENTENCES = """
At least 13 people were killed and dozens more wounded when a suicide bomber struck a mosque in Kabul. | k13+; i*
Thirteen dead, 40 injured in Baghdad market bombing. | k13; i40
Airstrike kills six members of one family in Gaza. | k6
A roadside bomb killed three soldiers and wounded five others in Mali, the army said. | k3 sec; i5 sec
The attack left 27 people dead, including nine children and four women. | k27; k9 chi; k4 wom
The blast claimed the lives of 18 worshippers. | k18
Gunmen shot dead two police officers and a passer-by. | k2 sec; k1
The death toll from the strike has risen to 45, health officials said. | k45
The death toll climbed to at least 31. | k31+
Rescuers pulled 12 bodies from the rubble. | k12
The bodies of seven migrants washed ashore near Zawiya. | k7
More than 200 people have been killed since fighting erupted in April. | k>200
Up to 60 civilians may have died. | k<60 civ
Some 40 fighters were killed and 15 captured. | k~40 fig; d15
Seven people, among them two journalists, were killed. | k7; k2 jou
Five people died and 20 were hurt when a shell hit a bus. | k5; i20
Israeli forces killed two Palestinians during a raid in Jenin. | k2
Israeli fire killed at least 59 Palestinians and wounded more than 200 others near an aid site. | k59+; i>200
Palestinian health officials say 1,200 people have been killed. | k1200
An explosion killed one person and injured three. | k1; i3
One person was killed and three others were injured. | k1; i3
Two of the wounded later died in hospital. | k2
Three of the dead were children. | k3 chi
Among the dead were three women and a child. | k3 wom; k1 chi
The dead included four medics. | k4 med
Nearly two dozen people were abducted from a village in Zamfara state. | a~24
Gunmen kidnapped more than 100 schoolgirls. | a>100 chi
Bandits abducted at least 87 people, including women and children. | a87+
Police arrested 14 suspects. | d14
Security forces detained 30 protesters. | d30
Fifteen people remain missing. | m15
Forty-two people are still missing after the boat capsized. | m42
The fighting has displaced 1.2 million people. | p1200000
Around 15,000 families have fled their homes. | p~15000 oth
Tens of thousands of civilians fled the city. | p* civ
Hundreds were killed in the massacre. | k*
Dozens of people were killed or injured. | k*
The strike wounded eight, three of them critically. | i8; i3
Twelve soldiers lost their lives in the ambush. | k12 sec
A 10-year-old girl was killed and her two brothers wounded. | k1 chi; i2
A woman and her three children were killed in the shelling. | k1 wom; k3 chi
An elderly man died of his wounds. | k1 men
Four U.N. peacekeepers were killed and six injured in South Sudan. | k4 sec; i6
The army said it had killed 35 militants in two days of operations. | k35 fig
Troops killed 12 insurgents, the military said. | k12 fig
Airstrikes killed scores of Houthi fighters. | k* fig
Russian strikes on Kharkiv killed 7 and wounded 34, the governor said. | k7; i34
Ukraine: 4 dead, 20 wounded in Russian missile attack. | k4; i20
The ministry put the toll at 53 dead and 120 wounded. | k53; i120
The Observatory said the number of dead had reached 83. | k83
The number of people killed has risen to 19. | k19
Another 30 people were wounded. | i30
Officials said 11 bodies had been recovered. | k11
The monitor documented the killing of 154 civilians in March. | k154 civ
The shooting left one dead and two wounded. | k1; i2
leaving 5 dead and 16 injured | k5; i16
The bombing, which killed 22 people and injured 59, was claimed by Islamic State. | k22; i59
Fighters from the RSF killed more than 120 people in an attack on a village in Gezira state. | k>120
A drone strike hit a hospital, killing 30 people. | k30
A drone attack in Khartoum killed at least 40 and injured 70. | k40+; i70
At least eight people, including three children, lost their lives. | k8+; k3 chi
Seventeen miners were found dead. | k17
The militants executed 21 captives. | k21 det
He said 15 houses were destroyed and 40 people displaced. | p40
Police said the driver, 32, was killed. | -
The 45-year-old was shot dead. | -
Ten rockets hit the base but no one was hurt. | i0
There were no casualties. | c0
There were no immediate reports of casualties. | -
Two brothers, aged 7 and 9, were killed by a landmine. | k2
The clashes have left 14 people dead and at least 50 wounded, mostly civilians. | k14; i50+
Six Pakistani soldiers and 10 insurgents were killed. | k6 sec; k10 fig
Militants ambushed a convoy, killing nine troops and wounding four. | k9 sec; i4
Nine people were killed and another 15 injured. | k9; i15
Suicide attack in Mogadishu kills 10, wounds 15 | k10; i15
Bomb blast kills 3 policemen in Sinai | k3 sec
3 killed, 8 hurt in Tripoli clashes | k3; i8
Dozens dead after strike on wedding party | k*
Fatalities rose to 25 with 47 injured. | k25; i47
The total number of fatalities now stands at 312. | k312
The attack resulted in 15 fatalities and 24 injuries. | k15; i24
Medics said 9 civilians including 5 children died and 30 others suffered injuries. | k9 civ; k5 chi; i30 chi
Twenty-three-year-old Ahmad was among 11 killed. | k11
All 16 passengers were killed. | k16
All three hostages were killed. | k3
Both men were killed. | -
Half a million people have been displaced. | p500000
Three-quarters of the population has fled. | -
He has killed 20 goals this season. | -
The war has killed more than 13,000 people and displaced millions. | k>13000; p*
The raid resulted in the deaths of three suspected members of al-Qaeda. | k3 fig
An Iraqi soldier and two civilians died. | k1 sec; k2 civ
An airstrike on a house in Deir al-Balah killed a couple and their four children. | k2; k4 chi
Mortar fire killed a mother and her baby. | k1 wom; k1 chi
The strike killed 10, eight of whom were women. | k10; k8 wom
Police recovered four bullet-riddled bodies. | k4
The Taliban captured 20 soldiers and released five. | d20 sec
Six border guards and two gunmen loyal to a local chief were killed. | k6 sec; k2 fig
The bombing left nine villagers, including a boy and three women, injured. | i9 civ; i1 chi; i3 wom
12 civilians including five girls killed by mortar fire in the suburb | k12 civ; k5 chi
The battle left 31 fatalities: 8 civilians, 21 soldiers and two guards. | k31; k8 civ; k21 sec; k2
The army vowed to kill 100 militants. | -
Sixteen people, most of them women, were killed when their truck hit a mine. | k16
Gunmen on motorbikes killed at least 11 villagers overnight. | k11+ civ
At least 20 dead as boat carrying migrants sinks | k20+
Attackers stormed the village, killing 18 and setting houses ablaze. | k18
The explosion killed 8-12 people. | k8-12
Between 30 and 40 people were killed. | k30-40
As many as 50 people may have been killed. | k<50
No fewer than 15 farmers were killed. | k15+
Fewer than 10 people were injured. | i<10
An estimated 3,000 people were displaced. | p~3000
Roughly 700 detainees died in custody. | k~700 det
A couple of soldiers were wounded. | i2 sec
Several civilians were wounded. | i* civ
More than a dozen people were killed. | k>12
At least two dozen soldiers were killed. | k24+ sec
Hundreds of thousands have been displaced since 2021. | p*
The conflict has left 150,000 people dead and forced 14 million from their homes. | k150000; p14000000
Some 14 million people have been forced from their homes. | p~14000000
The strike wounded a journalist and his cameraman. | i1 jou; i1 jou
Israeli soldiers shot dead a 16-year-old Palestinian boy near Nablus. | k1 chi
A Palestinian man was shot and killed by settlers. | k1 men
The court sentenced six men to death. | -
He was jailed for 12 years for killing three people. | k3
Rebels freed 45 prisoners. | -
The bus was carrying 40 passengers when it was attacked. | -
Militants killed at least 21 people in an attack on a village in Burkina Faso's Sahel region, residents said. | k21+
A suicide car bomber rammed a checkpoint in Mogadishu, killing at least seven people. | k7+
Nigerian troops have killed 49 Boko Haram fighters, the army said. | k49 fig
At least 15 Sudanese civilians, including six children, were killed by RSF shelling in el-Fasher. | k15+ civ; k6 chi
The civil defence said its crews had recovered the bodies of 14 people from a house in Khan Younis. | k14
Thirty-four people were killed and 117 injured in Sumy, Ukraine's emergency service said. | k34; i117
Lebanon's health ministry said 11 people were killed and 48 wounded in strikes on the east. | k11; i48
More than 50 Houthi rebels and 28 pro-government troops were killed. | k>50 fig; k28 sec
Airstrikes hit a wedding party, killing 47 civilians, most of them women and children. | k47 civ
The Afghan defense ministry said 66 Taliban militants were killed and 35 others wounded. | k66 fig; i35 fig
Bombings in Baghdad killed 21, police said. | k21
Police say the bombing has killed at least 30 people and wounded 60. | k30+; i60
In all, 19 people have died. | k19
The collapse killed three and trapped dozens. | k3
The attack killed three Indian soldiers and two civilians. | k3 sec; k2 civ
Five miners, all Chinese nationals, were killed. | k5
The toll includes 12 women. | k12 wom
Some 1,500 Yazidi women were abducted. | a~1500 wom
The army said 12 of its soldiers were killed. | k12 sec
Four attackers were also killed. | k4 fig
Two attackers were shot dead and one blew himself up. | k2 fig
The bomber was also killed. | -
A dozen people were taken to hospital. | i12
Thirty people were treated for injuries. | i30
Sixty were arrested. | d60
Ten people, including two policemen, have been arrested. | d10; d2 sec
The two sides exchanged 307 prisoners. | -
The group released 24 hostages. | -
Rebels claimed to have killed 100 troops. | k100 sec
At least 100 killed in Central African Republic clashes | k100+
Somalia: Al-Shabaab attack kills 9 | k9
An aid worker was killed and two colleagues injured. | k1 aid; i2
A father and his two sons were killed. | k1 men; k2
Another three bodies were found on Sunday. | k3
Three more people died of their injuries, raising the toll to 28. | k3; k28
bringing the death toll to 52 | k52
The toll stands at 12 dead, 30 wounded and four missing. | k12; i30; m4
Dozens are feared dead. | k*
Up to 150 people are feared dead after the strike. | k<150
As many as 20,000 people have fled. | p<20000
At least 300 families were displaced. | p300+ oth
Soldiers shot and wounded two teenagers. | i2 chi
Seven wounded in grenade attack. | i7
Eleven policemen killed, four missing in Maoist attack. | k11 sec; m4
More than 170 Palestinians, including 80 children, have been killed since the truce ended. | k>170; k80 chi
The fire killed 31 and injured 40 in a market. | k31; i40
The troops had “neutralized” three fighters. | k3 fig
An attack has killed "up to 100" people in the town. | k<100
Town: 'Up to 100' killed in attack on village | k<100
Many thousands of people have been killed. | k*
More than two dozen guests of various origins were injured. | i>24
Three attackers were named and were killed during the chase. | k3 fig
One citizen was killed and another injured. | k1 civ; i1 civ
Police made 12 arrests overnight. | d12
Two men were shot dead and six others wounded by settlers. | k2 men; i6 men
Two kidnapped teachers were killed by the group. | k2
All five attackers are later killed. | k5 fig
A man killed Omar Salem's brother. | -
The ministry said that 8 soldiers, three fighters of the home guard and a civilian were killed. | k8 sec; k3 fig; k1 civ
Three army auxiliaries were killed. | k3 sec
Eight others were wounded by the bomb, three of them still gravely. | i8; i3
Many of the dead were children. | -
At least 14 people have reportedly starved to death in the camp. | k14+
The group abducted two prominent traditional rulers from the state. | a2
23 Villagers, 3 Soldiers Die in Northern Fighting | k23 civ; k3 sec
The bombings also killed two policemen and reportedly injured scores of other villagers. | k2 sec; i* civ
The casualties included two slain soldiers and nine injured policemen. | k2 sec; i9 sec
Militants struck again, wounding 28 people, including one near a mosque on Friday. | i28
One of those kidnapped later returned with a map. | -
Police pegged the number abducted at 15. | a15
The strike brought to 21 the number of people killed this week. | k21
A blast wounded two, bringing to 12 the number of soldiers killed in the province. | i2; k12 sec
The clash left dozens of wounded in both camps. | i*
The clashes left five Houthis dead. | k5 fig
Nine people, police said, were killed in the blast. | k9
The attack claimed over 140 lives. | k>140
The flooding of the tunnel cost 12 lives. | k12
Six children of one household were among those killed. | k6 chi
Hundreds have been killed and tens of thousands displaced. | k*; p*
A strike hit a building, killing a child, three women and a man. | k1 chi; k3 wom; k1 men
A shell killed six people including two shepherds and their two children. | k6; k2; k2 chi
The death toll from a 30-hour siege by militants at a hotel in the capital, Karsa, has climbed to 21. | k21
Army choppers airlifted 11 seriously injured people to the city. | i11
The bomb also left over 40 people with injuries. | i>40
Of the injured, nine are said to be women. | i9 wom
We are getting information about five more bodies. | k5
Ninety people were killed more than 240 were injured. | k90; i>240
Four law enforcement officials were injured. | i4 sec
A soldier was stabbed at a station. | i1 sec
Two men were stabbed to death. | k2 men
At least 10 people died when an Israeli strike hit a school sheltering displaced families. | k10+
"""


def value(claim: DraftClaim) -> str:
    """Write the value of a claim as the table does."""
    low, high = claim.value_min, claim.value_max
    shapes = {
        "vague": "*", "at_least": f"{low}+", "more_than": f">{(low or 1) - 1}", "at_most": f"<{high}", "about": f"~{low}",
        "range": f"{low}-{high}",
    }  # fmt: skip
    return shapes.get(claim.qualifier or "", str(low))


def notation(claim: DraftClaim) -> str:
    """Write a claim as the table does."""
    group = "" if claim.group in {"all", None} else f" {str(claim.group)[:3]}"
    return f"{OUTCOMES[claim.outcome or '']}{value(claim)}{group}"


ROWS = [line.partition("|") for line in SENTENCES.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), [(text.strip(), claims.strip()) for text, _, claims in ROWS])
def test_sentence_makes_these_claims(text: str, expected: str) -> None:
    found = extract(Document(text, datetime.date(2023, 10, 18), "en")).claims
    counted = [claim for claim in found if claim.kind == "casualties" and claim.qualifier != "unspecified" and claim.rule != RULE]
    assert ("; ".join(map(notation, counted)) or "-") == expected
