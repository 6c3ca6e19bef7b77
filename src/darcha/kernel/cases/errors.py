"""Refusals of the cases room: the class is the rule. Words are in ``text/``; HTTP is the doors' matter."""

from collections.abc import Sequence
from typing import cast

from darcha.ground.refusals import NotAllowed, NotFound, Refusal
from darcha.ground.text import Text, current, t

__all__ = [
    "AboutItself",
    "ActNotPossible",
    "AlreadyThere",
    "AnswersIncomplete",
    "AssuranceTooLow",
    "ClockAstray",
    "DraftGone",
    "DraftTooLarge",
    "GroundNotSo",
    "GroundOutOfTime",
    "GroundsMissing",
    "KeyMissing",
    "KeyReused",
    "NeedsUnmet",
    "NotAllowed",
    "NotFound",
    "NotLinked",
    "NotYourParty",
    "OpeningIncomplete",
    "RecalculationUnknown",
    "RefusalIncomplete",
    "RegisterRefuses",
    "RequestChanged",
    "SamePerson",
    "ServiceClosed",
    "StillInFlight",
    "TooManyDrafts",
    "UnknownHolder",
    "UnknownLanguage",
    "WordsMissing",
    "WrongAddressee",
]


class AnswersIncomplete(Refusal):
    """The answers do not satisfy the form of the service; ``fields`` says which and why."""

    code = "answers-incomplete"


class OpeningIncomplete(Refusal):
    """A case is opened by exception with a number of one's own body, an occasion and a reason; ``fields`` says more."""

    code = "opening-incomplete"


class KeyMissing(Refusal):
    """A submission without a key cannot be told from its repeat."""

    code = "idempotency-key-missing"


class KeyReused(Refusal):
    """The same key came with another application."""

    code = "idempotency-key-reused"


class ClockAstray(Refusal):
    """The clocks of the machine and of the database are too far apart for a term to be counted from now."""

    code = "clock-astray"


class StillInFlight(Refusal):
    """The same submission is being written at this moment, and has been for five seconds."""

    code = "still-in-flight"


class DraftGone(Refusal):
    """The draft was thrown away, or is another person's: both are the same answer."""

    code = "draft-gone"


class DraftTooLarge(Refusal):
    """More was typed than any form can need: it would only fill the store."""

    code = "draft-too-large"


class TooManyDrafts(Refusal):
    """One account keeps at most so many applications that were not sent."""

    code = "too-many-drafts"


class TooManyViews(Refusal):
    """One account keeps at most so many views of the inbox."""

    code = "too-many-views"


class TakenMeanwhile(Refusal):
    """The case is in other hands now, or somebody has worked on it: it is neither taken nor handed back."""

    code = "taken-meanwhile"


class NotYourParty(Refusal):
    """One acts only for oneself or for a party whose mandate is proven in this session."""

    code = "not-your-party"


class AssuranceTooLow(Refusal):
    """The service needs a stronger proof of who you are."""

    code = "assurance-too-low"


class SamePerson(Refusal):
    """Who proposed does not confirm: not by another post, and not by another account of the same person."""

    code = "same-person"


class RequestChanged(Refusal):
    """A second person answers what was read: what waits now was asked after that."""

    code = "request-changed"


class ServiceClosed(Refusal):
    """No version of the service is in force, or it is not offered through this channel."""

    code = "service-closed"


class WrongAddressee(Refusal):
    """A petition needs a body that takes petitions, and never goes to the body that it complains about."""

    code = "wrong-addressee"
    article = "ORQ-445, art. 25"


class AboutItself(Refusal):
    """Nobody judges a complaint about himself; ``params`` name the body, and the one above it that can be chosen."""

    code = "about-itself"
    article = "ORQ-445, art. 25"

    def remedy(self, language: str | None = None) -> str:
        """The body one step up where there is one, otherwise a court."""
        which = "remedy" if self.params["above"] else "remedy.none"
        return t(f"refusal.{self.code}.{which}", language, **self.params)


class AlreadyThere(Refusal):
    """A case cannot be forwarded to the body that has it."""

    code = "already-there"


class ActNotPossible(Refusal):
    """The table of acts says no; ``params["reason"]`` is its code."""

    code = "act-not-possible"

    def message(self, language: str | None = None) -> str:
        """The reason itself, in the person's language."""
        return t(f"cases.why_not.{self.params['reason']}", language)


class RefusalIncomplete(Refusal):
    """A refusal needs a ground of the service, its article, the fact, and the route of objection."""

    code = "refusal-incomplete"


class GroundNotSo(Refusal):
    """What the case holds says otherwise: on this ground a petition cannot be left unconsidered."""

    code = "ground-not-so"
    article = "ORQ-445, art. 29"


class GroundOutOfTime(Refusal):
    """The ground could be used only so long after registration, and that time is over."""

    code = "ground-out-of-time"


class WordsMissing(Refusal):
    """This act needs words that the other side can read."""

    code = "words-missing"


class NeedsUnmet(Refusal):
    """What was said is not what the act needs; ``fields`` says where and why."""

    code = "needs-unmet"


class GroundsMissing(NeedsUnmet):
    """A reply names an act and its article for each question; ``fields`` says where."""

    code = "grounds-missing"
    article = "ORQ-445, art. 27"


class UnknownHolder(Refusal):
    """A case is handed only to one who holds a post for this service in the leading body."""

    code = "unknown-holder"


class NotLinked(Refusal):
    """Two cases do not stand to each other as is said; ``params["reason"]`` is the code of why."""

    code = "not-linked"

    def message(self, language: str | None = None) -> str:
        """The reason itself, in the person's language."""
        return t(f"cases.why_not.{self.params['reason']}", language)


class RegisterRefuses(Refusal):
    """The register does not take what is being decided. ``params``: its name (``register``), and ``places``, pairs of a
    field's name and the key of what is wrong there; both names in all languages."""

    code = "register-refuses"

    def message(self, language: str | None = None) -> str:
        """Which register, which fields, and what is wrong with each."""
        language = language or current()
        register, places = cast(Text, self.params["register"]), cast(Sequence[tuple[Text, str]], self.params["places"])
        wrong = "; ".join(f"{name.in_(language)}: {t(key, language)}" for name, key in places)
        return t(f"refusal.{self.code}", language, register=register.in_(language), wrong=wrong.rstrip("."))


class RecalculationUnknown(Refusal):
    """There is no such recalculation of terms, or it is itself one that took another back."""

    code = "recalculation-unknown"


class UnknownLanguage(Refusal):
    """The site does not speak this language."""

    code = "unknown-language"
