"""The records of sources; one module for each aggregate."""

from sources.models.actor import Actor, ActorAlias, ActorKind
from sources.models.article import Article, ArticleState, Capture, DateBasis
from sources.models.change import ChangeKind, ClaimChange
from sources.models.choices import (
    ActorRole,
    AttributionMode,
    ClaimKind,
    ClaimStatus,
    DatePrecision,
    DateRole,
    Direction,
    EventType,
    Group,
    Modality,
    Outcome,
    PlaceOpenReason,
    PlaceRelation,
    Polarity,
    Qualifier,
    Scope,
    StatementKind,
)
from sources.models.claim import Claim
from sources.models.claim_rules import DECIDED, HELD_TRUE
from sources.models.fingerprint import Fingerprint
from sources.models.near_copy import NearCopy
from sources.models.publisher import Feed, Publisher, PublisherKind, Reliability, SourceScale
from sources.models.run import ExtractionRun

__all__ = [
    "DECIDED",
    "HELD_TRUE",
    "Actor",
    "ActorAlias",
    "ActorKind",
    "ActorRole",
    "Article",
    "ArticleState",
    "AttributionMode",
    "Capture",
    "ChangeKind",
    "Claim",
    "ClaimChange",
    "ClaimKind",
    "ClaimStatus",
    "DateBasis",
    "DatePrecision",
    "DateRole",
    "Direction",
    "EventType",
    "ExtractionRun",
    "Feed",
    "Fingerprint",
    "Group",
    "Modality",
    "NearCopy",
    "Outcome",
    "PlaceOpenReason",
    "PlaceRelation",
    "Polarity",
    "Publisher",
    "PublisherKind",
    "Qualifier",
    "Reliability",
    "Scope",
    "SourceScale",
    "StatementKind",
]
