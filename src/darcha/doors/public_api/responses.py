"""Which problems a route may answer with, for its documentation: every 4xx is written down, and 503."""

from typing import Any

from .schemas import Problem

_OPEN = {400: Problem, 401: Problem, 404: Problem, 405: Problem, 422: Problem, 429: Problem, 503: Problem}


def answers(success: dict[int, Any], *extra: int) -> dict[int, Any]:
    """The responses of a route: its successes, the problems of every route, and its own."""
    return {**success, **_OPEN, **dict.fromkeys(extra, Problem)}


OF_A_TOKEN = (403,)
OF_A_THING = (403,)
OF_A_BODY = (403, 413)
OF_A_FILE = (403, 409, 413, 503)
