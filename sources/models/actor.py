"""Those who act and those who speak: states, forces, groups, organizations, offices, people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.names import actor_key


class ActorKind(models.TextChoices):
    """What an actor is."""

    STATE = "state", _("state")
    FORCE = "force", _("armed force")
    ARMED_GROUP = "armed_group", _("armed group")
    COALITION = "coalition", _("coalition")
    MONITOR = "monitor", _("monitoring organization")
    ORGANIZATION = "organization", _("organization")
    MEDIA = "media", _("media")
    OFFICE = "office", _("office")
    PERSON = "person", _("person")
    UNNAMED = "unnamed", _("unnamed sources")
    UNKNOWN = "unknown", _("not yet known")


class ActorQuerySet(models.QuerySet["Actor"]):
    """Reads of actors."""

    def named(self, name: str) -> ActorQuerySet:
        """Return the actors that have ``name`` among their aliases, in any spelling that folds alike."""
        return self.filter(aliases__key=actor_key(name)).distinct()


class Actor(models.Model):
    """A party that is said to act, or that speaks; one party may do both."""

    name_ar = models.CharField(max_length=200, blank=True, db_comment="Arabic name")
    name_en = models.CharField(max_length=200, blank=True, db_comment="English name")
    kind = models.CharField(max_length=16, choices=ActorKind, default=ActorKind.UNKNOWN, db_comment="A code of ActorKind")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts", db_comment="The body that it is part of"
    )
    active_from = models.PositiveSmallIntegerField(null=True, blank=True, db_comment="First year of activity")
    active_to = models.PositiveSmallIntegerField(null=True, blank=True, db_comment="Last year of activity")
    wikidata_id = models.CharField(max_length=16, blank=True, db_comment="Wikidata id, such as Q11209; empty if none")
    is_confirmed = models.BooleanField(default=False, db_comment="Whether a person has checked it; names met in reports start unchecked")

    objects = ActorQuerySet.as_manager()

    class Meta:
        db_table_comment = "Parties that act or speak"
        constraints = [
            models.CheckConstraint(condition=~models.Q(name_ar="", name_en=""), name="actor_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(active_from__isnull=True)
                | models.Q(active_to__isnull=True)
                | models.Q(active_from__lte=models.F("active_to")),
                name="actor_years_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(wikidata_id="") | models.Q(wikidata_id__regex=r"^Q[0-9]+$"), name="actor_wikidata_id"
            ),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="actor_not_its_own_parent"),
        ]
        verbose_name = _("actor")
        verbose_name_plural = _("actors")

    def __str__(self) -> str:
        return self.name_en or self.name_ar

    def label(self, language: str) -> str:
        """Return the name in ``language`` ("ar" or "en"), else the other one."""
        return (self.name_ar or self.name_en) if language == "ar" else (self.name_en or self.name_ar)


class ActorAlias(models.Model):
    """One way to write an actor's name; no two actors share one."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases", db_comment="The actor so called")
    name = models.CharField(max_length=200, db_comment="As written")
    key = models.CharField(max_length=200, unique=True, db_comment="Folded name, articles dropped: geo.names.actor_key(name)")

    class Meta:
        db_table_comment = "Names of actors, folded for search"
        constraints = [models.CheckConstraint(condition=~models.Q(key=""), name="actor_alias_key_not_empty")]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")

    def __str__(self) -> str:
        return self.name
