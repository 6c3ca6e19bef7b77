"""What the API sends and takes, as types: the OpenAPI document is made from these."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

Language = Literal["uz", "kaa", "ru", "en", "uz-cyrl"]
State = Literal["awaiting_payment", "new", "in_progress", "awaiting_applicant", "completed", "refused", "cancelled"]
KeyText = Annotated[str, Field(pattern=r"^[a-z0-9-]*$", max_length=80)]
ServiceKey = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=80)]


class FieldProblem(Schema):
    path: str
    code: str
    detail: str = ""


class Problem(Schema):
    """RFC 9457 problem details; ``code`` is stable, texts follow Accept-Language."""

    type: str
    status: int
    code: str
    title: str
    detail: str = ""
    errors: list[FieldProblem] = []


class ServiceItem(Schema):
    key: str
    name: str
    agency: str
    sphere: str
    fee_from: int
    term: str


class ServiceList(Schema):
    items: list[ServiceItem]
    next: str | None


class LegalBasisOut(Schema):
    act: str
    title: str
    article: str | None = None
    url: str | None = None


class RefusalGroundOut(Schema):
    key: str
    text: str
    article: str


class TermOut(Schema):
    rule: str
    article: str
    length: int
    unit: str
    starts_at: str


class OwnTimeOut(Schema):
    """The applicants' own time: from a question of the body to its answer. ``median_seconds`` from 20 cases on."""

    cases: int
    median_seconds: int | None = None


class BacklogOut(Schema):
    """Open cases now, and how many of them are past their term."""

    open: int
    past_term: int


class WaitingOut(Schema):
    """How long it really takes by the wall clock, without the applicants' own time, over the ``cases`` decided in the
    last twelve months; the times are null under 20 cases."""

    cases: int
    median_seconds: int | None = None
    nine_of_ten_seconds: int | None = None
    own: OwnTimeOut
    backlog: BacklogOut


class Passport(Schema):
    key: str
    version: str
    name: str
    legal_name: str
    summary: str
    result: str
    agency: str
    sphere: str
    audience: list[str]
    channels: list[str]
    fee_from: int
    term: str
    terms: list[TermOut]
    waiting: WaitingOut
    bring: list[str]
    refusal_grounds: list[RefusalGroundOut]
    legal_basis: list[LegalBasisOut]


class FormOut(Schema):
    """``schema`` is JSON Schema 2020-12, self-contained; ``pages`` groups its properties for people."""

    service: str
    version: str
    language: str
    schema_: dict[str, Any] = Field(alias="schema")
    pages: list[dict[str, Any]]

    model_config = ConfigDict(populate_by_name=True)


class Submission(Schema):
    """``answers`` must satisfy the schema of the service's form."""

    service: ServiceKey
    answers: dict[str, Any]
    language: Language = "uz"

    model_config = ConfigDict(extra="forbid")


class DueOut(Schema):
    """``due_on`` (to 24:00 of that day, Tashkent) or ``due_at``; both null while no term runs. ``derivation_url`` to
    read how it was counted, ``sheet_url`` to ask (POST) for the same on a sealed PDF."""

    due_on: date | None = None
    due_at: datetime | None = None
    starts_on: date | None = None
    stopped: bool = False
    confirmed: bool = True
    derivation_url: str
    sheet_url: str


class WhyOut(Schema):
    code: str
    text: str


class GroundOut(Schema):
    code: str | None = None
    text: str


class DayOut(Schema):
    """One day of the term: counted or skipped, why, and by which act. ``special`` names a holiday that counts."""

    on: date
    counted: bool
    why: WhyOut
    special: str | None = None
    ref: str | None = None
    confirmed: bool = True


class DueWithDays(DueOut):
    derivation: list[DayOut]


class StopOut(Schema):
    """The clock stood between these moments; ``until`` is null while it stands."""

    since: datetime
    until: datetime | None = None
    ground: GroundOut


class EditionOut(Schema):
    """What the law has changed of a term, as it was in force when the term started, and by which act."""

    of: Literal["length", "then", "extension"]
    value: str
    act: str
    valid_from: date
    confirmed: bool


class ExtensionOut(Schema):
    at: datetime
    by: str


class Derivation(Schema):
    """``summary`` is the same in sentences; ``remaining`` while the clock stands, in days, or in minutes where the term
    counts hours."""

    summary: list[str]
    remaining: int | None = None
    stops: list[StopOut]
    extensions: list[ExtensionOut]
    editions: list[EditionOut]
    registered_at: datetime | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    starts_on: date | None = None
    confirmed: bool
    stopped: bool
    rule: str
    article: str
    registration: list[DayOut]
    derivation: list[DayOut]


class Application(Schema):
    number: str
    id: UUID
    state: State
    step: str
    received_at: datetime
    due: DueOut
    links: dict[str, str]


class ApplicationRow(Application):
    """``outcome`` once it is decided."""

    service: str
    body: str
    registered_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: str | None = None


class ApplicationList(Schema):
    items: list[ApplicationRow]
    next: str | None


class TimelineLine(Schema):
    at: datetime
    code: str
    text: str
    actor: str
    words: str | None = None


class DocumentOut(Schema):
    id: UUID
    number: str
    title: str
    issued_at: datetime
    state: str
    links: dict[str, str]


class ObjectionOut(Schema):
    body: str
    within: str | None = None
    article: str | None = None


class DecisionOut(Schema):
    """``ground``, ``article``, ``fact`` and ``objection`` stand in every refusal, and in what silence has decided;
    ``evidence`` is what of the case a refusal was seen from, ``signed_post`` whose decision it is."""

    outcome: str
    by_silence: bool = False
    at: datetime
    words: str | None = None
    ground: str | None = None
    article: str | None = None
    fact: str | None = None
    evidence: list[str] = []
    signed_post: str | None = None
    objection: ObjectionOut | None = None


class WhyNotOut(Schema):
    code: str
    text: str


class ActionOut(Schema):
    """``needs`` is JSON Schema 2020-12 of the body that does it."""

    act: str
    name: str
    possible: bool
    why_not: WhyNotOut | None = None
    needs: dict[str, Any]


class FeeLineOut(Schema):
    """Considered, and ``counted`` or not: then ``would_be`` says what it would have been. Whole soʻm."""

    code: str
    text: str
    amount: int
    act: str
    counted: bool = True
    would_be: int | None = None


class FeeOut(Schema):
    """What the application costs, as worked out ``on`` that day. Whole soʻm."""

    total: int
    currency: str
    on: date
    lines: list[FeeLineOut]


class PaymentOut(FeeOut):
    """One invoice; ``state`` follows the money."""

    invoice: UUID
    number: str
    state: Literal["open", "paid", "cancelled", "expired", "refund_due", "refunded"]
    pay_by: datetime
    paid_at: datetime | None = None


class WayOut(Schema):
    about: str
    name: str
    since: datetime
    until: date | None = None
    late: bool
    suspends: bool
    possible: bool
    why_not: WhyNotOut | None = None


class ApplicationDetail(ApplicationRow):
    language: str
    due: DueWithDays
    answers: dict[str, Any]
    fee: FeeOut
    timeline: list[TimelineLine]
    actions: list[ActionOut]
    objections: list[WayOut]
    decision: DecisionOut | None = None
    payments: list[PaymentOut]
    documents: list[DocumentOut]


class TimelineOut(Schema):
    items: list[TimelineLine]


class SheetIn(Schema):
    """The language of the sheet; without one, that of the application."""

    language: Language | None = None

    model_config = ConfigDict(extra="forbid")


class SheetOut(Schema):
    """``links.self`` is the sealed PDF."""

    id: UUID
    number: str
    links: dict[str, str]


class DocumentList(Schema):
    items: list[DocumentOut]


class FileOut(Schema):
    id: UUID
    name: str
    media_type: str
    size: int
    state: str


class CheckoutOut(Schema):
    checkout_url: str


class ObjectionIn(Schema):
    """``about`` is an act of ``objections`` of the application, the last that can be objected to when it is left out;
    ``late_because`` is asked when its time is over."""

    about: Literal["", "refusal", "reply", "approval", "extension", "question", "silence", "silent-refusal"] = ""
    words: str = Field(max_length=10_000)
    asks: str = Field(max_length=2_000)
    late_because: str = Field("", max_length=2_000)
    files: list[UUID] = Field(default_factory=list, max_length=100)

    model_config = ConfigDict(extra="forbid")


class Withdrawal(Schema):
    words: str = Field("", max_length=2_000)

    model_config = ConfigDict(extra="forbid")


class ActionList(Schema):
    items: list[ActionOut]


class VerdictOut(Schema):
    verdict: Literal["valid", "altered", "revoked", "replaced", "expired", "unknown", "not_ours"]
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    lines: list[dict[str, str]] = []
    demo: bool = False
    suspended_on: date | None = None  # since when a valid paper rests: an objection to it is considered
