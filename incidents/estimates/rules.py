"""The named rules: from what each origin says to low, best and high.

None of them adds up rival origins. A magnitude word ("dozens") widens the range by the smallest number that it can mean, open upwards,
and is never a best estimate. Ways of dealing with disagreement are those of the Standards for Casualty Recording (Every Casualty, 2016):
a range, a hierarchy of sources, the majority.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.estimates.figures import RELIABILITIES
from incidents.estimates.spans import Reached, lowest, majority, most_named, span, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from incidents.estimates.voices import Voice


def range_across_origins(voices: Sequence[Voice]) -> Reached:
    """From the lowest minimum to the highest maximum of any origin; best is what most of them name, of equals the lowest."""
    return span(voices, best=most_named(voices))


def source_hierarchy(voices: Sequence[Voice]) -> Reached:
    """Let only the most reliable origins that name a figure speak, by the Admiralty letters of the outlets that quote them."""
    naming = [voice for voice in voices if voice.names_figure] or voices
    letter = min((voice.reliability for voice in naming), key=RELIABILITIES.index)
    chosen = [voice for voice in naming if voice.reliability == letter]
    return range_across_origins(chosen).after(step("only_most_reliable", chosen, reliability=letter))


def majority_of_origins(voices: Sequence[Voice]) -> Reached:
    """Take as best the figure that more than half of the origins name, and none where no figure has so many; the range is of all."""
    return span(voices, best=majority(voices))


def most_conservative(voices: Sequence[Voice]) -> Reached:
    """Take as best the lowest figure that any origin names, as ACLED counts fatalities where sources differ (its codebook, 2024)."""
    return span(voices, best=lowest(voices))


def ucdp(voices: Sequence[Voice]) -> Reached:
    """Count as UCDP does: low the most conservative of all, high the highest reliable, best what most of the reliable name.

    Unreliable are origins that only outlets graded E quote (the GED codebook leaves "unreasonable claims" out of the high estimate).
    """
    reliable = [voice for voice in voices if voice.reliability != "E"]
    if not reliable or len(reliable) == len(voices):
        return range_across_origins(voices)
    left_out = [voice for voice in voices if voice.reliability == "E"]
    return span(voices, best=most_named(reliable), high_of=reliable).after(step("unreliable_left_out", left_out))


DEFAULT_RULE = "range_across_origins"

RULES: Mapping[str, Callable[[Sequence[Voice]], Reached]] = {
    DEFAULT_RULE: range_across_origins,
    "source_hierarchy": source_hierarchy,
    "majority_of_origins": majority_of_origins,
    "most_conservative": most_conservative,
    "ucdp": ucdp,
}
#: Goes up whenever the same claims would give another estimate.
RULES_VERSION = 2
