"""Finding published incidents by words, in either script."""

from __future__ import annotations

import functools
import operator

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from geo.models import Place
from geo.names import keys_of


def about(words: str) -> Q:
    """Return the condition that a published incident is about ``words``.

    It holds the words, in any inflection and with the operators of a web search, or lies at a place, best or rival, that has them as
    a name: however it is spelled, اطمه finds أطمة and so does Atma.
    """
    found = Q(search=SearchQuery(words, config="arabic", search_type="websearch"))
    found |= Q(search=SearchQuery(words, config="english", search_type="websearch"))
    at_places = (Q(document__place__id=pk) | Q(document__rival_places__contains=[{"id": pk}]) for pk in _places_called(words))
    return functools.reduce(operator.or_, at_places, found)


def _places_called(words: str) -> list[int]:
    key = keys_of(words).key_joined
    return list(Place.objects.filter(names__key_joined=key).values_list("pk", flat=True).distinct()) if key else []
