"""Which incident is a report about? Every candidate gets a score and the reasons that made it, in codes and numbers.

The score is a sum of evidence in log-odds, squeezed to 0..1: each ``Reason`` carries the share that it added (above zero) or took
away (below). What a report does not say adds nothing, so that it stays less certain, and is not held against it.
Finding the candidates is not done here, nor the wording of reasons.
"""

from incidents.matching.calendar import CalendarDay, named_days
from incidents.matching.naming import TextNames, name_key, name_phrases, text_names
from incidents.matching.scoring import LIKELY, SURE, grounds, looks_new, rank, score
from incidents.matching.sketches import (
    DateWindow,
    Figure,
    Ground,
    HeldName,
    IncidentSketch,
    Reason,
    ReasonCode,
    ReportSketch,
    Scored,
    Spot,
)
from incidents.matching.weights import Weights, shipped_weights

__all__ = [
    "LIKELY",
    "SURE",
    "CalendarDay",
    "DateWindow",
    "Figure",
    "Ground",
    "HeldName",
    "IncidentSketch",
    "Reason",
    "ReasonCode",
    "ReportSketch",
    "Scored",
    "Spot",
    "TextNames",
    "Weights",
    "grounds",
    "looks_new",
    "name_key",
    "name_phrases",
    "named_days",
    "rank",
    "score",
    "shipped_weights",
    "text_names",
]
