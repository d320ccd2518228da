"""The rule ``range_across_origins``: from the lowest to the highest that any origin says, best what most of them say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from incidents.estimates.figures import ClaimFigure, Estimated
from incidents.estimates.voices import Voice, hear

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.estimates.derivation import Step

RULE = "range_across_origins"
#: Goes up whenever the same claims would give another estimate.
RULE_VERSION = 1


def combine(figures: Iterable[ClaimFigure]) -> list[Estimated]:
    """Return one estimate for each outcome, group and nationality met, in the order of these codes.

    Low is the lowest minimum of any origin, high the highest maximum, where an open maximum counts with its minimum. Best is the figure
    that most origins name; where several are named by as many, the lowest of them, as ACLED takes the most conservative of rival
    figures (its FAQ, 2024; "between 16 to 25" is coded 16). An origin names every number of a range, and of "up to 9" the 9.

    An origin's own figure is its latest by ``said_on``; a figure without a day gives way to any with one. Several figures of one day
    are spanned, as nothing says which of them holds. Magnitude words and bare plurals move nothing, nor does the denial of a figure
    that names no other; "no deaths" is the figure 0 of that origin, and with a nationality an estimate of its own.

    The order of ``figures`` never matters, a repetition on the same day changes no number, a further origin never narrows a range.
    """
    by_kind: dict[tuple[str, str, str], dict[int, ClaimFigure]] = defaultdict(dict)
    for figure in figures:
        by_kind[figure.kind][figure.claim_id] = figure
    return [_estimate(list(claims.values())) for _, claims in sorted(by_kind.items())]


def _estimate(claims: list[ClaimFigure]) -> Estimated:
    every = hear(claims)
    voices = [voice for voice in every if voice.is_counted]
    articles = len({claim.article_id for claim in claims})
    outcome, group, nationality = claims[0].kind
    return Estimated(
        outcome=outcome,
        group=group,
        nationality=nationality,
        low=min((voice.low for voice in voices), default=None),
        best=min(_most_named(voices), default=None),
        high=max((voice.high for voice in voices), default=None),
        rule=RULE,
        derivation={
            "rule": RULE,
            "version": RULE_VERSION,
            "origins": [voice.entry() for voice in every],
            "steps": [
                {"code": "one_origin_once", "values": {"origins": len(every), "articles": articles, "claims": len(claims)}},
                *_steps_of_setting_aside(every),
                *(_steps_of_counting(voices) if voices else [_no_figure(every)]),
            ],
            "origin_count": len(voices),
            "article_count": articles,
        },
    )


def _most_named(voices: list[Voice]) -> list[int]:
    """Return, of the figures at the ends of what the origins name, those that most of them name, lowest first."""
    ends = sorted({end for voice in voices for claim in voice.claims for end in claim.named})
    support = {end: sum(voice.names(end) for voice in voices) for end in ends}
    return [end for end in ends if support[end] == max(support.values())]


def _steps_of_setting_aside(every: list[Voice]) -> list[Step]:
    replaced = [voice.origin for voice in every if any(why_not == "superseded" for _, why_not in voice.set_aside)]
    uncounted = [voice.origin for voice in every if not voice.is_counted]
    steps: list[Step] = []
    if replaced:
        steps.append({"code": "later_figure_replaces", "values": {"origins": replaced}})
    if uncounted:
        steps.append({"code": "not_counted", "values": {"origins": uncounted}})
    return steps


def _steps_of_counting(voices: list[Voice]) -> list[Step]:
    low, high = min(voice.low for voice in voices), max(voice.high for voice in voices)
    tied = _most_named(voices)
    is_open = [voice.origin for voice in voices if voice.is_open]
    steps: list[Step] = []
    if is_open:
        steps.append({"code": "open_end_counts_with_minimum", "values": {"origins": is_open}})
    steps += [
        {"code": "low_is_lowest_minimum", "values": {"low": low, "origins": [voice.origin for voice in voices if voice.low == low]}},
        {"code": "high_is_highest_maximum", "values": {"high": high, "origins": [voice.origin for voice in voices if voice.high == high]}},
    ]
    naming = [voice.origin for voice in voices if voice.names(tied[0])]
    if len(tied) == 1:
        steps.append({"code": "best_has_most_origins", "values": {"best": tied[0], "origins": naming}})
    else:
        steps.append({"code": "best_tie_takes_lowest", "values": {"best": tied[0], "origins": naming, "tied": tied}})
    return steps


def _no_figure(every: list[Voice]) -> Step:
    implied = [voice.low for voice in every if voice.why_not != "denied"]
    return {"code": "no_figure", "values": {"at_least": min(implied)} if implied else {}}
