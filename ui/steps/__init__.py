"""One file per step of a round: the middle of the timeline's page, where the step's work is done."""

from __future__ import annotations

PANELS: dict[str, str] = {
    "district_notice": "ui.steps.district_notice:DistrictNoticePanel",
    "nomination": "ui.steps.nomination:NominationPanel",
    "recommendation_vote": "ui.steps.voting:RecommendationVotePanel",
    "eligibility": "ui.steps.eligibility:EligibilityPanel",
    "leadership_meeting": "ui.steps.meeting:LeadershipMeetingPanel",
    "branch_meeting": "ui.steps.meeting:BranchMeetingPanel",
    "inspection_plan": "ui.steps.inspection_plan:InspectionPlanPanel",
    "advance_notice": "ui.steps.advance_notice:AdvanceNoticePanel",
    "evaluation": "ui.steps.voting:EvaluationPanel",
    "talks": "ui.steps.talks:TalksPanel",
    "inspection_report": "ui.steps.inspection_report:InspectionReportPanel",
    "examination": "ui.steps.meeting:ExaminationPanel",
    "public_notice": "ui.steps.public_notice:PublicNoticePanel",
    "final_list": "ui.steps.final_list:FinalListPanel",
    "dossier": "ui.steps.dossier:DossierPanel",
}
"""Step -> `module:Class`, imported when the step is first opened. Each class is a `ui.steps.panel.StepPanel`."""
