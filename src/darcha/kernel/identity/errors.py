"""Refusals of identity: the class is the rule. Wrong proofs are not here: they are answers, not errors."""

from darcha.ground.refusals import NotFound, Refusal

__all__ = [
    "AbsenceIncomplete",
    "FactorNotProven",
    "FactorTooOld",
    "InviteSpent",
    "LastFactor",
    "LoginTaken",
    "NoFactorPending",
    "NoMandate",
    "NoSuchPersona",
    "NotADemo",
    "NotFound",
    "PassphraseTooWeak",
    "UnknownScope",
]


class NoMandate(Refusal):
    """The person does not (or no longer) act for this organisation."""

    code = "no-mandate"


class FactorTooOld(Refusal):
    """Changing how one signs in needs a second factor proven in the last minutes."""

    code = "factor-too-old"


class LastFactor(Refusal):
    """Staff may not remove their only second factor."""

    code = "last-factor"


class FactorNotProven(Refusal):
    """The code or key that should confirm a new factor does not match."""

    code = "factor-not-proven"


class PassphraseTooWeak(Refusal):
    """A staff passphrase is too short or too common."""

    code = "passphrase-too-weak"


class InviteSpent(Refusal):
    """The invitation was used, has expired or never was."""

    code = "invite-spent"


class LoginTaken(Refusal):
    """Another account already signs in with this login."""

    code = "login-taken"


class UnknownScope(Refusal):
    """A token may not be given this right."""

    code = "unknown-scope"


class NotADemo(Refusal):
    """Demo people exist only where the demo is switched on."""

    code = "not-a-demo"


class NoSuchPersona(Refusal):
    """There is no demo person by that key."""

    code = "no-such-persona"


class NoFactorPending(Refusal):
    """The demo person has no code waiting and no second factor."""

    code = "no-factor-pending"


class AbsenceIncomplete(Refusal):
    """An absence names its days, and a colleague of the body who is there then; ``fields`` says what lacks."""

    code = "absence-incomplete"
