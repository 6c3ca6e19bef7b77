"""Histories that the legal clock refuses: each class is a rule that the history breaks."""

from darcha.ground.refusals import Refusal


class TermRefused(Refusal):
    """The events do not make a lawful history of a term."""

    code = "term-refused"


class EventNotUnderstood(TermRefused):
    """The text names no event of the clock, or no moment."""

    code = "term-event-not-understood"


class DurationNotUnderstood(TermRefused):
    """Not an ISO 8601 duration, or not of a kind that fits the term: hours for hours, days and months for days."""

    code = "term-duration-not-understood"


class EventBeforeArrival(TermRefused):
    """Nothing happens to an application before it arrives."""

    code = "term-event-before-arrival"


class ClockNotStarted(TermRefused):
    """A clock that has not started can neither be stopped nor extended."""

    code = "term-clock-not-started"


class ResumeWithoutStop(TermRefused):
    """Only a stopped clock can be resumed."""

    code = "term-resume-without-stop"


class AlreadyStopped(TermRefused):
    """A stopped clock cannot be stopped again before it is resumed."""

    code = "term-already-stopped"


class StopNotLawful(TermRefused):
    """The law of this term does not let the clock stand on that ground."""

    code = "term-stop-not-lawful"


class NoStopInLaw(TermRefused):
    """The law of this term knows no ground on which the clock may stand."""

    code = "term-no-stop-in-law"


class StopTooLate(TermRefused):
    """A term that has ended cannot be stopped."""

    code = "term-stop-too-late"


class TooFarAhead(TermRefused):
    """Nobody supposes what happens to an application so many years after it arrived."""

    code = "term-too-far-ahead"


class ExtensionNotLawful(TermRefused):
    """The law of this term knows no extension."""

    code = "term-extension-not-lawful"


class ExtensionTooLong(TermRefused):
    """All extensions together pass the lawful maximum."""

    code = "term-extension-too-long"


class ExtensionTooLate(TermRefused):
    """A term that has ended cannot be extended."""

    code = "term-extension-too-late"


class ExtensionMovesNothing(TermRefused):
    """The extension ends before the term does: its last day had moved over days off already."""

    code = "term-extension-moves-nothing"


class ExtensionNotToldInTime(TermRefused):
    """The law wants this extension decided, and the applicant told, within a time from the start of the term."""

    code = "term-extension-not-told-in-time"


class NoTermApplies(TermRefused):
    """None of the procedure's terms is meant for this application."""

    code = "term-none-applies"


class TermNotKnown(TermRefused):
    """The length in force on the day on which the term starts is not in the packs: nothing is guessed."""

    code = "term-not-known"
