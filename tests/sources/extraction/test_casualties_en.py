"""English casualty grammar, one sentence a case: outcome, bounds, qualifier and group of every numeric claim."""

from __future__ import annotations

import datetime

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document

PUBLISHED = datetime.date(2021, 6, 17)

CASES = [
    # passive and intransitive
    pytest.param("Five people were killed in the blast.", [("killed", 5, 5, "exact", "all")], id="passive"),
    pytest.param("Two soldiers have been killed near the border.", [("killed", 2, 2, "exact", "security_forces")], id="perfect passive"),
    pytest.param("A woman was killed by a sniper.", [("killed", 1, 1, "exact", "women")], id="a woman"),
    pytest.param("Twenty-three miners died in the collapse.", [("killed", 23, 23, "exact", "all")], id="died"),
    pytest.param("Six villagers lost their lives when the boat sank.", [("killed", 6, 6, "exact", "civilians")], id="lost their lives"),
    pytest.param("Three protesters were shot dead on Friday.", [("killed", 3, 3, "exact", "all")], id="shot dead"),
    pytest.param("Two of the wounded died overnight.", [("killed", 2, 2, "exact", "all")], id="two of the wounded"),
    pytest.param(
        "At least 12 people are reported to have been killed.", [("killed", 12, None, "at_least", "all")], id="reported to have been"
    ),
    # active
    pytest.param("A car bomb killed nine people in the market.", [("killed", 9, 9, "exact", "all")], id="killed nine"),
    pytest.param(
        "Gunmen killed four policemen and wounded two.",
        [("killed", 4, 4, "exact", "security_forces"), ("injured", 2, 2, "exact", "all")],
        id="killed and wounded",
    ),
    pytest.param(
        "The strike hit a house, killing a mother and three children.",
        [("killed", 1, 1, "exact", "women"), ("killed", 3, 3, "exact", "children")],
        id="killing coordination",
    ),
    pytest.param(
        "The blast tore through the bus, wounding more than 30.", [("injured", 31, None, "more_than", "all")], id="wounding bare number"
    ),
    pytest.param("Three gunmen killed five guards before fleeing.", [("killed", 5, 5, "exact", "all")], id="doers are not victims"),
    pytest.param("The attack claimed the lives of 14 worshippers.", [("killed", 14, 14, "exact", "all")], id="claimed the lives"),
    pytest.param(
        "The shelling left 11 dead and 40 injured.",
        [("killed", 11, 11, "exact", "all"), ("injured", 40, 40, "exact", "all")],
        id="left dead",
    ),
    pytest.param("Troops arrested 25 suspects in night raids.", [("detained", 25, 25, "exact", "all")], id="arrested"),
    pytest.param("Militants abducted six aid workers.", [("abducted", 6, 6, "exact", "aid_workers")], id="abducted"),
    pytest.param("Fighting has displaced 20,000 people.", [("displaced", 20000, 20000, "exact", "all")], id="displaced"),
    pytest.param("Some 300 families fled the town.", [("displaced", 300, 300, "about", "others")], id="fled"),
    pytest.param(
        "The raid resulted in the death of over 60 fighters.", [("killed", 61, None, "more_than", "fighters")], id="the death of over"
    ),
    pytest.param("The bodies of eight men were found in a field.", [("killed", 8, 8, "exact", "men")], id="bodies of"),
    # states and headlines
    pytest.param(
        "Ten dead, dozens wounded in market blast",
        [("killed", 10, 10, "exact", "all"), ("injured", 20, None, "vague", "all")],
        id="headline",
    ),
    pytest.param("Seven missing after the boat capsized.", [("missing", 7, 7, "exact", "all")], id="missing"),
    pytest.param(
        "Officials said 40 were killed and 70 wounded.",
        [("killed", 40, 40, "exact", "all"), ("injured", 70, 70, "exact", "all")],
        id="bare with ellipsis",
    ),
    pytest.param("Four killed in drone strike", [("killed", 4, 4, "exact", "all")], id="headline participle"),
    pytest.param("Three people dead after a shooting.", [("killed", 3, 3, "exact", "all")], id="people dead"),
    # qualifiers
    pytest.param("About 15 rebels were killed.", [("killed", 15, 15, "about", "fighters")], id="about"),
    pytest.param("Up to 50 people were injured.", [("injured", 0, 50, "at_most", "all")], id="up to"),
    pytest.param("As many as 20 migrants died.", [("killed", 0, 20, "at_most", "all")], id="as many as"),
    pytest.param("No fewer than eight civilians were wounded.", [("injured", 8, None, "at_least", "civilians")], id="no fewer than"),
    pytest.param("Between 10 and 15 militants were killed.", [("killed", 10, 15, "range", "fighters")], id="between"),
    pytest.param("Five to seven people were hurt.", [("injured", 5, 7, "range", "all")], id="five to seven"),
    pytest.param("Dozens of civilians were killed.", [("killed", 20, None, "vague", "civilians")], id="dozens"),
    pytest.param("Hundreds of people were displaced.", [("displaced", 200, None, "vague", "all")], id="hundreds"),
    pytest.param("Several children were wounded.", [("injured", 2, None, "vague", "children")], id="several"),
    pytest.param("Nearly two dozen people were killed.", [("killed", 24, 24, "about", "all")], id="two dozen"),
    pytest.param("One hundred and five people died.", [("killed", 105, 105, "exact", "all")], id="hundred and five"),
    # parts
    pytest.param(
        "Eight people were killed, including two children and a nurse.",
        [("killed", 8, 8, "exact", "all"), ("killed", 2, 2, "exact", "children"), ("killed", 1, 1, "exact", "medics")],
        id="including",
    ),
    pytest.param(
        "Ten people - including three women - were injured.",
        [("injured", 10, 10, "exact", "all"), ("injured", 3, 3, "exact", "women")],
        id="part inside",
    ),
    pytest.param("Four soldiers were among the dead.", [("killed", 4, 4, "exact", "security_forces")], id="among the dead"),
    pytest.param(
        "Six people were killed and 19 others wounded.",
        [("killed", 6, 6, "exact", "all"), ("injured", 19, 19, "exact", "all")],
        id="others wounded",
    ),
    pytest.param(
        "A man was killed and another two people injured.",
        [("killed", 1, 1, "exact", "men"), ("injured", 2, 2, "exact", "all")],
        id="another two",
    ),
    pytest.param(
        "Two men and a woman were killed.",
        [("killed", 2, 2, "exact", "men"), ("killed", 1, 1, "exact", "women")],
        id="coordinated subjects",
    ),
    pytest.param(
        "Police said a soldier and two policemen were injured.",
        [("injured", 1, 1, "exact", "security_forces"), ("injured", 2, 2, "exact", "security_forces")],
        id="coordinated injured",
    ),
    # tolls
    pytest.param("The death toll rose to 30 on Monday.", [("killed", 30, 30, "exact", "all")], id="death toll"),
    pytest.param("The number of wounded has risen to 85.", [("injured", 85, 85, "exact", "all")], id="number of wounded"),
    pytest.param(
        "The toll stands at 12 dead and 50 wounded.",
        [("killed", 12, 12, "exact", "all"), ("injured", 50, 50, "exact", "all")],
        id="toll stands at",
    ),
    # groups
    pytest.param("Three Turkish soldiers were killed in Idlib.", [("killed", 3, 3, "exact", "security_forces")], id="turkish soldiers"),
    pytest.param("Four French nationals were killed in Mali.", [("killed", 4, 4, "exact", "foreigners")], id="foreign nationals"),
    pytest.param("Two police officers were killed.", [("killed", 2, 2, "exact", "security_forces")], id="police officers"),
    pytest.param(
        "Seven members of the security forces were killed.",
        [("killed", 7, 7, "exact", "security_forces")],
        id="members of the security forces",
    ),
    pytest.param("Two wounded journalists were evacuated.", [("injured", 2, 2, "exact", "journalists")], id="wounded journalists"),
    pytest.param(
        "The attack left six people dead and more than a dozen injured.",
        [("killed", 6, 6, "exact", "all"), ("injured", 13, None, "more_than", "all")],
        id="more than a dozen",
    ),
    pytest.param("The ministry put the death toll at 27.", [("killed", 27, 27, "exact", "all")], id="put the toll at"),
    pytest.param(
        "A mine killed two U.S. soldiers and an interpreter.",
        [("killed", 2, 2, "exact", "security_forces"), ("killed", 1, 1, "exact", "all")],
        id="and an interpreter",
    ),
    pytest.param("Among the dead were three journalists.", [("killed", 3, 3, "exact", "journalists")], id="among the dead, first"),
    pytest.param("Ten people, most of them women, were killed.", [("killed", 10, 10, "exact", "all")], id="most of them"),
    pytest.param(
        "Four people died and 11 were wounded.", [("killed", 4, 4, "exact", "all"), ("injured", 11, 11, "exact", "all")], id="bare subject"
    ),
    pytest.param(
        "A woman and child were wounded.",
        [("injured", 1, 1, "exact", "women"), ("injured", 1, 1, "exact", "children")],
        id="article left out",
    ),
    # nothing
    pytest.param("Three police vehicles were destroyed.", [], id="vehicles"),
    pytest.param("The talks lasted three hours.", [], id="duration"),
    pytest.param("Ahmad Saleh, 34, works in the market.", [], id="age"),
    pytest.param("The group released 12 prisoners.", [], id="release"),
    pytest.param("About 20 militants attacked the checkpoint.", [], id="attackers"),
    pytest.param("The town has 20,000 residents.", [], id="population"),
    pytest.param("The attack could kill 100 people.", [], id="hypothetical"),
    pytest.param("Rebels fired 40 rockets at the base.", [], id="rockets"),
    pytest.param("Three suspects were released on Monday.", [], id="released"),
]


def numeric(text: str) -> list[tuple[object, ...]]:
    claims = extract(Document(text, PUBLISHED, "en")).claims
    return [
        (claim.outcome, claim.value_min, claim.value_max, claim.qualifier, claim.group)
        for claim in claims
        if claim.kind == "casualties" and claim.qualifier != "unspecified" and claim.polarity == "affirmed"
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counts(text: str, expected: list[tuple[object, ...]]) -> None:
    assert numeric(text) == expected
