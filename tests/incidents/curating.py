"""A report as researchers get it, for the tests of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sources.models import Article, ArticleState
from tests.factories import NOW, make_claim

if TYPE_CHECKING:
    from django.test import Client

TEXT = (
    "Shells fell on Tell Nur on Friday, killing at least nine people, two of them children, the Valley Observatory said. "
    "The army denied it. In 2015 ninety people were killed there."
)


def make_read(article: Article) -> Article:
    """Give a report of ``TEXT`` its claims, as the machine leaves them."""
    observatory = {
        "attribution_name": "the Valley Observatory",
        "attribution_start": article.text.index("the Valley Observatory"),
        "attribution_end": article.text.index("the Valley Observatory") + len("the Valley Observatory"),
        "attribution_mode": "explicit",
    }
    dead = make_claim(
        article, "killing at least nine people", value_min=9, value_max=None, qualifier="at_least", confidence=0.82, **observatory
    )
    make_claim(article, "two of them children", value_min=2, value_max=2, group="children", subset_of=dead, **observatory)
    make_claim(article, "Shells fell", "event")
    make_claim(article, "Tell Nur", "place")
    make_claim(article, "on Friday", "date")
    make_claim(article, "The army denied it", "statement")
    make_claim(article, "ninety people were killed", value_min=90, value_max=90, scope="background")
    article.state, article.finished_at, article.language = ArticleState.READY, NOW, "en"
    article.save()
    return article


def bench(client: Client, article: Article, query: str = "") -> str:
    """Return the HTML of the report's workbench."""
    return client.get(reverse("report-workbench", args=[article.pk]) + query).content.decode()
