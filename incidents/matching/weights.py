"""How much each kind of evidence counts: the one table that fitting may replace."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each kind of evidence counts, in log-odds.

    The defaults are set by hand, in the order in which careful readers of posts go by it: place, then date, then toll, then actor
    and kind of attack. Fitting replaces the numbers, not the form.
    """

    #: A candidate is one of some fifty that share a region and a month, so that it starts at about 1 : 50.
    prior: float = -4.0
    #: Places: named positions decide two thirds of readable posts, so that one village all but lifts the prior.
    place: float = 0.6
    place_most: float = 4.0
    place_least: float = -5.0
    #: Dates that the text states, by days apart; adjoining days are common because nights and time zones divide events.
    #: A window longer than a day says less, and nothing at a year.
    date_gap: tuple[float, ...] = (2.5, 1.2, -0.5, -1.5)
    date_week: float = -3.0
    other_date: float = -6.0
    #: No date stated: days from incident to publication. Posts come mostly on the day or the day after, seldom past two.
    published_after: tuple[float, ...] = (1.5, 1.5, 0.7, 0.0)
    published_week: float = -1.0
    published_later: float = -3.0
    #: Nothing is reported before it happens. One day is let pass for time zones; up to three occur with wrong page dates.
    published_before_3d: float = -3.0
    published_before: float = -7.0
    #: Kinds are often named differently (a raid with strikes and a firefight), so that even a misfit does not decide.
    event_type: float = 0.7
    event_family: float = 0.3
    other_event_type: float = -1.2
    #: Tolls that meet tell rows of one place apart. Rival tolls are the rule and early ones grow, so that a misfit costs less.
    figures_agree: float = 1.2
    figures_differ: float = -0.9
    #: Actors: the same few parties fight everywhere, and a text need not name them.
    shared_actors: float = 0.7
    other_actors: float = -0.4
    #: Rare words, each, up to the cap.
    shared_word: float = 0.15
    shared_words_most: float = 0.9


HAND_SET = Weights()
