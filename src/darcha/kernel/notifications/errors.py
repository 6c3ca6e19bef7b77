"""Refusals of the notifications room, and the fault of a gateway."""


class GatewayFailed(OSError):
    """A gateway did not take the message: unreachable, slow, or in error. Trying again may help."""


class MessageRefused(ValueError):
    """A gateway will never take this message to this address. Trying again does not help."""
