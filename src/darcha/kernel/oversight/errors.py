"""Refusals of oversight: the class is the rule."""

from darcha.ground.refusals import NotFound, Refusal

__all__ = ["NotFound", "OrderAnswered", "OrderIncomplete"]


class OrderIncomplete(Refusal):
    """An order names a body, what is to be done, and by when; ``fields`` says what lacks."""

    code = "order-incomplete"


class OrderAnswered(Refusal):
    """The order was answered or settled already."""

    code = "order-answered"
