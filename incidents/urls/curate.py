"""Routes of the researchers' pages."""

from __future__ import annotations

from django.urls import path

from incidents.views import (
    curate_arranging,
    curate_claims,
    curate_figures,
    curate_inbox,
    curate_incidents,
    curate_matches,
    curate_places,
    curate_reports,
    curate_workbench,
)

urlpatterns = [
    path("", curate_inbox.inbox, name="curate-inbox"),
    path("reports/new/", curate_reports.report_new, name="report-new"),
    path("reports/<int:article_id>/", curate_workbench.report_workbench, name="report-workbench"),
    path("reports/<int:article_id>/claims/", curate_claims.claim_add, name="claim-add"),
    path("reports/<int:article_id>/accept-all/", curate_claims.claims_accept_all, name="claims-accept-all"),
    path("reports/<int:article_id>/attach/", curate_matches.report_attach, name="report-attach"),
    path("reports/<int:article_id>/open-incident/", curate_matches.report_open_incident, name="report-open-incident"),
    path("places/", curate_places.places_to_pick, name="places-to-pick"),
    path("places/around/", curate_places.places_around, name="places-around"),
    path("claims/<int:claim_id>/decide/", curate_claims.claim_decide, name="claim-decide"),
    path("claims/<int:claim_id>/edit/", curate_claims.claim_edit, name="claim-edit"),
    path("claims/<int:claim_id>/reopen/", curate_claims.claim_reopen, name="claim-reopen"),
    path("matches/<int:match_id>/judge/", curate_matches.match_judge, name="match-judge"),
    path("incidents/<slug:code>/", curate_incidents.incident_edit, name="incident-edit"),
    path("incidents/<slug:code>/rule/", curate_figures.incident_rule, name="incident-rule"),
    path("incidents/<slug:code>/arrange/", curate_arranging.incident_arrange, name="incident-arrange"),
    path("incidents/<slug:code>/merge/", curate_arranging.incident_compare, name="incident-compare"),
    path("incidents/<slug:code>/merge/<slug:target>/", curate_arranging.incident_merge, name="incident-merge"),
    path("incidents/<slug:code>/split/", curate_arranging.incident_split, name="incident-split"),
    path("incidents/<slug:code>/move/", curate_arranging.report_move, name="report-move"),
    path("incidents/<slug:code>/undo/<int:act_id>/", curate_arranging.rearrangement_undo, name="rearrangement-undo"),
    path("incidents/<slug:code>/retract/", curate_arranging.incident_retract, name="incident-retract"),
    path("estimates/<int:estimate_id>/override/", curate_figures.estimate_override, name="estimate-override"),
    path("estimates/<int:estimate_id>/withdraw/", curate_figures.estimate_withdraw, name="estimate-withdraw"),
    path("incidents/<slug:code>/submit/", curate_incidents.incident_submit, name="incident-submit"),
]
