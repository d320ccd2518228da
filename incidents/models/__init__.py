"""The records of incidents; one module for each aggregate."""

from incidents.models.api_key import ApiKey, Scope
from incidents.models.evidence import Estimate, Evidence, Judgement, Match
from incidents.models.finding import IncidentArea, IncidentName
from incidents.models.imported import ImportedRow, ImportedTable, TableLayout
from incidents.models.incident import (
    EDITABLE_STATES,
    EstimateRule,
    Grading,
    Incident,
    IncidentState,
    Participation,
    ParticipationStatus,
    next_code,
)
from incidents.models.map_cell import MapCell
from incidents.models.publication import TOMBSTONES, Publication, PublicationKind, PublishedIncident
from incidents.models.rearrangement import Rearrangement, RearrangementKind
from incidents.models.review import Decision, Review, ReviewComment, ReviewKind

__all__ = [
    "EDITABLE_STATES",
    "TOMBSTONES",
    "ApiKey",
    "Decision",
    "Estimate",
    "EstimateRule",
    "Evidence",
    "Grading",
    "ImportedRow",
    "ImportedTable",
    "Incident",
    "IncidentArea",
    "IncidentName",
    "IncidentState",
    "Judgement",
    "MapCell",
    "Match",
    "Participation",
    "ParticipationStatus",
    "Publication",
    "PublicationKind",
    "PublishedIncident",
    "Rearrangement",
    "RearrangementKind",
    "Review",
    "ReviewComment",
    "ReviewKind",
    "Scope",
    "TableLayout",
    "next_code",
]
