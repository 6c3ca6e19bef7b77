"""Refusals of the notifications room, and the fault of a gateway."""


class GatewayFailed(OSError):
    """A gateway did not take the message: unreachable, slow, or in error. Trying again may help."""


class AnswerLost(GatewayFailed):
    """The message was handed over and no answer came: it may have been sent. Another gateway could only say it twice;
    the same one is asked again later, with the same reference."""


class MessageRefused(ValueError):
    """A gateway will never take this message to this address. Trying again does not help."""
