"""Score where incidents are placed, given their names or given a raw text, with the gazetteer that is loaded; stores nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.management.base import BaseCommand, CommandError

from geo.models import Place
from geo.resolution import Mention
from geo.services import parents_of, resolve_mentions
from incidents.evaluation import EXACT_KM, Answer, answer, name_figures, named_incidents, placed_posts, text_figures
from incidents.services.whereabouts import named_place
from incidents.whereabouts import main_place
from sources.evaluation.gold import GoldError
from sources.evaluation.linking import is_linking_folder, load_incidents, load_posts
from sources.services.extraction import extract_document
from sources.services.resolution import mention_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.management.base import CommandParser

    from sources.evaluation.linking import HeldPlace, Post

PARTS = re.compile(r"[،,/()\[\]]")


class Point(NamedTuple):
    """A position in degrees."""

    latitude: float
    longitude: float


class Command(BaseCommand):
    help = __doc__ or ""
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="texts.jsonl.gz with incidents.json")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument("--errors", action="store_true", help="show what was placed more than 5 km off or left open")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not is_linking_folder(folder):
            raise CommandError(f"{folder} does not hold texts.jsonl.gz and incidents.json. Name the folder that does.")
        try:
            by_name = [_by_name(code, held) for code, held in named_incidents(load_incidents(folder))]
            by_text = [_by_text(post, held) for post, held in placed_posts(load_posts(folder))]
        except GoldError as error:
            raise CommandError(str(error)) from error
        figures = {"by_name": name_figures(by_name), "by_text": text_figures(by_text)}
        if options["errors"]:
            for line in _errors(by_name + by_text):
                self.stderr.write(line)
        if options["json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        for name, values in figures.items():
            self.stdout.write(f"{name:<9}" + "  ".join(f"{key} {'–' if value is None else value}" for key, value in values.items()))


def _by_name(code: str, held: HeldPlace) -> Answer:
    """Place an incident by its name, which may go on with what it lies in, and by its governorate."""
    mentions = [Mention(part) for part in PARTS.split(held.name) if part.strip()]
    if held.governorate:
        mentions.append(Mention(held.governorate, place_class="adm1"))
    place_id = resolve_mentions(mentions)[0].place_id
    place = Place.objects.get(pk=place_id) if place_id is not None else None
    return answer(code, [held], _point(place), _label(place))


def _by_text(post: Post, held: Iterable[HeldPlace]) -> Answer:
    """Place a text by what is read in it, with no publisher to help."""
    claims = extract_document(post.text, published=post.published).claims
    places = [claim for claim in claims if claim.kind == "place"]
    mentions = [mention_of(claim, start=claim.span.start, text=post.text) for claim in places]
    found = [resolution.place_id for resolution in resolve_mentions(mentions)]
    known = Place.objects.in_bulk({place_id for place_id in found if place_id is not None})
    parents = parents_of(known)
    own = [(claim, known.get(place_id)) for claim, place_id in zip(places, found, strict=True) if claim.scope == "incident"]
    named = [named_place(claim, start=claim.span.start, text=post.text, place=place, parents=parents) for claim, place in own]
    events = [claim.span.start for claim in claims if claim.kind in {"event", "casualties"} and claim.scope == "incident"]
    index = main_place(named, events)
    place = own[index][1] if index is not None else None
    return answer(post.name, list(held), _point(place), _label(place))


def _point(place: Place | None) -> Point | None:
    return Point(place.point.y, place.point.x) if place is not None else None


def _label(place: Place | None) -> str:
    return place.label("ar") if place is not None else ""


def _errors(answers: Iterable[Answer]) -> Iterable[str]:
    for one in answers:
        if one.off_km is None or one.off_km > EXACT_KM:
            held = " | ".join(place.name or "?" for place in one.held)
            yield f"{one.case}  {held} → {one.said or 'open'}" + (f", {one.off_km:.0f} km off" if one.off_km is not None else "")
