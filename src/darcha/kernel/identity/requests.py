"""The request as a page meets it: its language is known and so is who makes it. Ignores requests of the API."""

from darcha.furniture.language import SpokenRequest

from .types import Principal


class PageRequest(SpokenRequest):
    """What views of the doors take: the middlewares of language and sign-in have both been passed."""

    who: Principal
