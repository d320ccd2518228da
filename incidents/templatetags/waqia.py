"""Filters with which templates name things in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template import Library
from django.utils.text import Truncator

from incidents.presentation import language
from incidents.presentation import publisher_name as name_of_publisher
from incidents.views.picking import PickerData, picker_data

if TYPE_CHECKING:
    from geo.models import Place
    from incidents.models import Incident
    from sources.models import Article, Publisher

register = Library()

WORDS_OF_A_HEADLINE = 12
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ku", "ur"}


@register.filter
def publisher_name(publisher: Publisher) -> str:
    """Return the publisher's name in the active language, else the other."""
    return name_of_publisher(publisher)


@register.filter
def headline(article: Article) -> str:
    """Return the report's headline, or its first words where it has none."""
    return article.title or Truncator(article.text).words(WORDS_OF_A_HEADLINE, truncate=" …")


@register.filter
def title_here(incident: Incident) -> str:
    """Return the incident's title in the active language, else the other, else its code."""
    return incident.title(language())


@register.filter
def place_here(place: Place) -> str:
    """Return the place's name in the active language, else any."""
    return place.label(language())


@register.filter
def direction(code: str) -> str:
    """Return the direction in which a text of that language (BCP 47) runs; ``auto`` where it is not known."""
    if not code:
        return "auto"
    return "rtl" if code.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"


@register.filter
def percent(share: float) -> int:
    """Return a share of 1 in whole percent."""
    return round(share * 100)


@register.simple_tag
def place_picker() -> PickerData:
    """Return what the place picker of a form is given."""
    return picker_data(language=language())
