"""Which incident is a report about? Every candidate gets a score and the reasons that made it, in codes and numbers.

The score is a sum of evidence in log-odds, squeezed to 0..1: each ``Reason`` carries the share that it added (above zero) or took
away (below). What a report does not say adds nothing, so that it stays less certain, and is not held against it.
Finding the candidates is not done here, nor the wording of reasons.
"""

from incidents.matching.scoring import LIKELY, looks_new, rank, score
from incidents.matching.sketches import DateWindow, Figure, IncidentSketch, Reason, ReasonCode, ReportSketch, Scored, Spot
from incidents.matching.weights import HAND_SET, Weights

__all__ = [
    "HAND_SET",
    "LIKELY",
    "DateWindow",
    "Figure",
    "IncidentSketch",
    "Reason",
    "ReasonCode",
    "ReportSketch",
    "Scored",
    "Spot",
    "Weights",
    "looks_new",
    "rank",
    "score",
]
