"""Claims ranked by what was learned, and reports that are read whatever is wrong with a model."""

from __future__ import annotations

import json
import logging
from math import prod

import pytest

from sources.models import Claim
from sources.services import classifier
from sources.services.confidence import rerank
from sources.services.extraction import extract_claims
from sources.services.learning import learn
from sources.services.model_store import MODEL, POINTER, active_model, active_name, confidence_models, store_model
from tests.factories import NOW, make_claim
from tests.sources.decisions import QUOTE, history

pytestmark = pytest.mark.django_db


@pytest.fixture
def model(report, researcher):
    """A model in use that holds claims of the rule "hasty" to be wrong; gives its folder."""
    history(report, researcher)
    lesson = learn(min_claims=50, now=NOW)
    return store_model(lesson.stored, lesson.card)


@pytest.fixture
def proposals(report):
    article = report(f"{QUOTE} again near Tell Nur.")
    made = {"confidence": 0.7, "confidence_factors": {"rule": 0.7}}
    return [make_claim(article, QUOTE, rule=rule, **made) for rule in ("careful", "hasty")]


def ranked(claims):
    rerank(claims, language="", text_length=100)
    return claims


def test_claims_are_ranked_as_people_decided(model, proposals):
    careful, hasty = ranked(proposals)

    assert careful.confidence > 0.8
    assert hasty.confidence < 0.2


def test_confidence_stays_the_product_of_its_factors(model, proposals):
    for claim in ranked(proposals):
        assert set(claim.confidence_factors) == {"rule", "learned"}
        assert prod(claim.confidence_factors.values()) == pytest.approx(claim.confidence, abs=1e-5)


def test_nothing_but_the_confidence_changes(model, proposals):
    count = Claim.objects.count()

    for claim in ranked(proposals):
        kept = Claim.objects.get(pk=claim.pk)
        differing = {field.name for field in Claim._meta.concrete_fields if field.value_from_object(claim) != field.value_from_object(kept)}
        assert differing == {"confidence", "confidence_factors"}
    assert Claim.objects.count() == count


def test_a_report_that_is_read_is_ranked(model, report, now):
    article = report("Four people were killed in shelling of Tell Nur, Civil Defence said.")

    extract_claims(article, now=now)

    claims = article.claims.all()
    assert claims
    assert all("learned" in claim.confidence_factors for claim in claims)


def test_a_model_that_fails_on_a_report_is_left_aside(proposals, report, researcher, caplog):
    rows = [{"unheard of": 1.0}, {"unheard of": 0.0}] * 10
    stored = classifier.to_bytes(classifier.fit(rows, [True, False] * 10).set_params(dictvectorizer="passthrough"))
    history(report, researcher)
    store_model(stored, learn(min_claims=50, now=NOW).card)

    assert [claim.confidence for claim in ranked(proposals)] == [0.7, 0.7]
    assert "failed on a report" in caplog.text


def test_without_a_model_the_rules_stand(proposals):
    assert [claim.confidence for claim in ranked(proposals)] == [0.7, 0.7]


def test_a_model_that_did_not_beat_the_rules_is_kept_but_not_used(report, researcher):
    history(report, researcher, careful=0.9, hasty=0.1)
    lesson = learn(min_claims=50, now=NOW)

    folder = store_model(lesson.stored, lesson.card)

    assert (folder / MODEL).is_file()
    assert (active_name(), active_model()) == ("", None)


def test_a_model_is_loaded_once(model):
    assert active_model() is active_model()
    assert active_name() == model.name


def test_a_card_lies_beside_the_model(model):
    card = json.loads((model / "card.json").read_text())

    assert card["training"]["accepted"] == card["training"]["rejected"] == 36
    assert card["extractors"] == {"rules 1 (configuration 000000000000)": 96}
    assert "# Confidence model" in (model / "card.md").read_text()


def spoil_bytes(folder):
    (folder / MODEL).write_bytes(b"PK no model at all")


def spoil_name(folder):
    (folder / MODEL).unlink()


def spoil_pointer(_folder):
    (confidence_models() / POINTER).write_text("{")


def spoil_version(_folder):
    pointer = confidence_models() / POINTER
    pointer.write_text(json.dumps({**json.loads(pointer.read_text()), "libraries": {"scikit-learn": "0.1"}}))


@pytest.mark.parametrize("spoil", [spoil_bytes, spoil_name, spoil_pointer, spoil_version])
def test_a_spoiled_model_is_logged_and_left_aside(spoil, model, proposals, caplog):
    spoil(model)

    with caplog.at_level(logging.ERROR):
        claims = ranked(proposals)

    assert [claim.confidence for claim in claims] == [0.7, 0.7]
    assert "Train it again" in caplog.text


def test_a_model_that_would_run_code_is_refused():
    import collections

    from skops import io
    from skops.io.exceptions import UntrustedTypesFoundException

    from sources.services.classifier import from_bytes

    with pytest.raises(UntrustedTypesFoundException):
        from_bytes(io.dumps(collections.UserDict({"a": 1})))
