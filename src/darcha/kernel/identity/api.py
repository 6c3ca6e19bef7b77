"""The counter of identity: what other rooms, doors and the command line may call."""

from .commands.accept_invite import accept_invite
from .commands.act_for import act_for
from .commands.agree_absence import agree_absence
from .commands.client_create import client_create
from .commands.confirm_totp import confirm_totp
from .commands.demo_token import demo_token
from .commands.disable_account import disable_account
from .commands.end_absence import end_absence
from .commands.end_every_session import end_every_session
from .commands.end_other_sessions import end_other_sessions
from .commands.end_session import end_session
from .commands.ensure_demo_person import ensure_demo_person
from .commands.ensure_demo_staff import ensure_demo_staff
from .commands.finish_passkey import finish_passkey
from .commands.finish_sign_in import finish_sign_in
from .commands.issue_token import issue_token
from .commands.make_recovery_codes import make_recovery_codes
from .commands.plan_absence import plan_absence
from .commands.prove_factor import prove_factor
from .commands.remove_factor import remove_factor
from .commands.revoke_token import revoke_token
from .commands.send_code import send_code
from .commands.set_language import set_language
from .commands.set_posts import set_posts
from .commands.sign_out import sign_out
from .commands.staff_invite import staff_invite
from .commands.start_passkey import start_passkey
from .commands.start_sign_in import start_sign_in
from .commands.start_staff_sign_in import start_staff_sign_in
from .commands.start_step_up import start_step_up
from .commands.start_totp import start_totp
from .commands.sweep_sign_in import sweep_sign_in
from .commands.touch_session import touch_session
from .errors import AbsenceIncomplete
from .ports import CodeSender, Mandates, PersonFacts, Reaches, bind
from .queries.absences import absences_of, find_absence
from .queries.begun import (
    Invite,
    find_factor_step,
    find_invite,
    find_passkey_options,
    find_pending_totp,
    find_stage,
)
from .queries.demo import demo_code, demo_people
from .queries.demo_principal import demo_principal, demo_principal_of
from .queries.find_client_account import find_client_account
from .queries.find_person_account import find_person_account
from .queries.find_staff_account import find_staff_account
from .queries.finds_its_own import finds_its_own
from .queries.is_same_person import is_same_person
from .queries.mandates import as_mandated, check_mandate, mandates_of
from .queries.own_account import factors_of, find_contact, profile_of, recovery_codes_left, sessions_of
from .queries.post_holders import find_post_holders
from .queries.recognise import find_recognised
from .queries.token_principal import principal_for_token
from .queries.who_still import who_still
from .rules.session_life import is_fresh
from .rules.typed import clean_document, clean_pinfl
from .rules.way_back import safe_path
from .types import (
    ANONYMOUS,
    SCOPES,
    AbsenceRow,
    Challenge,
    Contact,
    DemoPerson,
    FactorNeeded,
    Mandate,
    NotProven,
    PartyRef,
    PersonFact,
    Post,
    PostHolder,
    Principal,
    SessionSecret,
    TooMany,
    is_anyone,
    is_client,
    is_person,
    is_signed_in,
    is_staff,
    is_system,
    reaches,
)

__all__ = [
    "ANONYMOUS",
    "SCOPES",
    "AbsenceIncomplete",
    "AbsenceRow",
    "Challenge",
    "CodeSender",
    "Contact",
    "DemoPerson",
    "FactorNeeded",
    "Invite",
    "Mandate",
    "Mandates",
    "NotProven",
    "PartyRef",
    "PersonFact",
    "PersonFacts",
    "Post",
    "PostHolder",
    "Principal",
    "Reaches",
    "SessionSecret",
    "TooMany",
    "absences_of",
    "accept_invite",
    "act_for",
    "agree_absence",
    "as_mandated",
    "bind",
    "check_mandate",
    "clean_document",
    "clean_pinfl",
    "client_create",
    "confirm_totp",
    "demo_code",
    "demo_people",
    "demo_principal",
    "demo_principal_of",
    "demo_token",
    "disable_account",
    "end_absence",
    "end_every_session",
    "end_other_sessions",
    "end_session",
    "ensure_demo_person",
    "ensure_demo_staff",
    "factors_of",
    "find_absence",
    "find_client_account",
    "find_contact",
    "find_factor_step",
    "find_invite",
    "find_passkey_options",
    "find_pending_totp",
    "find_person_account",
    "find_post_holders",
    "find_recognised",
    "find_staff_account",
    "find_stage",
    "finds_its_own",
    "finish_passkey",
    "finish_sign_in",
    "is_anyone",
    "is_client",
    "is_fresh",
    "is_person",
    "is_same_person",
    "is_signed_in",
    "is_staff",
    "is_system",
    "issue_token",
    "make_recovery_codes",
    "mandates_of",
    "plan_absence",
    "principal_for_token",
    "profile_of",
    "prove_factor",
    "reaches",
    "recovery_codes_left",
    "remove_factor",
    "revoke_token",
    "safe_path",
    "send_code",
    "sessions_of",
    "set_language",
    "set_posts",
    "sign_out",
    "staff_invite",
    "start_passkey",
    "start_sign_in",
    "start_staff_sign_in",
    "start_step_up",
    "start_totp",
    "sweep_sign_in",
    "touch_session",
    "who_still",
]
