"""Arabic "to lose", which has the fighters of a force killed and others missing: «فقد الجيش 20 جنديا», «فقد ثلاثة جنود في العاصفة»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence

_LOSING = ("فقد", "يفقد", "تفقد")
_LOSER_REACH = 6


def loses(sentence: Sentence, at: int, count: Count) -> bool:
    """Say whether a force loses its fighters, which is to have them killed: «فقد الجيش 20 جنديا», «الجيش يفقد 20 جنديا»."""
    if not sentence.form(at).removeprefix("و").startswith(_LOSING) or count.group not in {"fighters", "security_forces"}:
        return False
    window = range(max(0, at - _LOSER_REACH), count.start)
    return any("force" in sentence.hits[near] or sentence.form(near).startswith("خساير") for near in window)
