"""The counter of the cases room. No bodies here."""

from .commands.accept import accept
from .commands.add_evidence import add_evidence
from .commands.answer import answer
from .commands.appoint_hearing import appoint_hearing
from .commands.approve import approve
from .commands.ask_applicant import ask_applicant
from .commands.ask_clarity import ask_clarity
from .commands.assign import assign
from .commands.assign_many import assign_many
from .commands.begin_recalculation import begin_recalculation
from .commands.cancel_reversed import cancel_reversed
from .commands.cancel_unpaid import cancel_unpaid
from .commands.cancel_unpaid_due import cancel_unpaid_due
from .commands.carry_out import carry_out
from .commands.clarify import clarify
from .commands.climb import climb
from .commands.climb_clarity import climb_clarity
from .commands.confirm import confirm
from .commands.consult import consult
from .commands.correct import correct
from .commands.decide_by_rule import decide_by_rule
from .commands.decide_by_silence import decide_by_silence
from .commands.decide_objection import decide_objection
from .commands.decide_recusal import decide_recusal
from .commands.delegate import delegate
from .commands.discard_draft import discard_draft
from .commands.end_delegation import end_delegation
from .commands.extend import extend
from .commands.file_away import file_away
from .commands.flag_repeat import flag_repeat
from .commands.forget_parked import forget_parked
from .commands.forget_view import forget_view
from .commands.give_back import give_back
from .commands.grant_when_paid import grant_when_paid
from .commands.hand_back import hand_back
from .commands.involve import involve
from .commands.issue_term_sheet import issue_term_sheet
from .commands.join import join
from .commands.leave import leave
from .commands.make_entry import make_entry
from .commands.note_inside import note_inside
from .commands.object import object_to
from .commands.open_by_exception import open_by_exception
from .commands.opine import opine
from .commands.park_answers import park_answers
from .commands.perform import perform
from .commands.recalculate_terms import recalculate_terms
from .commands.record_hearing import record_hearing
from .commands.record_payment import record_payment
from .commands.recuse import recuse
from .commands.refuse import refuse
from .commands.register_for import register_for
from .commands.reopen import reopen
from .commands.reply import reply
from .commands.restore_time import restore_time
from .commands.resume import resume
from .commands.save_draft import save_draft
from .commands.save_view import save_view
from .commands.send_back import send_back
from .commands.split import split
from .commands.stop import stop
from .commands.study import study
from .commands.submit import submit
from .commands.supply import supply
from .commands.sweep_clarity import sweep_clarity
from .commands.sweep_keys import sweep_keys
from .commands.sweep_parked import sweep_parked
from .commands.sweep_requests import sweep_requests
from .commands.sweep_terms import sweep_terms
from .commands.tell_applicant import tell_applicant
from .commands.tell_bodies import tell_bodies
from .commands.tell_bodies_asked import tell_bodies_asked
from .commands.tell_heads import tell_heads
from .commands.tell_holder import tell_holder
from .commands.tell_of_absence import tell_of_absence
from .commands.tell_of_canary import tell_of_canary
from .commands.tell_of_looks import tell_of_looks
from .commands.tell_of_opening import tell_of_opening
from .commands.tell_staff import tell_staff
from .commands.tell_taking_part import tell_taking_part
from .commands.tell_who_waits import tell_who_waits
from .commands.terminate import terminate
from .commands.transfer import transfer
from .commands.undo_recalculation import undo_recalculation
from .commands.withdraw import withdraw
from .queries.addressee_mistakes import addressee_mistakes, sent_above
from .queries.are_there_cases import are_there_cases
from .queries.breaches_of import breaches_of
from .queries.case_for import case_for, case_with_term
from .queries.case_of_file import case_of_file
from .queries.due_with_derivation import due_as_json, due_with_derivation, term_of_case
from .queries.entries_left import entries_left
from .queries.explain_term_for import explain_term_for, term_runner
from .queries.export_worklist import export_worklist
from .queries.figures_of import figures_of
from .queries.files_shown import files_shown
from .queries.find_by_number import find_by_number
from .queries.find_parked import find_parked
from .queries.find_sent import find_sent
from .queries.find_service_of_invoice import find_service_of_invoice
from .queries.follow import follow
from .queries.form_subject import form_subject
from .queries.get_case import get_case
from .queries.get_draft import drafts_of, get_draft
from .queries.inspected import inspected_case, inspected_papers, inspected_question, inspected_term, may_inspect
from .queries.load_of import load_of
from .queries.my_cases import my_cases, waiting_for_me
from .queries.objected_case import objected_case, objected_papers
from .queries.objections_of import objections_of
from .queries.officer_case import officer_case
from .queries.opened_case import opened_case, opened_papers
from .queries.openings import openings
from .queries.overdue_without_action import overdue_without_action
from .queries.overseen import carried_out, is_decided_anew, overseen_row, question_ended_at, rung_of
from .queries.past_case import past_case, past_cases
from .queries.possible_actions import possible_actions
from .queries.preview_recalculation import count_counted_otherwise, preview_recalculation
from .queries.proof_paper import paper_runner
from .queries.references_of import references_of
from .queries.registers_in import find_petitions, registers_in
from .queries.saved_views import saved_views
from .queries.terms_today import terms_today
from .queries.timeline import timeline
from .queries.was_submitted import was_submitted
from .queries.ways_to_object import ways_to_object
from .queries.what_if import what_if
from .queries.worklist import count_worklist, count_worklists, worklist
from .rules.acts import TABLE as ACTS
from .rules.acts import find_row, office_rows
from .rules.balance import shared_out
from .rules.needs_now import needs_of
from .rules.objection import receiver_of
from .rules.openings import LONGEST_REASON, OCCASIONS
from .rules.refusal import objection_body, objection_name
from .rules.repeats import MAY_REPEAT
from .rules.risk import Risk, risk
from .rules.term_explain import explain_term, term_json
from .rules.term_words import duration_text, why_text
from .rules.told import ending_of, tell
from .rules.told_days import told_days
from .types import (
    OBJECTION,
    ActRow,
    CaseReference,
    CaseRow,
    CaseState,
    CaseView,
    Draft,
    DraftSaved,
    Due,
    Need,
    Page,
    Parked,
    PossibleAct,
    Receipt,
    WorklistFilter,
)

__all__ = [
    "ACTS",
    "LONGEST_REASON",
    "MAY_REPEAT",
    "OBJECTION",
    "OCCASIONS",
    "ActRow",
    "CaseReference",
    "CaseRow",
    "CaseState",
    "CaseView",
    "Draft",
    "DraftSaved",
    "Due",
    "Need",
    "Page",
    "Parked",
    "PossibleAct",
    "Receipt",
    "Risk",
    "WorklistFilter",
    "accept",
    "add_evidence",
    "addressee_mistakes",
    "answer",
    "appoint_hearing",
    "approve",
    "are_there_cases",
    "ask_applicant",
    "ask_clarity",
    "assign",
    "assign_many",
    "begin_recalculation",
    "breaches_of",
    "cancel_reversed",
    "cancel_unpaid",
    "cancel_unpaid_due",
    "carried_out",
    "carry_out",
    "case_for",
    "case_of_file",
    "case_with_term",
    "clarify",
    "climb",
    "climb_clarity",
    "confirm",
    "consult",
    "correct",
    "count_counted_otherwise",
    "count_worklist",
    "count_worklists",
    "decide_by_rule",
    "decide_by_silence",
    "decide_objection",
    "decide_recusal",
    "delegate",
    "discard_draft",
    "drafts_of",
    "due_as_json",
    "due_with_derivation",
    "duration_text",
    "end_delegation",
    "ending_of",
    "entries_left",
    "explain_term",
    "explain_term_for",
    "export_worklist",
    "extend",
    "figures_of",
    "file_away",
    "files_shown",
    "find_by_number",
    "find_parked",
    "find_petitions",
    "find_row",
    "find_sent",
    "find_service_of_invoice",
    "flag_repeat",
    "follow",
    "forget_parked",
    "forget_view",
    "form_subject",
    "get_case",
    "get_draft",
    "give_back",
    "grant_when_paid",
    "hand_back",
    "inspected_case",
    "inspected_papers",
    "inspected_question",
    "inspected_term",
    "involve",
    "is_decided_anew",
    "issue_term_sheet",
    "join",
    "leave",
    "load_of",
    "make_entry",
    "may_inspect",
    "my_cases",
    "needs_of",
    "note_inside",
    "object_to",
    "objected_case",
    "objected_papers",
    "objection_body",
    "objection_name",
    "objections_of",
    "office_rows",
    "officer_case",
    "open_by_exception",
    "opened_case",
    "opened_papers",
    "openings",
    "opine",
    "overdue_without_action",
    "overseen_row",
    "paper_runner",
    "park_answers",
    "past_case",
    "past_cases",
    "perform",
    "possible_actions",
    "preview_recalculation",
    "question_ended_at",
    "recalculate_terms",
    "receiver_of",
    "record_hearing",
    "record_payment",
    "recuse",
    "references_of",
    "refuse",
    "register_for",
    "registers_in",
    "reopen",
    "reply",
    "restore_time",
    "resume",
    "risk",
    "rung_of",
    "save_draft",
    "save_view",
    "saved_views",
    "send_back",
    "sent_above",
    "shared_out",
    "split",
    "stop",
    "study",
    "submit",
    "supply",
    "sweep_clarity",
    "sweep_keys",
    "sweep_parked",
    "sweep_requests",
    "sweep_terms",
    "tell",
    "tell_applicant",
    "tell_bodies",
    "tell_bodies_asked",
    "tell_heads",
    "tell_holder",
    "tell_of_absence",
    "tell_of_canary",
    "tell_of_looks",
    "tell_of_opening",
    "tell_staff",
    "tell_taking_part",
    "tell_who_waits",
    "term_json",
    "term_of_case",
    "term_runner",
    "terminate",
    "terms_today",
    "timeline",
    "told_days",
    "transfer",
    "undo_recalculation",
    "waiting_for_me",
    "was_submitted",
    "ways_to_object",
    "what_if",
    "why_text",
    "withdraw",
    "worklist",
]
