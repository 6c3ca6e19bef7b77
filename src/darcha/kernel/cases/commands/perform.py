"""Any act by its name: what the doors call. Ignores what an act does: that is its own command."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_signed_in

from ..errors import NotFound
from ..rules.acts import find_row
from ..rules.needs import shaped
from ..types import CaseRow
from .accept import accept
from .add_evidence import add_evidence
from .answer import answer
from .appoint_hearing import appoint_hearing
from .approve import approve
from .ask_applicant import ask_applicant
from .ask_clarity import ask_clarity
from .assign import assign
from .carry_out import carry_out
from .clarify import clarify
from .confirm import confirm
from .consult import consult
from .correct import correct
from .decide_by_silence import decide_by_silence
from .decide_objection import decide_objection
from .decide_recusal import decide_recusal
from .delegate import delegate
from .end_delegation import end_delegation
from .extend import extend
from .file_away import file_away
from .give_back import give_back
from .involve import involve
from .join import join
from .leave import leave
from .object import object_to
from .opine import opine
from .record_hearing import record_hearing
from .record_payment import record_payment
from .recuse import recuse
from .refuse import refuse
from .reopen import reopen
from .reply import reply
from .restore_time import restore_time
from .resume import resume
from .send_back import send_back
from .split import split
from .stop import stop
from .study import study
from .submit import submit
from .supply import supply
from .tend_request import tend_request
from .terminate import terminate
from .transfer import transfer
from .withdraw import withdraw

COMMANDS: Mapping[Act, Callable[..., CaseRow]] = {
    Act.ACCEPT: accept,
    Act.ADD: add_evidence,
    Act.ANSWER: answer,
    Act.APPROVE: approve,
    Act.ASK: ask_applicant,
    Act.ASK_CLARITY: ask_clarity,
    Act.ASSIGN: assign,
    Act.RECUSE: recuse,
    Act.RECORD_HEARING: record_hearing,
    Act.DECIDE_RECUSAL: decide_recusal,
    Act.APPOINT_HEARING: appoint_hearing,
    Act.CLARIFY: clarify,
    Act.CONFIRM: confirm,
    Act.CONSULT: consult,
    Act.CORRECT: correct,
    Act.REOPEN: reopen,
    Act.SPLIT: split,
    Act.DELEGATE: delegate,
    Act.END_DELEGATION: end_delegation,
    Act.INVOLVE: involve,
    Act.OPINE: opine,
    Act.SUPPLY: supply,
    Act.EXTEND: extend,
    Act.FILE: file_away,
    Act.JOIN: join,
    Act.LEAVE: leave,
    Act.DECIDE_OBJECTION: decide_objection,
    Act.OBJECT: object_to,
    Act.REFUSE: refuse,
    Act.REPLY: reply,
    Act.RESTORE_TIME: restore_time,
    Act.RESUME: resume,
    Act.SEND_BACK: send_back,
    Act.RETURN: give_back,
    Act.STOP: stop,
    Act.STUDY: study,
    Act.TERMINATE: terminate,
    Act.TRANSFER: transfer,
    Act.WITHDRAW: withdraw,
}
# What nobody does by name: it follows from something else.
BY_ITSELF: Mapping[Act, Callable[..., Any]] = {
    Act.CARRY_OUT: carry_out,
    Act.PAY: record_payment,
    Act.PRESUME: tend_request,
    Act.REGISTER: submit,
    Act.SILENCE: decide_by_silence,
}


@command(may=is_signed_in, atomic=False)
def perform(who: Principal, *, case: UUID, act: str, said: Mapping[str, Any] | None = None) -> CaseRow:
    """``said`` is what the act needs, by name, as a form or JSON gives it; the act's own command has its transaction.

    Raises NotFound for what is no act too, NeedsUnmet, and whatever the command refuses.
    """
    row = find_row(act)
    if row is None or row.act not in COMMANDS:
        raise NotFound
    return COMMANDS[row.act](who, case=case, **shaped(row.needs, said or {}))
