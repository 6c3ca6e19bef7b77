"""What has happened to cases: identifiers and codes, never personal data. Statistics and feedback live from these."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class CaseSubmitted(Event):
    """An application arrived and has its number. The one event of a submission."""

    case_id: UUID
    service: str
    body: str
    region: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class RegisteredLate(Event):
    """A petition on paper was registered after the day on which the law wants it; by ``body``, where it arrived."""

    case_id: UUID
    service: str
    body: str
    due_at: datetime
    done_at: datetime


@dataclass(frozen=True, kw_only=True)
class ComplaintSentAbove(Event):
    """A complaint addressed to the body that it is about went to the one above."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class TimeRestored(Event):
    """The year to complain was restored for a good cause."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    """The writer added words or files of his own accord."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CasePaid(Event):
    """The fee of a case is settled; its term runs if the service says so."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseAsked(Event):
    """The body asked the applicant for more; the clock stands if the law lets it."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(Event):
    """The applicant answered the body's question; the clock runs again."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(Event):
    """A case was taken or handed over."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseStepSaid(Event):
    """A case came to a step that says something to the applicant."""

    case_id: UUID
    service: str
    step: str


@dataclass(frozen=True, kw_only=True)
class RequestMoved(Event):
    """Another body was asked, reminded, has answered, or its time has passed; ``line`` says which."""

    case_id: UUID
    service: str
    request_id: UUID
    line: str


@dataclass(frozen=True, kw_only=True)
class RegisterEntryLeft(Event):
    """The law decided a case without a person, and the register did not take the entry: somebody has to make it."""

    case_id: UUID
    service: str
    registry: str


@dataclass(frozen=True, kw_only=True)
class CaseAccepted(Event):
    """The body declared an application complete and took it into its procedure."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseProposed(Event):
    """A decision waits for a second person. ``act`` is the act that was proposed."""

    case_id: UUID
    service: str
    act: str


@dataclass(frozen=True, kw_only=True)
class CaseSentBack(Event):
    """A decision that was proposed was sent back, or taken back."""

    record_only: ClassVar[bool] = True
    case_id: UUID
    service: str
    act: str


@dataclass(frozen=True, kw_only=True)
class CaseRecusalAsked(Event):
    """Whoever held a case asks to keep off it; the head has to decide."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseRecusalDecided(Event):
    """The head decided on a recusal."""

    record_only: ClassVar[bool] = True
    case_id: UUID
    service: str
    granted: bool


@dataclass(frozen=True, kw_only=True)
class HearingAppointed(Event):
    """The parties will be heard at that moment."""

    case_id: UUID
    service: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class HearingRecorded(Event):
    """The minutes of a hearing were written; or the applicant did not come."""

    record_only: ClassVar[bool] = True
    case_id: UUID
    service: str
    came: bool


@dataclass(frozen=True, kw_only=True)
class TermExtended(Event):
    """The body made the term longer, as far as its law allows. ``by`` is an ISO 8601 duration."""

    case_id: UUID
    service: str
    by: str


@dataclass(frozen=True, kw_only=True)
class TermStopped(Event):
    """The body stopped the clock on a ground of the term's law. ``line`` is the code of the timeline's line."""

    case_id: UUID
    service: str
    ground: str
    line: str


@dataclass(frozen=True, kw_only=True)
class TermResumed(Event):
    """What the clock was stopped for has come: it runs on. ``line`` is the code of the timeline's line."""

    case_id: UUID
    service: str
    ground: str
    line: str


@dataclass(frozen=True, kw_only=True)
class CaseTransferred(Event):
    """A case was forwarded to the competent body, which leads it now. ``line`` is the code of the timeline's line."""

    case_id: UUID
    service: str
    from_body: str
    body: str
    line: str


@dataclass(frozen=True, kw_only=True)
class TermLengthened(Event):
    """The body chose the longer term that the law has for what needs study."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class ClarityAsked(Event):
    """The applicant asks the body to clarify or correct its reply."""

    case_id: UUID
    service: str
    body: str


@dataclass(frozen=True, kw_only=True)
class ReplyClarified(Event):
    """The body clarified or corrected its reply."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class DecisionCorrected(Event):
    """A slip in a decision was put right; what was decided stays."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseReopened(Event):
    """A refusal fell on the head's own motion: the case is open again, with a term of its own."""

    case_id: UUID
    service: str
    body: str


@dataclass(frozen=True, kw_only=True)
class CaseSplit(Event):
    """A question of an application became a case of its own, ``part_id``."""

    case_id: UUID
    part_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseDelegated(Event):
    """A step of a case was handed to a colleague."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Event):
    """A case ended without an answer in substance. ``is_told``: the applicant hears of it."""

    case_id: UUID
    service: str
    body: str
    outcome: str
    is_told: bool = True


@dataclass(frozen=True, kw_only=True)
class TermRecalculated(Event):
    """Another edition of the calendars counts a case now, and its term ends on another day."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseDecided(Event):
    """A case was approved, refused or replied to. ``automatic`` when a rule or silence decided it and no person."""

    case_id: UUID
    service: str
    body: str
    region: str
    outcome: str
    automatic: bool = False
    in_time: bool | None = None
    by_silence: bool = False


@dataclass(frozen=True, kw_only=True)
class TermRungReached(Event):
    """A case was left undecided until a rung of its ladder: the term is about to end, has ended, or ended a while ago.
    ``end`` is the end of term in question, ``line`` the code of the timeline's line."""

    case_id: UUID
    service: str
    body: str
    rung: str
    end: datetime
    line: str


@dataclass(frozen=True, kw_only=True)
class CaseObjected(Event):
    """An act of a case, or silence, was objected to; the objection is a case of its own at the higher body."""

    case_id: UUID
    objection_id: UUID
    service: str
    act: str


@dataclass(frozen=True, kw_only=True)
class ObjectionCarriedOut(Event):
    """What was decided on an objection was done to the case objected to; ``line`` is the code on its timeline."""

    case_id: UUID
    objection_id: UUID
    service: str
    body: str
    outcome: str
    line: str


@dataclass(frozen=True, kw_only=True)
class FeeAskedAgain(Event):
    """A refusal has fallen, and the fee that had gone back with it is due again."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(Event):
    """The applicant took the application back before a decision."""

    case_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CaseOpenedByException(Event):
    """Somebody of the body opened a case that his posts do not show him."""

    opening_id: UUID
    body: str
    occasion: str


@dataclass(frozen=True, kw_only=True)
class CaseCancelled(Event):
    """A case was closed without its fee: not paid in time, or taken back. ``line`` is the code of its timeline."""

    case_id: UUID
    service: str
    line: str = "cancelled"
