"""What is public: of every table, which columns may appear in public documents, answers, pages, tiles and exports, and which never.

Whoever adds a table or a column decides here; a test fails until that is done. Another plants words in all that is held back and looks
for them in everything that can be read without an account.
"""

from __future__ import annotations

#: Tables of which nothing is public, whatever columns they have: people, keys, drafts, proposals, remarks, history, how reports came.
CLOSED = frozenset(
    {
        "auth.User",
        "incidents.ApiKey",
        "incidents.Evidence",
        "incidents.EvidenceEvent",
        "incidents.ImportedRow",
        "incidents.ImportedTable",
        "incidents.IncidentArea",
        "incidents.IncidentEvent",
        "incidents.IncidentName",
        "incidents.Match",
        "incidents.ReviewComment",
        "incidents.ReviewEvent",
        "sources.Capture",
        "sources.ClaimChange",
        "sources.ExtractionRun",
        "sources.Feed",
        "sources.Fingerprint",
        "sources.NearCopy",
    }
)

#: Columns that may be public, by table.
PUBLIC: dict[str, frozenset[str]] = {
    table: frozenset(columns.split())
    for table, columns in {
        "geo.Area": "id level pcode country name_ar name_en outline outline_far outline_middle place",
        "geo.Dataset": "id name file licence url version rows digest imported_at",
        "geo.LayerChange": "id layer at",
        "geo.Place": "id gazetteer gazetteer_id kind point country parent pcode population map_zoom",
        "geo.PlaceIdentifier": "id place gazetteer gazetteer_id",
        "geo.PlaceName": "id place name language script kind key key_bare key_joined",
        "incidents.Estimate": (
            "incident outcome group nationality low best high is_open rule derivation override_low override_best override_high override_why"
        ),
        "incidents.Incident": (
            "id code title_ar title_en summary event_type sub_event_type start_date end_date date_precision place point geo_precision"
            " country grading estimate_rule merged_into"
        ),
        "incidents.MapCell": "level cell incidents sum_x sum_y",
        "incidents.Participation": "incident actor role status",
        "incidents.Publication": "seq incident version kind document sha256 previous_sha256 published_at",
        "incidents.PublishedIncident": (
            "incident publication code version title_ar title_en event_type start_date end_date country point geo_precision grading"
            " killed_low killed_best killed_high search document published_at"
        ),
        "incidents.Rearrangement": "kind source target target_code",
        "incidents.Review": "",
        "sources.Actor": "id name_ar name_en kind parent active_from active_to wikidata_id",
        "sources.ActorAlias": "actor name",
        "sources.Article": (
            "id publisher url canonical_url title language published_date published_basis text_sha256 source_sha256 copy_of"
        ),
        "sources.Claim": (
            "id article kind span_start span_end quote attributed_to attribution_name attribution_start attribution_end attribution_mode"
            " attribution_via polarity modality scope outcome group nationality value_min value_max qualifier subset_of event_type mention"
            " relation direction distance_km place geo_precision date_from date_to date_precision date_role actor actor_role statement_kind"
            " status"
        ),
        "sources.Publisher": "id slug name_ar name_en kind scale reliability languages country timezone homepage",
    }.items()
}

#: Columns that are public in the case named, and in no other.
SOMETIMES: dict[str, dict[str, str]] = {
    "incidents.Rearrangement": {"why": "of a merge, once the incident that took the evidence is published"},
    "incidents.Review": {
        "document": "what is submitted, once it is approved",
        "note": "of a retraction, once it is approved: the reason that stands in the incident's place",
    },
    "sources.Article": {"text": "the words that an accepted claim quotes"},
}

#: Columns that are never public, in tables that are in part.
WITHHELD: dict[str, frozenset[str]] = {
    table: frozenset(columns.split())
    for table, columns in {
        "geo.Dataset": "lines_read",
        "incidents.Estimate": "id override_by override_at override_basis",
        "incidents.Incident": "state revision created_by created_at updated_at",
        "incidents.Participation": "id",
        "incidents.Publication": "published_by",
        "incidents.Rearrangement": "id by at before after undone_by undone_at undone_why",
        "incidents.Review": "id incident kind revision submitted_by submitted_at decision decided_by decided_at reason",
        "sources.Actor": "is_confirmed",
        "sources.ActorAlias": "id key",
        "sources.Article": "state finished_at last_error attempts submitted_by created_at",
        "sources.Claim": (
            "run rule confidence confidence_factors place_class place_open_reason place_candidates is_inferred decided_by decided_at"
            " decision_reason machine_values version"
        ),
    }.items()
}
