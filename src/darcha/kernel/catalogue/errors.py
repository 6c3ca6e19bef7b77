"""What the catalogue refuses, and why. Each class is one rule."""

from darcha.ground.refusals import Refusal


class UnknownService(Refusal):
    """There is no service with this key on this day."""

    code = "unknown-service"


class UnknownEdition(Refusal):
    """There is no such edition of the working calendars."""

    code = "unknown-edition"


class FeeNotKnown(Refusal):
    """The rates or the base unit of that day are not in the packs: nothing is guessed."""

    code = "fee-not-known"


class UnknownRelief(Refusal):
    """This relief is not one of the service's."""

    code = "unknown-relief"


class ChannelClosed(Refusal):
    """The service is not given through this channel."""

    code = "channel-closed"
