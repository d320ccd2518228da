"""The records of incidents; one module for each aggregate."""

from incidents.models.api_key import ApiKey, Scope
from incidents.models.evidence import Estimate, Evidence, Judgement, Match
from incidents.models.incident import (
    EDITABLE_STATES,
    Grading,
    Incident,
    IncidentState,
    Participation,
    ParticipationStatus,
    next_code,
)
from incidents.models.publication import Publication, PublicationKind, PublishedIncident
from incidents.models.review import Decision, Review, ReviewComment

__all__ = [
    "EDITABLE_STATES",
    "ApiKey",
    "Decision",
    "Estimate",
    "Evidence",
    "Grading",
    "Incident",
    "IncidentState",
    "Judgement",
    "Match",
    "Participation",
    "ParticipationStatus",
    "Publication",
    "PublicationKind",
    "PublishedIncident",
    "Review",
    "ReviewComment",
    "Scope",
    "next_code",
]
