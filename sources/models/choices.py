"""The code lists of claims, with their labels; sources.extraction.types holds the same codes as literals."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClaimKind(TextChoices):
    """What a claim is about."""

    CASUALTIES = "casualties", _("casualties")
    EVENT = "event", _("event")
    PLACE = "place", _("place")
    DATE = "date", _("date")
    ACTOR = "actor", _("actor")
    STATEMENT = "statement", _("statement")


class Outcome(TextChoices):
    """What happened to people."""

    KILLED = "killed", _("killed")
    INJURED = "injured", _("injured")
    MISSING = "missing", _("missing")
    DETAINED = "detained", _("detained")
    ABDUCTED = "abducted", _("abducted")
    DISPLACED = "displaced", _("displaced")
    CASUALTIES = "casualties", _("casualties (killed or injured)")


class Group(TextChoices):
    """Of whom a figure speaks."""

    ALL = "all", pgettext_lazy("group of people", "all")
    CIVILIANS = "civilians", _("civilians")
    CHILDREN = "children", _("children")
    WOMEN = "women", _("women")
    MEN = "men", _("men")
    FIGHTERS = "fighters", _("fighters")
    SECURITY_FORCES = "security_forces", _("security forces")
    JOURNALISTS = "journalists", _("journalists")
    MEDICS = "medics", _("medics")
    AID_WORKERS = "aid_workers", _("aid workers")
    ELDERLY = "elderly", _("elderly people")
    DISPLACED_PEOPLE = "displaced_people", _("displaced people")
    DETAINEES = "detainees", _("detainees")
    FOREIGNERS = "foreigners", _("foreigners")
    OTHERS = "others", _("others")


class Qualifier(TextChoices):
    """How exactly a figure is said."""

    EXACT = "exact", _("exactly")
    AT_LEAST = "at_least", _("at least")
    MORE_THAN = "more_than", _("more than")
    AT_MOST = "at_most", _("at most")
    ABOUT = "about", _("about")
    RANGE = "range", _("between")
    VAGUE = "vague", _("dozens, hundreds or thousands")
    UNSPECIFIED = "unspecified", _("some, no figure")


class EventType(TextChoices):
    """What was done."""

    AIRSTRIKE = "airstrike", _("airstrike")
    DRONE_STRIKE = "drone_strike", _("drone strike")
    RAID = "raid", _("raid")
    AIR_LANDING = "air_landing", _("air landing raid")
    SHELLING = "shelling", _("shelling")
    ROCKET = "rocket", _("rocket or missile attack")
    ARMED_CLASH = "armed_clash", _("armed clash")
    BOMBING_IED = "bombing_ied", _("bombing (IED)")
    SUICIDE_BOMBING = "suicide_bombing", _("suicide bombing")
    LANDMINE = "landmine", _("landmine")
    CHEMICAL = "chemical", _("chemical attack")
    SHOOTING = "shooting", _("shooting")
    ASSASSINATION = "assassination", _("assassination")
    EXECUTION = "execution", _("execution")
    ABDUCTION = "abduction", _("abduction")
    ARREST = "arrest", _("arrest")
    PROTEST = "protest", _("protest")
    OTHER = "other", _("other event")


class PlaceRelation(TextChoices):
    """How the event lies to the place that is named."""

    IN = "in", pgettext_lazy("place relation", "in")
    NEAR = "near", pgettext_lazy("place relation", "near")
    DIRECTION_OF = "direction_of", pgettext_lazy("place relation", "outside, in a direction from")
    PART_OF = "part_of", pgettext_lazy("place relation", "in a part of")
    BETWEEN = "between", pgettext_lazy("place relation", "between")
    BORDER = "border", pgettext_lazy("place relation", "at the border with")
    DISTANCE_FROM = "distance_from", pgettext_lazy("place relation", "at a distance from")


class PlaceOpenReason(TextChoices):
    """Why a place that is named was not settled on one in the gazetteer; the codes of geo.resolution."""

    UNKNOWN_NAME = "unknown_name", _("No place of this name is known.")
    LOOSE_NAME = "loose_name", _("Only similar names are known.")
    OTHER_COUNTRY = "other_country", _("The place lies in a country that the report does not name.")
    SEVERAL_COUNTRIES = "several_countries", _("Several countries have a place of this name.")
    CLOSE_CALL = "close_call", _("The report does not tell the candidates apart.")


class Direction(TextChoices):
    """A direction of the compass."""

    N = "n", _("north")
    NE = "ne", _("northeast")
    E = "e", _("east")
    SE = "se", _("southeast")
    S = "s", _("south")
    SW = "sw", _("southwest")
    W = "w", _("west")
    NW = "nw", _("northwest")
    CENTRE = "centre", _("center")


class DatePrecision(TextChoices):
    """How well a date is known; maps to UCDP date_prec and ACLED time_precision."""

    EXACT_TIME = "exact_time", _("exact time")
    DAY = "day", _("day")
    RANGE_2_6D = "range_2_6d", _("two to six days")
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    YEAR_OR_MORE = "year_or_more", _("year or more")


class DateRole(TextChoices):
    """What a date dates."""

    EVENT = "event", _("when it happened")
    STATEMENT = "statement", _("when it was said")
    BACKGROUND = "background", _("an earlier event")


class ActorRole(TextChoices):
    """The part an actor is said to have had."""

    ALLEGED_PERPETRATOR = "alleged_perpetrator", _("alleged perpetrator")
    TARGET = "target", _("target")
    VICTIM_GROUP = "victim_group", _("victim group")
    ALLY = "ally", _("ally")
    CLAIMANT = "claimant", _("claimant")
    PARTY = "party", _("party")


class StatementKind(TextChoices):
    """What a speaker does with a statement."""

    CONFIRMATION = "confirmation", _("confirmation")
    DENIAL = "denial", _("denial")
    CLAIM_OF_RESPONSIBILITY = "claim_of_responsibility", _("claim of responsibility")
    ACCUSATION = "accusation", _("accusation")
    NO_INFORMATION = "no_information", _("no information")


class AttributionMode(TextChoices):
    """How the text ties a claim to who says it."""

    EXPLICIT = "explicit", _("named in the sentence")
    INHERITED = "inherited", _("carried over from before")
    NONE = "none", _("the publisher's own voice")


class Polarity(TextChoices):
    """Whether a claim asserts or denies."""

    AFFIRMED = "affirmed", _("affirmed")
    NEGATED = "negated", _("negated")


class Modality(TextChoices):
    """Whether what is claimed is said to have happened."""

    ACTUAL = "actual", _("actual")
    HISTORICAL = "historical", _("historical")
    FUTURE = "future", _("future")
    HYPOTHETICAL = "hypothetical", _("hypothetical")


class Scope(TextChoices):
    """Whether a claim speaks of the report's incident."""

    INCIDENT = "incident", _("this incident")
    CUMULATIVE = "cumulative", _("a total over time")
    BACKGROUND = "background", _("background")


class ClaimStatus(TextChoices):
    """What people decided on a claim."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    EDITED = "edited", _("edited")
    REJECTED = "rejected", pgettext_lazy("claim", "rejected")
    SUPERSEDED = "superseded", _("superseded")
