"""Refusals of the notifications room, and the fault of a gateway."""


class GatewayFailed(OSError):
    """A gateway did not take the message: unreachable, slow, or in error. Trying again may help."""


class AtRest(GatewayFailed):
    """Nobody was tried: the gateways that may take the message rest after their failures."""


class AnswerLost(GatewayFailed):
    """The message was handed over and no answer came, or none that says that it was taken: it may have been sent.
    Another gateway could only say it twice; the same one is asked again later, with the same reference."""


class Unprovable(GatewayFailed):
    """The message may have been sent, and nobody can find out: its gateway takes a repeat for another message."""


class MessageRefused(ValueError):
    """A gateway will never take this message to this address. Trying again does not help."""
