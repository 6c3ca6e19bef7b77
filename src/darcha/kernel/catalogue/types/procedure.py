"""What the body does with a case: steps, terms, decisions, refusal grounds, notices. Ignores any single case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from darcha.ground.text import Text

from .dated import Dated
from .ladder import Rung
from .steps import RECORD_SAYS, Ask, Reads, Route, StepKind, Writes

TermUnit = Literal["working-hours", "hours", "calendar-days", "working-days", "months"]
StartsAt = Literal["arrival", "registration", "payment", "complete"]
Roll = Literal["none", "next_working_day"]
Silence = Literal["overdue", "approve", "refuse"]
# What a paper's rules find under `decision`; ``by_silence`` is yes or no, ``article`` empty where none was needed.
DECISION_SAYS = ("text", "number", "filed_on", "post", "by_silence", "article")
REFUSAL_SAYS = (
    *DECISION_SAYS,
    "ground",
    "ground_text",
    "fact",
    "objection_body",
    "objection_within",
    "objection_article",
)
REPLY_SAYS = (*DECISION_SAYS, "grounds")
OBJECTION_SAYS = (*REPLY_SAYS, "first", "act_text", "outcome_text", "days", "objection_body", "objection_within")
# by the outcome of a paper; what is not here says what every decision says
SAID_BY: Mapping[str, tuple[str, ...]] = {
    "refuse": REFUSAL_SAYS,
    "reply": REPLY_SAYS,
    "decide-objection": OBJECTION_SAYS,
    "record": RECORD_SAYS,
}


class Act(StrEnum):
    """The closed list of what may be done to a case; a pack says which, by whom, at which step. Silence is the law's:
    a term says what it means, no step lists it."""

    REGISTER = "register"
    ASSIGN = "assign"
    ASK = "ask"
    ANSWER = "answer"
    APPROVE = "approve"
    REFUSE = "refuse"
    REPLY = "reply"
    WITHDRAW = "withdraw"
    PAY = "pay"
    SILENCE = "silence"
    ACCEPT = "accept"
    EXTEND = "extend"
    STOP = "stop"
    RESUME = "resume"
    CONSULT = "consult"
    OPINE = "opine"
    INVOLVE = "involve"
    SUPPLY = "supply"
    PRESUME = "presume"
    CONFIRM = "confirm"
    SEND_BACK = "send-back"
    TRANSFER = "transfer"
    RETURN = "return"
    STUDY = "study"
    JOIN = "join"
    LEAVE = "leave"
    TERMINATE = "terminate"
    FILE = "file"
    RESTORE_TIME = "restore-time"
    OBJECT = "object"
    DECIDE_OBJECTION = "decide-objection"
    CARRY_OUT = "carry-out"
    RECUSE = "recuse"
    DECIDE_RECUSAL = "decide-recusal"
    APPOINT_HEARING = "appoint-hearing"
    RECORD_HEARING = "record-hearing"
    ADD = "add"
    ASK_CLARITY = "ask-clarity"
    CLARIFY = "clarify"
    CORRECT = "correct"
    REOPEN = "reopen"
    SPLIT = "split"
    DELEGATE = "delegate"
    END_DELEGATION = "end-delegation"


@dataclass(frozen=True, slots=True)
class Length:
    """One of the lengths of a term that the law has changed. ``rule``: what it says then, in words; None: as before."""

    value: int
    rule: Text | None = None


@dataclass(frozen=True, slots=True)
class TermLink:
    """A further part of a term, counted from the day on which the part before it ends: "then 3 working days to ..."."""

    length: int
    unit: Literal["calendar-days", "working-days", "months"]
    rule: Text
    lengths: tuple[Dated[Length], ...] = ()  # as those of the term


@dataclass(frozen=True, slots=True)
class Term:
    """One lawful term. ``when`` (CEL over answers) picks between several; the first that holds applies.

    ``then`` makes a chain of it: only the end of the last part rolls and is extended.

    ``lengths`` and ``extensions_at_most`` are set where the law has changed them: ``length``, ``rule`` and
    ``extension_at_most`` are then the newest, and ``cases.rules.term_edition`` says which are those of a day.
    """

    key: str
    length: int
    unit: TermUnit
    starts_at: StartsAt
    article: str
    rule: Text
    roll: Roll = "none"
    stops_on: tuple[str, ...] = ()  # grounds: "asked", ...
    extension_at_most: str | None = None  # ISO 8601 duration, "P1M"
    extension_article: str | None = None
    extension_decided_within: str | None = None  # ISO 8601 duration from the start of the term, "P10D"
    silence: Silence = "overdue"
    silence_article: str | None = None  # by which silence grants or refuses
    ladder: tuple[Rung, ...] = ()  # rungs of its own; empty: the body's or the national ones
    when: str | None = None
    confirmed: bool = True  # False: the figure is known, its article was not read
    then: tuple[TermLink, ...] = ()
    lengths: tuple[Dated[Length], ...] = ()
    extensions_at_most: tuple[Dated[str], ...] = ()
    instead_of: str | None = None  # the longer term that takes that one's place when a case needs study
    decided_within: str | None = None  # ISO 8601 duration from the start: by when the applicant is told of it

    @property
    def last_unit(self) -> TermUnit:
        """The unit of the part in which the term ends: an extension is counted in it."""
        return self.then[-1].unit if self.then else self.unit


@dataclass(frozen=True, slots=True)
class RefusalGround:
    """A ground of a refusal, or of another ending without an answer: ``act`` says of which. ``tells`` False: the
    applicant cannot be told. ``earlier``: the number of an earlier case of the same applicant belongs to it."""

    key: str
    text: Text
    article: str
    within: str | None = None  # e.g. "1 working-day": the ground may only be used so long after registration
    confirmed: bool = True  # False: the article was not read in an official text
    act: Act = Act.REFUSE
    tells: bool = True
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class StepAct:
    """``confirmed_by``: the act is only proposed, and another person in one of these posts confirms it, from
    ``confirmed_from`` on."""

    act: Act
    posts: tuple[str, ...] = ()  # keys of posts.yaml; empty: the applicant or the system
    to_step: str | None = None
    within: str | None = None  # "5 calendar-days" from registration at the body that has the case: not later
    by_rule: str | None = None  # CEL over facts, answers: decided without a person when it holds
    confirmed_by: tuple[str, ...] = ()
    confirmed_from: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said when: subject and body per language with logic-less placeholders; channels beyond the cabinet."""

    event: str
    subject: Text
    body: Text
    sms: Text | None = None
    channels: tuple[Literal["sms", "email"], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """``routes`` are those of an automatic kind, which lists no acts; ``reads``, ``writes``, ``paper`` and ``says`` are
    what a check, a record, an issue and a notify are about."""

    key: str
    name: Text
    next_text: Text  # what happens next, by whom, in the applicant's words
    acts: tuple[StepAct, ...]
    kind: StepKind = "review"
    routes: tuple[Route, ...] = ()
    reads: Reads | None = None
    writes: Writes | None = None
    paper: str | None = None  # key of a document with the outcome `issue`
    says: Notice | None = None
    asks: tuple[Ask, ...] = ()  # whose opinion an `opinions` step may ask


@dataclass(frozen=True, slots=True)
class Objection:
    """The route against a refusal or silence, printed on every refusal.

    ``to_superior``: it goes to the superior of the body that decided, or to ``to_body`` when that body has none; a body
    never judges objections to its own decisions: then it is the court. ``file_within`` reads like "30 working-days",
    None where the law sets no time; ``restorable``: whoever had good cause may object later too.
    """

    to_body: str
    within: Text
    article: str
    to_superior: bool = False
    confirmed: bool = True  # False: the article or its time was not read in the law's own words
    file_within: str | None = None
    restorable: bool = False
    suspends: bool = False  # the decision is not carried out while the objection is considered


@dataclass(frozen=True, slots=True)
class Procedure:
    steps: tuple[Step, ...]
    first_step: str
    terms: tuple[Term, ...]
    refusal_grounds: tuple[RefusalGround, ...]
    objection: Objection
    pay_within_days: int = 10
    automatic: bool = False  # decided by rule, no person
    papers_back_within: str | None = None  # "3 calendar-days": what was handed in is given back after a withdrawal
    reply_grounds: bool = False  # a reply names an act and its article for each question
    data_from: Ask | None = None  # in which time co-executors give what they are asked for

    def step(self, key: str) -> Step:
        """The step of that key. Raises KeyError for an unknown one."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class DocumentTemplate:
    """A typst template of the pack and the fields it needs.

    ``values`` says where each field comes from: CEL over answers, facts, applicant, decision. A field with a text
    ``document.<field>`` is also a printed line. ``when`` (the same variables) picks between templates of one outcome;
    the first that holds applies.
    """

    key: str
    title: Text
    source: str  # typst text
    fields: tuple[str, ...]
    outcome: Literal["approve", "refuse", "reply", "decide-objection", "issue"]
    valid_for: str | None = None  # ISO 8601 duration
    values: Mapping[str, str] = field(default_factory=dict)
    when: str | None = None
