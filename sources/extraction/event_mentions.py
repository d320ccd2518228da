"""Finds the words that name an event, with the type that they give by themselves and in their sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sources.extraction.event_hints import hint_at

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Hit, Sentence
    from sources.extraction.types import EventType

#: "The attack", «الحادث»: of the type that the report is about.
GENERIC = "generic"
#: An attack by people, of the type that the report is about, and else a clash.
ATTACK = "attack"
#: A bang whose means another word names: a bomb, a shell, a mine.
EXPLOSION = "explosion"
#: A bombardment whose planes or guns another word names.
BOMBARDMENT = "bombardment"
#: "Strikes on the town": by planes unless another word says otherwise.
STRIKE = "strike"
#: What follows these does not take place: «وقف شامل لإطلاق النار».
_ENDED = {"وقف", "لوقف", "وقفا", "وقفه", "هدنه", "ceasefire", "cease"}
_ENDED_REACH = 3
_SUPPORT = {"بغطاء", "غطاء", "باسناد", "اسناد", "بدعم", "دعم", "بمسانده", "مسانده", "support", "cover", "backed"}
_SUPPORT_REACH = 4
_UNEXPLAINED = {
    "سببه", "اسبابه", "سببها", "غامض", "طبيعته", "منزل", "المنزل", "منازل", "مصنع", "مستودع", "مطعم", "cause", "house", "apartment",
    "factory", "warehouse", "mysterious", "kitchen",
}  # fmt: skip
_FIRES = ("اطلق", "فتح", "يطلق", "تطلق")
_FIRE = {"النار", "نارها", "نيرانها", "نيران", "الرصاص", "رصاصها"}
_FIRE_REACH = 5
#: "Planned to carry out bombings", "accused of abductions": how far the plan stands before the deed.
_FOILED_REACH = 4
#: Arms that are seized: how far the word for the find stands before them.
_FIND_REACH = 8
_ARMS = {"bombing_ied", "rocket", "shelling", "landmine", "suicide_bombing", "drone_strike"}
#: By these a raid is an attack: how far they stand before the English word; an Arabic subject follows its verb at once.
_RAIDERS = {
    "gunmen", "bandits", "militants", "rebels", "insurgents", "fighters", "herdsmen", "jihadists", "extremists", "militiamen", "attackers",
    "مسلحون", "مسلحو", "مجهولون", "ملثمون", "ارهابيون",
}  # fmt: skip
_RAIDER_REACH = 3
#: What a sentence adds after these is another matter than what it begins with.
_ASIDES = {"while", "whereas", "فيما", "بينما"}
_SEVERAL = 2
_NOT_NOW = {"foiled", "accused", "sought"}
_MODIFIERS: tuple[tuple[tuple[str, ...], EventType], ...] = (
    (("جوي", "الجوي"), "airstrike"),
    (("مدفعي", "المدفعي"), "shelling"),
    (("صاروخي", "الصاروخي"), "rocket"),
    (("انتحاري", "الانتحاري"), "suicide_bombing"),
    (("كيماوي", "كيمياوي", "كيميايي", "الكيماوي", "الكيميايي"), "chemical"),
    (("مسلح", "المسلح"), "armed_clash"),
)
_MODIFIED = {GENERIC, ATTACK, EXPLOSION, BOMBARDMENT, "airstrike", "shelling"}
#: «عملية عسكرية جوية», «هجوم إسرائيلي عنيف بالصواريخ» name the means further on.
_MODIFIER_REACH = 2
_LIST_GAP = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """An event word over tokens of a sentence, with its type, one of the open kinds above or a hint (``event_hints``).

    ``over``: it has ended well, or was planned and did not come to pass, or somebody is accused of it, so that something else is the news.
    ``added``: told after a "while", where the sentence has begun with something else.
    """

    sentence: int
    start: int
    end: int
    kind: str
    background: bool
    over: bool = False
    added: bool = False


def find_mentions(reading: Reading) -> list[Mention]:
    """Find the event words of a document, in its order."""
    return [mention for number in range(len(reading.sentences)) for mention in _in_sentence(reading, number)]


def _in_sentence(reading: Reading, number: int) -> list[Mention]:
    sentence = reading.sentences[number]
    freed = any("release" in hits for hits in sentence.hits)
    found: list[Mention] = []
    at = 0
    while at < len(sentence.tokens):
        hit = sentence.hit(at, "event")
        if hit is None and sentence.hits[at] and (hint := hint_at(sentence, at)) is not None:
            found.append(Mention(number, at, at + 1, hint, reading.scope(number, at) != "incident"))
        if hit is None and (end := _shots_apart(sentence, at)) is not None:
            found.append(Mention(number, at, end, "shooting", reading.scope(number, at) != "incident"))
            at = end
            continue
        if hit is None or _in_source(reading, number, at) or _is_name(sentence, at, hit.length) or _is_ended(sentence, at, hit):
            at += 1
            continue
        end, kind = _modified(sentence, at + hit.length, str(hit.payload))
        kind = "other" if kind == EXPLOSION and _is_unexplained(sentence) else kind
        kind = "armed_clash" if kind == "raid" and _is_by_raiders(sentence, at) else kind
        over = (kind == "abduction" and freed) or _is_foiled(sentence, at) or _is_aside(sentence, at, hit)
        found.append(Mention(number, at, end, kind, reading.scope(number, at) != "incident", over))
        at = end
    drones = any(mention.kind == "drone_strike" for mention in found)
    found = [_by_drone(mention) if drones and _may_be_by_drone(sentence, mention, found) else mention for mention in found]
    if len(found) < _SEVERAL:
        return found
    turn = next((at for at in range(len(sentence.tokens)) if sentence.form(at) in _ASIDES), len(sentence.tokens))
    return [replace(mention, added=True) if mention.start > turn else mention for mention in found]


def _in_source(reading: Reading, number: int, at: int) -> bool:
    return any(frame.start <= at < frame.end for frame in reading.sources.frames[number])


def _is_name(sentence: Sentence, at: int, length: int) -> bool:
    """Say whether "Operation" begins the name of a campaign: a capital in the middle of a sentence, and another after it."""
    if sentence.language == "ar" or length > 1 or not sentence.form(at).startswith("operation"):
        return False
    return sentence.tokens[at].capital and at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].capital


def _shots_apart(sentence: Sentence, at: int) -> int | None:
    """Give where a verb and its "fire" end that stand apart: «أطلقت القوات النار»."""
    if sentence.language == "en" or not sentence.form(at).removeprefix("و").startswith(_FIRES):
        return None
    return next((near + 1 for near in range(at + 2, at + 2 + _FIRE_REACH) if sentence.form(near) in _FIRE), None)


def _is_ended(sentence: Sentence, at: int, hit: Hit) -> bool:
    return hit.payload == "shooting" and any(sentence.form(at - back) in _ENDED for back in range(1, _ENDED_REACH + 1))


def _is_aside(sentence: Sentence, at: int, hit: Hit) -> bool:
    """Say whether a deed is a purpose («للاشتباك معهم»), arms were found, or planes only covered another: «بغطاء جوي من طائرات»."""
    if hit.payload == "armed_clash":
        return hit.prefix.removesuffix("ال").endswith("ل")
    if hit.payload in _ARMS and any("finds" in sentence.hits[before] for before in range(max(0, at - _FIND_REACH), at)):
        return True
    near = range(max(0, at - _SUPPORT_REACH), at)
    return hit.payload == "airstrike" and any(sentence.form(before) in _SUPPORT for before in near)


def _is_unexplained(sentence: Sentence) -> bool:
    """Say whether a bang is told of a house or of a cause that nobody knows: not of a bomb until somebody says so."""
    forms = {token.form for token in sentence.tokens}
    return bool(forms & _UNEXPLAINED) and not any(hits.keys() & {"people"} and "event" in hits for hits in sentence.hits)


def _is_by_raiders(sentence: Sentence, at: int) -> bool:
    near = range(max(0, at - _RAIDER_REACH), at) if sentence.language == "en" else range(at + 1, at + 2)
    return any(sentence.form(beside) in _RAIDERS for beside in near)


def _is_foiled(sentence: Sentence, at: int) -> bool:
    return any(sentence.hits[near].keys() & _NOT_NOW for near in range(max(0, at - _FOILED_REACH), at))


def _modified(sentence: Sentence, end: int, kind: str) -> tuple[int, str]:
    """Let an adjective after the noun decide: «ضربة إسرائيلية جوية», «قصف مدفعي»."""
    if kind not in _MODIFIED or sentence.language == "en":
        return end, kind
    for at in range(end, min(end + _MODIFIER_REACH, len(sentence.tokens))):
        for stems, modified in _MODIFIERS:
            if sentence.form(at).startswith(stems):
                return at + 1, modified
        if sentence.hit(at, "nation") is None:
            break
    return end, kind


def _may_be_by_drone(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """Say whether a drone of the sentence did it; missiles that come along with drones are their own: "missile and drone attack"."""
    if mention.kind != "rocket":
        return mention.kind == "airstrike"
    drones = [other for other in found if other.kind == "drone_strike"]
    gaps = [range(min(mention.end, other.end), max(mention.start, other.start) + 1) for other in drones]
    return not any(len(gap) <= _LIST_GAP and any(_joins(sentence, at) for at in gap) for gap in gaps)


def _joins(sentence: Sentence, at: int) -> bool:
    form = sentence.form(at)
    return form in {"and", "و"} or (sentence.language == "ar" and form.startswith("و"))


def _by_drone(mention: Mention) -> Mention:
    return replace(mention, kind="drone_strike")
