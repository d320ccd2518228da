"""The earlier reports that a report repeats, and where its figures differ from theirs, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from incidents.presentation.figures import figure_words, of_whom
from sources.models import Qualifier

if TYPE_CHECKING:
    from sources.models import Article


@dataclass(frozen=True, slots=True)
class CopyNote:
    """An earlier report with nearly the same words: the share of them in percent, and each figure that is another."""

    original: Article
    share: int
    differences: list[str]


def copy_notes(article: Article) -> list[CopyNote]:
    """Return the earlier reports that ``article`` nearly repeats, the most alike first."""
    rows = article.near_copies.select_related("original__publisher").order_by("-jaccard", "-containment", "pk")
    return [
        CopyNote(row.original, round(100 * max(row.jaccard, row.containment)), [_difference(one) for one in row.differences])
        for row in rows
    ]


def _difference(values: dict[str, Any]) -> str:
    people = of_whom(values["outcome"], values["group"], values["nationality"])
    ours, theirs = (figure_words(_qualifier(*values[whose]), *values[whose]) for whose in ("ours", "theirs"))
    return _("%(people)s, %(ours)s here, %(theirs)s there") % {"people": people, "ours": ours, "theirs": theirs}


def _qualifier(low: int, high: int | None) -> str:
    return Qualifier.AT_LEAST if high is None else Qualifier.EXACT if low == high else Qualifier.RANGE
