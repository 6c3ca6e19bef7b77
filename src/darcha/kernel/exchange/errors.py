"""Refusals of the exchange."""

from darcha.ground.refusals import Refusal


class PurposeNeeded(Refusal):
    """Data of persons are read for a named purpose only."""

    code = "exchange-purpose-needed"
