"""From figures that several origins give to one low / best / high, by a named rule, with the derivation kept.

An origin is who says a figure, else who published it: ten articles that quote one observatory are one origin. Each outcome, group and
nationality is estimated by itself, so that rival figures are never summed, groups are never added up, and a part never swells a whole.
Which claims are fed in (accepted, of this incident, said by a given day) is for the caller to choose.
"""

from incidents.estimates.derivation import Derivation, OriginEntry, SetAside, Step, StepCode, WhyNot
from incidents.estimates.figures import ClaimFigure, Estimated
from incidents.estimates.range_rule import combine

__all__ = ["ClaimFigure", "Derivation", "Estimated", "OriginEntry", "SetAside", "Step", "StepCode", "WhyNot", "combine"]
