"""Publishers, actors and feeds as staff keep them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from sources.models import Actor, ActorAlias, Feed, Publisher
from sources.names import actor_key
from tests.factories import make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, reviewer) -> User:
    client.force_login(reviewer)
    return reviewer


def inline(prefix, *lines, initial=0):
    """Return the fields of an inline formset with these lines."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(lines)), f"{prefix}-INITIAL_FORMS": str(initial)}
    for number, line in enumerate(lines):
        sent |= {f"{prefix}-{number}-{name}": str(value) for name, value in line.items()}
    return sent


def publisher_form(**changes):
    sent = {"slug": "coast-post", "name_en": "Coast Post", "name_ar": "بريد الساحل", "kind": "newspaper", "scale": "national"}
    sent |= {"reliability": "B", "languages": "ar, en", "country": "syr", "timezone": "Asia/Damascus", "homepage": ""}
    return {**sent, **inline("feeds"), **changes}


def actor_form(*aliases, initial=0, **changes):
    sent = {"name_en": "Valley Observatory", "name_ar": "مرصد الوادي", "kind": "monitor", "is_confirmed": "on"}
    return {**sent, **inline("aliases", *aliases, initial=initial), **changes}


def errors(response):
    form = response.context["adminform"].form
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    own = [message for messages in form.errors.values() for message in messages]
    return own + [message for formset in formsets for line in formset.errors for messages in line.values() for message in messages]


@pytest.mark.usefixtures("staff")
def test_publisher_is_kept_with_its_reliability(client):
    client.post(reverse("admin:sources_publisher_add"), publisher_form())

    publisher = Publisher.objects.get()
    assert (publisher.reliability, publisher.languages, publisher.country) == ("B", ["ar", "en"], "SYR")


@pytest.mark.usefixtures("staff")
def test_list_of_publishers_counts_their_reports(client, report):
    report("Shells fell on Tell Nur.")
    report("Shells fell on Wadi Zahra.")

    (shown,) = client.get(reverse("admin:sources_publisher_changelist")).context["cl"].result_list

    assert shown.report_count == 2


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name_en": "", "name_ar": ""}, "Give the name in Arabic, in English or in both."),
        ({"country": "SY"}, "Write three letters, such as SYR, or leave it empty."),
        ({"timezone": "Damascus"}, "There is no time zone of that name. Write it as Area/City, such as Asia/Damascus."),
    ],
)
def test_publisher_form_says_what_to_do(changes, message, client):
    response = client.post(reverse("admin:sources_publisher_add"), publisher_form(**changes))

    assert errors(response) == [message]
    assert not Publisher.objects.exists()


@pytest.mark.usefixtures("staff")
def test_feeds_are_kept_with_their_publisher(client):
    client.post(
        reverse("admin:sources_publisher_add"),
        publisher_form(**inline("feeds", {"url": "https://coast.example/feed", "is_active": "on"})),
    )

    assert Feed.objects.get().publisher.slug == "coast-post"


@pytest.mark.usefixtures("staff")
def test_actor_is_found_by_its_names_and_aliases(client):
    client.post(reverse("admin:sources_actor_add"), actor_form({"name": "the observatory of the valley"}))

    actor = Actor.objects.get()
    for name in ("Valley Observatory", "مرصد الوادي", "مرصد الوادى", "Observatory of the Valley"):
        assert list(Actor.objects.named(name)) == [actor]


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize("taken", ["River Watch", "the RIVER watch"])
def test_alias_of_another_actor_is_refused_by_name(taken, client):
    make_actor("River Watch")

    response = client.post(reverse("admin:sources_actor_add"), actor_form({"name": taken}))

    assert errors(response) == [
        f"“{taken}” already means River Watch. No two actors can share a name: remove it there first, or write this one out in full."
    ]
    assert not Actor.objects.filter(name_en="Valley Observatory").exists()


@pytest.mark.usefixtures("staff")
def test_own_name_of_another_actor_is_refused_by_name(client):
    make_actor("River Watch")

    response = client.post(reverse("admin:sources_actor_add"), actor_form(name_en="River Watch"))

    assert "already means River Watch" in errors(response)[0]


@pytest.mark.usefixtures("staff")
def test_spellings_that_fold_alike_need_one_line(client):
    response = client.post(reverse("admin:sources_actor_add"), actor_form({"name": "أطراف الوادي"}, {"name": "اطراف الوادى"}))

    assert errors(response) == ["This is found under “أطراف الوادي” already, so one of the two is enough."]


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name_en": "", "name_ar": ""}, "Give the name in Arabic, in English or in both."),
        ({"wikidata_id": "11209"}, "Write Q and a number, such as Q11209."),
        ({"active_from": "2020", "active_to": "2011"}, "The last year is before the first. Swap them, or leave one empty."),
    ],
)
def test_actor_form_says_what_to_do(changes, message, client):
    response = client.post(reverse("admin:sources_actor_add"), actor_form(**changes))

    assert errors(response) == [message]
    assert not Actor.objects.exists()


@pytest.mark.usefixtures("staff")
def test_alias_without_letters_is_refused(client):
    response = client.post(reverse("admin:sources_actor_add"), actor_form({"name": "– –"}))

    assert errors(response) == ["A name needs letters or digits."]


@pytest.mark.usefixtures("staff")
def test_actor_is_not_part_of_itself(client):
    actor = make_actor("River Watch")

    response = client.post(
        reverse("admin:sources_actor_change", args=[actor.pk]), actor_form(name_en="River Watch", name_ar="", parent=str(actor.pk))
    )

    assert errors(response) == ["An actor can't be part of itself."]


@pytest.mark.usefixtures("staff")
def test_wrong_alias_can_be_taken_away(client):
    actor = make_actor("River Watch")
    wrong = ActorAlias.objects.create(actor=actor, name="Valley Observatory", key=actor_key("Valley Observatory"))
    line = {"id": wrong.pk, "actor": actor.pk, "name": wrong.name, "DELETE": "on"}

    client.post(reverse("admin:sources_actor_change", args=[actor.pk]), actor_form(line, initial=1, name_en="River Watch", name_ar=""))

    assert list(actor.aliases.values_list("name", flat=True)) == ["River Watch"]


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize("words", ["مرصد الوادى", "observatory", "Valley"])
def test_actors_are_found_in_any_spelling(words, client):
    client.post(reverse("admin:sources_actor_add"), actor_form())
    make_actor("River Watch")

    shown = client.get(reverse("admin:sources_actor_changelist"), {"q": words}).context["cl"].result_list

    assert [actor.name_en for actor in shown] == ["Valley Observatory"]


@pytest.mark.parametrize("model", ["publisher", "actor", "feed"])
def test_researchers_keep_none_of_these(model, client, researcher):
    client.force_login(researcher)

    assert client.post(reverse(f"admin:sources_{model}_add"), {}).status_code == 302
    assert client.get(reverse(f"admin:sources_{model}_changelist")).status_code == 302


@pytest.mark.usefixtures("staff")
def test_reports_text_is_shown_as_text(client, report):
    article = report("<script>alert(1)</script> fell silent")

    content = client.get(reverse("admin:sources_article_change", args=[article.pk])).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; fell silent" in content
