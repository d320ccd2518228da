"""Cuts a document into paragraphs and sentences. Quotation marks do not hold a sentence together: attribution does that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sources.extraction.lexicon import load_lexicon
from sources.extraction.tokens import Sentence, find_entries, tokenize

if TYPE_CHECKING:
    from sources.extraction.tokens import Token
    from sources.extraction.types import Language
    from sources.extraction.view import View

_ENDS = {".", "?", "؟", "!"}
_ABBREVIATIONS = {
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "sgt", "brig", "st", "no", "sen", "rep", "gov", "prof", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "vs", "km", "inc", "ltd", "co",
}  # fmt: skip
#: Longest sentence read as one, in tokens: more is page furniture or a text without punctuation.
MAX_TOKENS = 400


def split_sentences(view: View, language: Language) -> list[Sentence]:
    """Cut a text into sentences, each annotated from the lexicon of *language*."""
    lexicon = load_lexicon(language)
    sentences = []
    for paragraph, tokens in enumerate(_runs(view)):
        for start, end in _cuts(tokens, language):
            part = tuple(tokens[start:end])
            hits = tuple(find_entries(part, index, lexicon) for index in range(len(part)))
            sentences.append(Sentence(view, language, part, hits, paragraph))
    return sentences


def _runs(view: View) -> list[list[Token]]:
    """Group the tokens by line; a line that goes on in small letters is the same paragraph, wrapped."""
    breaks = [match.start() for match in re.finditer(r"[\n\r\u2028\u2029]", view.folded)]
    breaks.append(len(view.folded))
    runs: list[list[Token]] = [[]]
    line = 0
    for token in tokenize(view):
        while token.start > breaks[line]:
            line += 1
            if runs[-1] and not _goes_on(runs[-1][-1], token):
                runs.append([])
        runs[-1].append(token)
    return [run for run in runs if run]


def _goes_on(last: Token, token: Token) -> bool:
    """Say whether a line goes on with the sentence of the line before: it opens with a small letter, and nothing ended that one."""
    return token.kind == "w" and "a" <= token.form[0] <= "z" and not token.capital and last.form not in _ENDS | {":", ";", '"'}


def _cuts(tokens: list[Token], language: Language) -> list[tuple[int, int]]:
    cuts, start = [], 0
    for index, token in enumerate(tokens):
        if index + 1 - start >= MAX_TOKENS or (token.form in _ENDS and _ends_sentence(tokens, index, language)):
            end = index + 1
            if end - start > 1 or tokens[start].kind != "p":
                cuts.append((start, end))
            start = end
    if start < len(tokens):
        cuts.append((start, len(tokens)))
    return cuts


def _ends_sentence(tokens: list[Token], index: int, language: Language) -> bool:
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    if following.form in {".", ")", ",", "،", "؟", "!"}:
        return False
    if tokens[index].form != ".":
        return True
    previous = tokens[index - 1] if index else None
    if previous is not None and previous.kind == following.kind == "n" and following.start == tokens[index].end:
        return False
    if previous is not None and (previous.form in _ABBREVIATIONS or (previous.kind == "w" and len(previous.form) == 1)):
        return False
    return language == "ar" or following.capital or following.kind != "w"
