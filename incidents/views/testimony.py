"""Who says what: every claim of a public document with its quotation, under the report that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.models import ParticipationStatus
from incidents.presentation import claim_words, figure_words, of_whom
from incidents.presentation.claims import notes
from incidents.views.readings import day
from sources.models import ActorRole, AttributionMode, Claim, ClaimKind, Reliability

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from incidents.views.readings import Reading

#: What the public asks first: how many, and what is admitted or denied; then what, where, when and who.
_FOREMOST = (ClaimKind.CASUALTIES, ClaimKind.STATEMENT)
_QUESTIONS = (*_FOREMOST, ClaimKind.EVENT, ClaimKind.PLACE, ClaimKind.DATE, ClaimKind.ACTOR)

#: What bears on how a claim is to be read, besides what it asserts.
_NOTED = ("kind", "polarity", "modality", "scope", "date_role")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: what it says in the page's words, the quotation as printed, and who says it; ``is_own_voice``: the publisher."""

    id: int
    words: str
    remarks: Sequence[str]
    quote: str
    language: str
    speaker: str
    is_own_voice: bool
    written: str
    via: str

    @property
    def is_named_otherwise(self) -> bool:
        """Say whether the report writes the speaker's name in another way."""
        return bool(self.written) and self.written != self.speaker


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an actor is said to have had, and how settled that is."""

    role: str
    actor: str
    status: str


@dataclass(frozen=True, slots=True)
class ReportVoice:
    """One report with its claims, those on figures and denials apart. ``url`` is empty where there is none to open."""

    id: int
    publisher: str
    reliability: Reliability
    title: str
    url: str
    published: datetime.date | None
    language: str
    source_sha256: str
    foremost: Sequence[Statement]
    others: Sequence[Statement]


def report_voices(reading: Reading) -> list[ReportVoice]:
    """Return the reports, oldest first, each with its claims by question and in the order of the text."""
    reports = sorted(reading.reports.values(), key=lambda report: (report["published_date"] or "", report["id"]))
    return [_report_voice(report, reading) for report in reports]


def scoped_statements(reading: Reading) -> list[Statement]:
    """Return the figures that speak of one nationality alone, and so are no part of the toll."""
    return [_statement(claim, reading) for claim in reading.claims.values() if claim.get("nationality")]


def participations(reading: Reading) -> list[Part]:
    """Return who is said to have taken what part."""
    return [
        Part(
            role=str(ActorRole(part["role"]).label),
            actor=reading.name(part["actor"]["name"]),
            status=str(ParticipationStatus(part["status"]).label),
        )
        for part in reading.document["participations"]
    ]


def origin_count(reading: Reading) -> int:
    """Return how many origins give the figures; the estimates' own keys tell one from another."""
    return len({origin["origin"] for row in reading.document["estimates"] for origin in row["derivation"]["origins"]})


def _report_voice(report: dict[str, Any], reading: Reading) -> ReportVoice:
    claims = [claim for claim in reading.claims.values() if claim["report"] == report["id"]]
    claims.sort(key=lambda claim: (_QUESTIONS.index(claim["kind"]), claim["span"]))
    return ReportVoice(
        id=report["id"],
        publisher=reading.publisher(report["id"]),
        reliability=Reliability(report["publisher"]["reliability"]),
        title=report["title"],
        url=report["url"] if report["url"].startswith(("https://", "http://")) else "",
        published=day(report["published_date"]),
        language=report["language"],
        source_sha256=report["source_sha256"],
        foremost=[_statement(claim, reading) for claim in claims if claim["kind"] in _FOREMOST],
        others=[_statement(claim, reading) for claim in claims if claim["kind"] not in _FOREMOST],
    )


def _statement(claim: dict[str, Any], reading: Reading) -> Statement:
    attribution = claim["attribution"]
    return Statement(
        id=claim["id"],
        words=_scoped_words(claim, reading) if claim.get("nationality") else claim_words(claim),
        remarks=notes(Claim(**{name: claim[name] for name in _NOTED if name in claim})),
        quote=claim["quote"],
        language=reading.reports[claim["report"]]["language"],
        speaker=reading.speaker(claim),
        is_own_voice=attribution["mode"] == AttributionMode.NONE,
        written=attribution["name"],
        via=attribution["via"],
    )


def _scoped_words(claim: dict[str, Any], reading: Reading) -> str:
    """Put first of whom the figure speaks, so that it is not taken for a toll."""
    whom = of_whom(claim["outcome"], claim["group"], reading.country(claim["nationality"]))
    return f"{whom}: {figure_words(claim['qualifier'], claim['value_min'], claim['value_max'])}"
