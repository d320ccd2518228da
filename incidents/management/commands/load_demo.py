"""Load a small installation to look at: outlets, people, six reports, and what those people did with them.

Everything goes through the same services as in earnest. Running it again changes nothing.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from geo.models import GeoPrecision, Place
from geo.services import load_builtin_gazetteer
from incidents.models import Decision, Incident
from incidents.pipeline import process_article
from incidents.services.curation import accept_proposed, attach_report, edit_incident, open_incident
from incidents.services.reviewing import decide_review
from incidents.services.submitting import submit_incident
from sources.models import Article, ClaimKind, Publisher
from sources.services.actors import load_builtin_actors
from sources.services.archive import HandedIn, archive_report
from sources.services.deciding import edit_claim

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "demo"
PASSWORD = "waqia-demo"  # noqa: S105 - the demo's log-ins are public, which is why it is for development only


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo has log-ins that everybody knows. It is only for development: set DEBUG=1 to load it.")
        if User.objects.filter(username="researcher").exists():
            self.stdout.write("demo: already there")
            return
        with transaction.atomic():
            Demo(self.stdout.write).load()


class Demo:
    """The demo's story, told once; ``say`` is told of each step."""

    def __init__(self, say: Any) -> None:
        self.say = say
        self.now = timezone.now()

    def load(self) -> None:
        """Take six reports as far as the walk goes: two incidents published, one in review, two reports waiting."""
        load_builtin_gazetteer()
        load_builtin_actors()
        self.researcher = self.user("researcher", "researcher")
        self.reviewer = self.user("reviewer", "reviewer", is_staff=True)
        User.objects.create_superuser("admin", password=PASSWORD)
        for row in tomllib.loads((DATA / "publishers.toml").read_text(encoding="utf-8"))["publisher"]:
            Publisher.objects.create(**row)
        self.reports = {row["name"]: row for row in tomllib.loads((DATA / "reports.toml").read_text(encoding="utf-8"))["report"]}

        self.publish(self.open("barisha", "الإنزال في باريشا", "Raid at Barisha", "confirmed"))
        atmeh = self.open("atmeh-observatory", "الإنزال قرب أطمة", "Raid near Atmeh", "contested")
        self.attach("atmeh-wire", atmeh)
        self.publish(atmeh)
        self.submit(self.open("al-bab", "قصف سوق الباب", "Shelling of the market in al-Bab", "contested"))
        for name in ("atmeh-civil-defence", "atmeh-local"):
            self.archive(name)
        self.say(f"demo: {Incident.objects.count()} incidents, {Article.objects.count()} reports")

    def user(self, name: str, group: str, *, is_staff: bool = False) -> User:
        """Make a person of one role."""
        user = User.objects.create_user(name, password=PASSWORD, is_staff=is_staff)
        user.groups.add(Group.objects.get(name=group))
        return user

    def archive(self, name: str) -> Article:
        """Hand a report in and have it read."""
        row = self.reports[name]
        report = HandedIn(
            raw=row["text"].strip().encode(),
            publisher=Publisher.objects.get(slug=row["publisher"]),
            published=row["published"],
            title=row["title"],
        )
        article = archive_report(report, by=self.researcher, agent="demo", now=self.now).article
        process_article(article.pk, now=self.now)
        article.refresh_from_db()
        self.say(f"demo: read “{article.title}”, {article.claims.count()} claims")
        return article

    def open(self, name: str, title_ar: str, title_en: str, grading: str) -> Incident:
        """Open an incident from a report and accept what the machine proposed."""
        article = self.archive(name)
        self.settle_places(article)
        incident = open_incident(article, by=self.researcher, now=self.now)
        accept_proposed(article, by=self.researcher, now=self.now)
        values = {"title_ar": title_ar, "title_en": title_en, "grading": grading}
        return edit_incident(incident.pk, values, revision=incident.revision, by=self.researcher, now=self.now, reason="titled")

    def settle_places(self, article: Article) -> None:
        """Choose the first candidate where the machine left a place open."""
        for claim in article.claims.filter(kind=ClaimKind.PLACE, place__isnull=True).exclude(place_candidates=[]):
            values = {"place": Place.objects.get(pk=claim.place_candidates[0]["place_id"]), "geo_precision": GeoPrecision.NEAR_PLACE}
            edit_claim(
                claim.pk, values, version=claim.version, by=self.researcher, now=self.now, reason="The one on the road to the border."
            )

    def attach(self, name: str, incident: Incident) -> None:
        """Attach a further report and accept its claims."""
        article = self.archive(name)
        attach_report(article, incident, by=self.researcher, now=self.now)
        accept_proposed(article, by=self.researcher, now=self.now)

    def submit(self, incident: Incident) -> Any:
        """Hand an incident to review."""
        return submit_incident(incident.pk, revision=incident.revision, by=self.researcher, now=self.now, note="")

    def publish(self, incident: Incident) -> None:
        """Hand an incident to review and have it approved."""
        review = self.submit(incident)
        reason = "The figures and their sources are as the reports have them."
        decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=self.reviewer, now=self.now, reason=reason)
