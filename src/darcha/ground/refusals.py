"""What a rule says when it says no. Knows nothing of HTTP: doors turn refusals into pages and problems."""

from collections.abc import Mapping
from typing import ClassVar

from .text import t


class Refusal(Exception):
    """A rule was broken: the class is the rule.

    ``code`` names it; its words are ``refusal.<code>`` and ``refusal.<code>.remedy`` (what the person can do);
    ``article`` is the law behind it, when there is one. ``fields`` maps paths of the input to text keys.
    """

    code: ClassVar[str] = "refused"
    article: ClassVar[str | None] = None

    def __init__(self, *, fields: Mapping[str, str] | None = None, **params: object) -> None:
        super().__init__(self.code)
        self.params = params
        self.fields = dict(fields or {})

    def message(self, language: str | None = None) -> str:
        """What was refused, in the person's language."""
        return t(f"refusal.{self.code}", language, **self.params)

    def remedy(self, language: str | None = None) -> str:
        """What the person can do now."""
        return t(f"refusal.{self.code}.remedy", language, **self.params)


class NotAllowed(Refusal):
    """This actor may not give this command at all."""

    code = "not-allowed"


class NotFound(Refusal):
    """There is no such thing, or it is not yours: the answer is the same, so that nobody can tell."""

    code = "not-found"
