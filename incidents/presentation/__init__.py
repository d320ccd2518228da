"""Records and codes put into words, in the language that is active. Nothing here knows of requests, and nothing writes."""

from incidents.presentation.claims import claim_words, source_name, value_words
from incidents.presentation.dates import date_words
from incidents.presentation.estimates import derivation_words, estimate_words, why_not_words
from incidents.presentation.figures import casualty_words, figure_words, group_heading, of_whom
from incidents.presentation.names import Names, language, look_up, publisher_name
from incidents.presentation.places import place_words, precision_words
from incidents.presentation.reasons import ReasonWords, match_reasons, place_reasons

__all__ = [
    "Names",
    "ReasonWords",
    "casualty_words",
    "claim_words",
    "date_words",
    "derivation_words",
    "estimate_words",
    "figure_words",
    "group_heading",
    "language",
    "look_up",
    "match_reasons",
    "of_whom",
    "place_reasons",
    "place_words",
    "precision_words",
    "publisher_name",
    "source_name",
    "value_words",
    "why_not_words",
]
