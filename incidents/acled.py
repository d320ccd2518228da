"""Waqia's event types in ACLED's terms: (event_type, sub_event_type), spelled as ACLED spells them."""

from __future__ import annotations

from sources.models import EventType

REMOTE = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"

ACLED_EVENT: dict[str, tuple[str, str]] = {
    EventType.AIRSTRIKE: (REMOTE, "Air/drone strike"),
    EventType.DRONE_STRIKE: (REMOTE, "Air/drone strike"),
    EventType.RAID: ("Battles", "Armed clash"),
    EventType.AIR_LANDING: ("Battles", "Armed clash"),
    EventType.SHELLING: (REMOTE, "Shelling/artillery/missile attack"),
    EventType.ROCKET: (REMOTE, "Shelling/artillery/missile attack"),
    EventType.ARMED_CLASH: ("Battles", "Armed clash"),
    EventType.BOMBING_IED: (REMOTE, "Remote explosive/landmine/IED"),
    EventType.SUICIDE_BOMBING: (REMOTE, "Suicide bomb"),
    EventType.LANDMINE: (REMOTE, "Remote explosive/landmine/IED"),
    EventType.CHEMICAL: (REMOTE, "Chemical weapon"),
    EventType.SHOOTING: (CIVILIANS, "Attack"),
    EventType.ASSASSINATION: (CIVILIANS, "Attack"),
    EventType.EXECUTION: (CIVILIANS, "Attack"),
    EventType.ABDUCTION: (CIVILIANS, "Abduction/forced disappearance"),
    EventType.ARREST: ("Strategic developments", "Arrests"),
    EventType.PROTEST: ("Protests", "Peaceful protest"),
    EventType.OTHER: ("Strategic developments", "Other"),
}

SUB_EVENTS: dict[str, str] = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": REMOTE,
    "Air/drone strike": REMOTE,
    "Suicide bomb": REMOTE,
    "Shelling/artillery/missile attack": REMOTE,
    "Remote explosive/landmine/IED": REMOTE,
    "Grenade": REMOTE,
    "Sexual violence": CIVILIANS,
    "Attack": CIVILIANS,
    "Abduction/forced disappearance": CIVILIANS,
    "Peaceful protest": "Protests",
    "Protest with intervention": "Protests",
    "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}


def acled_event(event_type: str, sub_event_type: str = "") -> tuple[str, str]:
    """Return ACLED's (event_type, sub_event_type); a sub-event that a person chose comes before the type's usual one."""
    if sub_event_type:
        return SUB_EVENTS[sub_event_type], sub_event_type
    return ACLED_EVENT[event_type]
