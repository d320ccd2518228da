"""One report as a researcher works on it: its text with the claims marked, the claims by question, the incidents it may be about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from incidents.matching import LIKELY
from incidents.models import Judgement
from incidents.presentation import reasons
from incidents.presentation.claims import attribution_words, machine_words, notes, source_name, value_words
from incidents.presentation.copies import CopyNote, copy_notes
from incidents.presentation.highlight import Segment, segments
from incidents.presentation.names import Names, language, look_up
from incidents.presentation.places import precision_words
from incidents.presentation.reasons import ReasonWords, match_reasons, place_reasons
from sources.models import ClaimKind, ClaimStatus, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.functional import Promise

    from geo.models import Place
    from incidents.models import Match
    from sources.models import Article, Claim

#: The questions of the workbench, in the order in which they are asked.
QUESTIONS: dict[str, Promise] = {
    ClaimKind.CASUALTIES: _("How many?"),
    ClaimKind.PLACE: _("Where?"),
    ClaimKind.DATE: _("When?"),
    ClaimKind.ACTOR: _("Who?"),
    ClaimKind.EVENT: _("What happened?"),
    ClaimKind.STATEMENT: _("What is confirmed or denied?"),
}

_NEVER_FOLDED = (ClaimKind.CASUALTIES, ClaimKind.STATEMENT)


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that a mention may mean: its name, what it is and lies in, and why."""

    place_id: int
    name: str
    kind: str
    within: str
    score: float
    reasons: list[ReasonWords]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in words. ``part_of`` is the larger figure, ``machine`` what the extractor had proposed, where they apply."""

    claim: Claim
    value: str
    precision: str
    source: str
    tie: str
    notes: list[str]
    part_of: str
    machine: str
    choices: list[PlaceChoice]


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims that say the same, the first of the text before the others."""

    first: ClaimRow
    others: list[ClaimRow]


@dataclass(frozen=True, slots=True)
class Question:
    """The claims that answer one question."""

    kind: str
    title: str
    answers: list[Answer]

    def rows(self) -> list[ClaimRow]:
        """Return all claims that answer it."""
        return [row for answer in self.answers for row in (answer.first, *answer.others)]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An incident that the report may be about, with why."""

    match: Match
    title: str
    reasons: list[ReasonWords]


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything the page shows of one report; ``primary`` is the incident it is attached to, None while it is not."""

    article: Article
    segments: list[Segment]
    questions: list[Question]
    background: list[ClaimRow]
    waiting: int
    total: int
    primary: Match | None
    proposals: list[Proposal]
    copies: list[CopyNote]

    @property
    def looks_new(self) -> bool:
        """Whether no proposed incident is likely; those that are only possible are still shown."""
        return all(proposal.match.score < LIKELY or proposal.match.judgement == Judgement.NEGATIVE for proposal in self.proposals)

    def row(self, claim_id: int) -> ClaimRow | None:
        """Return the row of one claim, None if the report has no such claim now."""
        rows = [row for question in self.questions for row in question.rows()] + self.background
        return next((row for row in rows if row.claim.pk == claim_id), None)

    def place_claims(self) -> list[Claim]:
        """Return the claims that say where the incident was and are not rejected."""
        rows = [row for question in self.questions if question.kind == ClaimKind.PLACE for row in question.rows()]
        return [row.claim for row in rows if row.claim.status != ClaimStatus.REJECTED]

    def only(self, claim_id: int) -> Workbench:
        """Return the same with the row of one claim alone, for a page that replaces just this row."""
        row = self.row(claim_id)
        return replace(self, questions=[], background=[row] if row else [])


def workbench(article: Article) -> Workbench:
    """Gather the workbench of ``article``; the number of queries does not depend on how much the report says."""
    claims = list(article.claims.current().select_related("attributed_to", "place", "actor", "decided_by").prefetch_related("place__names"))
    matches = list(article.matches.select_related("incident__place", "by").order_by("-is_primary", "-score", "pk"))
    names = _names(claims, matches)
    by_id = {claim.pk: claim for claim in claims}
    rows = [_row(claim, by_id, names) for claim in claims]
    ours = [row for row in rows if row.claim.scope == Scope.INCIDENT]
    return Workbench(
        article=article,
        segments=segments(article.text, claims),
        questions=[
            Question(kind, str(title), _answers([row for row in ours if row.claim.kind == kind])) for kind, title in QUESTIONS.items()
        ],
        background=[row for row in rows if row.claim.scope != Scope.INCIDENT],
        waiting=sum(claim.status == ClaimStatus.PROPOSED for claim in claims),
        total=len(claims),
        primary=next((match for match in matches if match.is_primary), None),
        proposals=[
            Proposal(match, match.incident.title(language()), match_reasons(match.reasons, names))
            for match in matches
            if not match.is_primary
        ],
        copies=copy_notes(article),
    )


def _answers(rows: list[ClaimRow]) -> list[Answer]:
    """Fold claims that say the same. Figures and statements never are folded: who says each is the point of them."""
    answers: dict[object, Answer] = {}
    for row in rows:
        key = row.claim.pk if row.claim.kind in _NEVER_FOLDED else row.value
        if key in answers:
            answers[key].others.append(row)
        else:
            answers[key] = Answer(row, [])
    return list(answers.values())


def _names(claims: Sequence[Claim], matches: Iterable[Match]) -> Names:
    candidates = [candidate for claim in claims for candidate in claim.place_candidates]
    values = [value for candidate in candidates for reason in candidate["reasons"] for value in reason["values"]]
    before = [claim.machine_values for claim in claims if claim.machine_values]
    return look_up(
        places={candidate["place_id"] for candidate in candidates}
        | {value for name, value in values if name == "place_id"}
        | {claim["place"] for claim in before if claim.get("place")},
        countries={value for name, value in values if name == "country"} | {claim.nationality for claim in claims},
        actors={actor for match in matches for actor in reasons.actors_in(match.reasons)}
        | {claim["actor"] for claim in before if claim.get("actor")},
    )


def _row(claim: Claim, claims: dict[int, Claim], names: Names) -> ClaimRow:
    whole = claims.get(claim.subset_of_id) if claim.subset_of_id else None
    machine = machine_words(claim, names)
    value = value_words(claim, names)
    return ClaimRow(
        claim=claim,
        value=value,
        precision=precision_words(claim.geo_precision, claim.distance_km),
        source=source_name(claim),
        tie=attribution_words(claim),
        notes=notes(claim),
        part_of=value_words(whole, names) if whole else "",
        machine=machine if machine != value else "",
        choices=_choices(claim, names),
    )


def _choices(claim: Claim, names: Names) -> list[PlaceChoice]:
    return [
        _choice(names.places[candidate["place_id"]], candidate, names)
        for candidate in claim.place_candidates
        if candidate["place_id"] in names.places
    ]


def _choice(place: Place, candidate: dict[str, object], names: Names) -> PlaceChoice:
    return PlaceChoice(
        place_id=place.pk,
        name=place.label(language()),
        kind=str(place.get_kind_display()),
        within=place.parent.label(language()) if place.parent else "",
        score=float(candidate["score"]),  # type: ignore[arg-type]  # as resolution stored it
        reasons=place_reasons(candidate["reasons"], names),  # type: ignore[arg-type]  # likewise
    )
