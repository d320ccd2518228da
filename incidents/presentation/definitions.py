"""What each code means, in the words of the page on methods; a test holds that no code lacks a definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from incidents.models import EstimateRule, Grading
from sources.models import (
    ActorRole,
    AttributionMode,
    ClaimKind,
    DateRole,
    EventType,
    Group,
    Modality,
    Outcome,
    Qualifier,
    Scope,
    StatementKind,
)

if TYPE_CHECKING:
    from django.db.models import TextChoices
    from django.utils.functional import Promise

DEFINITIONS: dict[type[TextChoices], dict[str, str | Promise]] = {
    ClaimKind: {
        ClaimKind.CASUALTIES: _("A number of people and what happened to them."),
        ClaimKind.EVENT: _("What was done, such as an airstrike or a raid."),
        ClaimKind.PLACE: _("A place that the report names, and how the event lies to it: in it, near it, north of it."),
        ClaimKind.DATE: _("A day or a period, and whether it dates the event, the statement or something earlier."),
        ClaimKind.ACTOR: _("A party to the event, with the part that it is said to have had."),
        ClaimKind.STATEMENT: _("That somebody confirms, denies, accuses, claims responsibility, or says that nothing is known."),
    },
    Outcome: {
        Outcome.KILLED: _("Said to have died through the event, at once or later; bodies that were found count here."),
        Outcome.INJURED: _("Said to have been hurt and to have lived."),
        Outcome.MISSING: _("Said to be unaccounted for, as under rubble or at sea."),
        Outcome.DETAINED: _("Said to have been arrested or held by an authority or a force."),
        Outcome.ABDUCTED: _("Said to have been taken by force, without arrest by an authority."),
        Outcome.DISPLACED: _("Said to have fled or to have been driven from their homes."),
        Outcome.CASUALTIES: _("Killed or injured, where the words do not say which."),
    },
    Group: {
        Group.ALL: _("Everybody counted, whoever they are."),
        Group.CIVILIANS: _("Those whom the report calls civilians, residents or citizens."),
        Group.CHILDREN: _("Girls, boys and infants, and those called minors."),
        Group.WOMEN: _("Those whom the report calls women."),
        Group.MEN: _("Those whom the report calls men."),
        Group.FIGHTERS: _("Members of armed groups, and those called gunmen, militants or rebels."),
        Group.SECURITY_FORCES: _("Soldiers, police and other members of a state's forces."),
        Group.JOURNALISTS: _("Reporters, photographers and others of the press."),
        Group.MEDICS: _("Doctors, nurses and ambulance crews."),
        Group.AID_WORKERS: _("Staff and volunteers of relief, rescue and fire services."),
        Group.ELDERLY: _("Those whom the report calls old."),
        Group.DISPLACED_PEOPLE: _("People who were displaced already before the event, and refugees."),
        Group.DETAINEES: _("Prisoners and others who were being held."),
        Group.FOREIGNERS: _("Those called foreigners without a country being named."),
        Group.OTHERS: _("Families, pupils and others whom none of these groups holds."),
    },
    Qualifier: {
        Qualifier.EXACT: _("The number itself."),
        Qualifier.AT_LEAST: _("The number is the lowest; the highest is left open."),
        Qualifier.MORE_THAN: _("Counting begins one above the number."),
        Qualifier.AT_MOST: _("The number is the highest; there may be none."),
        Qualifier.ABOUT: _("The number is kept, marked as rough."),
        Qualifier.RANGE: _("Both ends are kept."),
        Qualifier.VAGUE: _(
            "Only the order of magnitude is said, and the least that it can mean is kept. It widens an estimate and is never the best."
        ),
        Qualifier.UNSPECIFIED: _(
            "People are spoken of without a number; the least that the words imply is kept, and it never moves an estimate."
        ),
    },
    EstimateRule: {
        EstimateRule.RANGE_ACROSS_ORIGINS: _(
            "From the lowest to the highest number that any origin gives; best is the number that most origins name, of equals the lowest."
        ),
        EstimateRule.SOURCE_HIERARCHY: _(
            "As the first rule, from those origins alone that the outlets of the best grade of reliability quote."
        ),
        EstimateRule.MAJORITY_OF_ORIGINS: _(
            "Best is the number that more than half of the origins name; without one there is no best estimate."
        ),
        EstimateRule.MOST_CONSERVATIVE: _("Best is the lowest number that any origin names, as ACLED counts where reports differ."),
        EstimateRule.UCDP: _(
            "Lowest is the lowest of all; highest and best leave out what only outlets graded E say, as UCDP drops unreasonable claims."
        ),
    },
    EventType: {
        EventType.AIRSTRIKE: _("Bombs or missiles from crewed aircraft, or from aircraft that are not described."),
        EventType.DRONE_STRIKE: _("A strike by an uncrewed aircraft."),
        EventType.RAID: _("A force enters a place to search, seize or kill, and leaves again."),
        EventType.AIR_LANDING: _("A raid by a force that aircraft bring, helicopters as a rule."),
        EventType.SHELLING: _("Fire by artillery, mortars or tanks."),
        EventType.ROCKET: _("Rockets or missiles launched from the ground or from ships."),
        EventType.ARMED_CLASH: _("Two armed sides fight each other."),
        EventType.BOMBING_IED: _("A bomb that was placed at its target or driven there, as in a car."),
        EventType.SUICIDE_BOMBING: _("The attacker dies in setting off the bomb."),
        EventType.LANDMINE: _("A mine or other explosive left behind goes off."),
        EventType.CHEMICAL: _("Toxic chemicals are used as a weapon."),
        EventType.SHOOTING: _("Shots at people who are not said to fight back."),
        EventType.ASSASSINATION: _("A chosen person is killed, or an attempt is made on their life."),
        EventType.EXECUTION: _("People are killed by those in whose power they are."),
        EventType.ABDUCTION: _("People are taken by force, without arrest by an authority."),
        EventType.ARREST: _("An authority or a force arrests people."),
        EventType.PROTEST: _("People gather in public to protest."),
        EventType.OTHER: _("An event of conflict that none of these types fits."),
    },
    Scope: {
        Scope.INCIDENT: _("Speaks of the event that the report is about."),
        Scope.CUMULATIVE: _("A total over months or since a war began; never the toll of an incident."),
        Scope.BACKGROUND: _("Speaks of an earlier or another event, which the report recalls."),
    },
    Modality: {
        Modality.ACTUAL: _("Said to have happened."),
        Modality.HISTORICAL: _("Said of the past, apart from the event."),
        Modality.FUTURE: _("Said to be going to happen."),
        Modality.HYPOTHETICAL: _("Feared, threatened or supposed, and not said to have happened."),
    },
    AttributionMode: {
        AttributionMode.EXPLICIT: _("The sentence names who says it."),
        AttributionMode.INHERITED: _(
            "The sentence goes on speaking for whoever was named before it: “it added”, a quotation that continues."
        ),
        AttributionMode.NONE: _("Nobody is named, so the report's publisher says it."),
    },
    StatementKind: {
        StatementKind.CONFIRMATION: _("Somebody confirms what was said."),
        StatementKind.DENIAL: _("Somebody denies it."),
        StatementKind.CLAIM_OF_RESPONSIBILITY: _("Somebody says that they did it."),
        StatementKind.ACCUSATION: _("Somebody says who did it."),
        StatementKind.NO_INFORMATION: _("Somebody says that nothing is known yet. This is never read as zero."),
    },
    ActorRole: {
        ActorRole.ALLEGED_PERPETRATOR: _("Said to have done it."),
        ActorRole.TARGET: _("Said to have been aimed at."),
        ActorRole.VICTIM_GROUP: _("Said to be those whom it hit."),
        ActorRole.ALLY: _("Said to have helped another party."),
        ActorRole.CLAIMANT: _("Says of itself that it did it."),
        ActorRole.PARTY: _("Said to have taken part; the words do not say how."),
    },
    DateRole: {
        DateRole.EVENT: _(
            "The day of the event itself. Where only a statement is dated, its day stands in for the event's, and is marked as inferred."
        ),
        DateRole.STATEMENT: _("The day on which somebody spoke."),
        DateRole.BACKGROUND: _("The day of an earlier event; never taken for the event's own."),
    },
    Grading: {
        Grading.CONFIRMED: _("A party to the conflict has accepted responsibility for the harm."),
        Grading.FAIR: _("Two or more credible sources report the harm, and a party is known to have acted nearby."),
        Grading.WEAK: _("A single source reports it, though it may do so in detail."),
        Grading.CONTESTED: _("Rival parties are said to be responsible."),
        Grading.DISCOUNTED: _("Those harmed turned out to be combatants, or the event had another cause."),
        Grading.UNGRADED: _("Nobody has graded it yet."),
    },
}
