"""The word lists load, and a mistake in one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.extraction import wordlists
from sources.extraction.entries import People
from sources.extraction.lexicon import fingerprint, load_lexicon
from sources.extraction.types import Language
from sources.extraction.wordlists import LexiconError


@pytest.mark.parametrize("language", ["ar", "en"])
def test_lists_load(language: Language) -> None:
    assert len(load_lexicon(language).table) > 1000


@pytest.mark.parametrize(
    ("form", "number"),
    [("شخصا", "singular"), ("شخصان", "dual"), ("طفلتين", "dual"), ("مدنيين", "plural"), ("اقاربه", "plural"), ("جنديين", "dual")],
)
def test_forms_are_made(form: str, number: str) -> None:
    payload = next(entry.payload for entry in load_lexicon("ar").table[form] if entry.tag == "people")

    assert isinstance(payload, People)
    assert payload.number == number


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[ar\n", "not valid TOML", id="not toml"),
        pytest.param('[en]\nraid = ["x"]', "section [ar] is missing", id="missing section"),
        pytest.param('[ar]\nraid = "x"', "must be a list of words", id="no list"),
        pytest.param('[ar]\nparty = ["x"]', "'party' is not one of", id="unknown code"),
    ],
)
def test_a_mistake_is_named(content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(wordlists, "FOLDER", tmp_path)

    with pytest.raises(LexiconError, match=r"events\.toml") as caught:
        list(wordlists.event_entries("ar"))

    assert message in str(caught.value)


def test_the_fingerprint_is_a_sha256() -> None:
    assert len(fingerprint()) == 64
