"""Scores of the types of events, and of the main event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.evaluation.measures import Detection, Measures, Share
from sources.evaluation.mistakes import Mistake

if TYPE_CHECKING:
    from sources.evaluation.records import Records


def score_events(annotated: Records, predicted: Records) -> tuple[Measures, list[Mistake]]:
    """Score the types that a text speaks of, each once, and the type of the main event.

    Annotators mark the events that matter, not every word for one: the precision is a lower bound. They do not mark a main event; the
    first that is not background is taken for it, and so is the extractor's, which gives the main event first. ``main_event_any``
    accepts every type that is not background in the gold.
    """
    gold = {item.event_type: item.span for item in reversed(annotated.events)}
    found = {item.event_type: item.span for item in reversed(predicted.events)}
    measures: Measures = {"events": Detection(len(gold), len(found), len(gold.keys() & found.keys()))}
    mistakes = [Mistake("events", "missed", span, code) for code, span in gold.items() if code not in found]
    mistakes += [Mistake("events", "invented", span, given=code) for code, span in found.items() if code not in gold]
    main = [item.event_type for item in annotated.events if not item.background]
    if main:
        taken = next((item for item in predicted.events if not item.background), None)
        given = taken.event_type if taken else ""
        measures |= {"main_event": Share(1, int(given == main[0])), "main_event_any": Share(1, int(given in main))}
        if given != main[0]:
            mistakes.append(Mistake("main_event", "wrong", taken.span if taken else None, main[0], given))
    return measures, mistakes
