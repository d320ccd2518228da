"""How reports are read, and how figures come about: a page made from the lists and codes that the code itself uses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from incidents.presentation import language as page_language
from incidents.presentation.methodology import methodology, program
from incidents.presentation.word_lists import LANGUAGES, topics
from sources.extraction.pipeline import configuration_hash

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from incidents.presentation.methodology import Program
    from incidents.presentation.word_lists import Topic


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """Show how Waqia reads, counts, reviews and publishes."""
    return render(request, "methodology/page.html", {"body": _page(page_language(), program())})


@require_safe
def words(request: HttpRequest, topic: str) -> HttpResponse:
    """Show the word lists of one topic in both languages."""
    found = topics().get(topic)
    if found is None:
        raise Http404
    context = {"topic": found, "body": _words(found.slug, page_language(), configuration_hash())}
    return render(request, "methodology/words.html", context)


@lru_cache(maxsize=4)
def _page(language: str, _program: Program) -> str:
    """Render what is the same for every reader once for each language and state of the program."""
    context: dict[str, Any] = methodology("ar" if language == "ar" else "en")
    return render_to_string("methodology/body.html", context)


@lru_cache(maxsize=64)
def _words(slug: str, language: str, _configuration_hash: str) -> str:
    topic: Topic = topics()[slug]
    columns = [(one, topic.lists[one], topic.count(one)) for one in LANGUAGES]
    return render_to_string("methodology/lists.html", {"columns": columns, "language": language})
