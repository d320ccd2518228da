"""The groups researcher and reviewer, with what each may do."""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

RESEARCHER = {"curate_incident"}
REVIEWER = {"curate_incident", "decide_review"}
# What reviewers keep in the admin; claims, ledger and archive are never edited there.
REVIEWER_UPKEEP = {
    "sources": ["publisher", "actor", "actoralias", "feed"],
    "geo": ["place", "placename"],
}
REVIEWER_VIEWS = {
    "incidents": ["review", "incident", "publication", "estimate", "evidence", "reviewcomment"],
    "sources": ["article", "claim", "capture", "extractionrun"],
    "geo": ["area"],
}


def create_roles(apps, schema_editor):
    """Make the groups; permissions of this project's models are made first, as they come after migrations otherwise."""
    for label in ("geo", "sources", "incidents"):
        create_permissions(live_apps.get_app_config(label), apps=apps, verbosity=0)
    group = apps.get_model("auth", "Group")
    permission = apps.get_model("auth", "Permission")
    researchers, _ = group.objects.get_or_create(name="researcher")
    researchers.permissions.set(permission.objects.filter(codename__in=RESEARCHER))
    reviewers, _ = group.objects.get_or_create(name="reviewer")
    reviewers.permissions.set(permission.objects.filter(codename__in=REVIEWER))
    for label, models in REVIEWER_UPKEEP.items():
        codenames = [f"{verb}_{model}" for model in models for verb in ("view", "add", "change")]
        reviewers.permissions.add(*permission.objects.filter(content_type__app_label=label, codename__in=codenames))
    for label, models in REVIEWER_VIEWS.items():
        codenames = [f"view_{model}" for model in models]
        reviewers.permissions.add(*permission.objects.filter(content_type__app_label=label, codename__in=codenames))


def remove_roles(apps, schema_editor):
    """Remove the groups."""
    apps.get_model("auth", "Group").objects.filter(name__in=["researcher", "reviewer"]).delete()


class Migration(migrations.Migration):
    """Make the roles."""

    dependencies = [
        ("incidents", "0001_incidents"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_roles, remove_roles)]
