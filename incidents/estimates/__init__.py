"""From what each claim says to one low, best and high: pure arithmetic with its own derivation.

A claim's origin is whoever is said to stand behind its figure, else who published it: ten articles that quote one observatory are one
origin. Each outcome, group and nationality is estimated by itself, so that rival figures are never summed; the parts that one origin
counts bound its own whole and no other. Which claims are fed in (accepted, of this incident) is for the caller to choose.
"""

from incidents.estimates.combining import combine
from incidents.estimates.derivation import NOTHING_SAID, Derivation, Moment, OriginEntry, SetAside, Step, StepCode, WhyNot
from incidents.estimates.figures import RELIABILITIES, ClaimFigure, Estimated
from incidents.estimates.rules import DEFAULT_RULE, RULES

__all__ = [
    "DEFAULT_RULE",
    "NOTHING_SAID",
    "RELIABILITIES",
    "RULES",
    "ClaimFigure",
    "Derivation",
    "Estimated",
    "Moment",
    "OriginEntry",
    "SetAside",
    "Step",
    "StepCode",
    "WhyNot",
    "combine",
]
