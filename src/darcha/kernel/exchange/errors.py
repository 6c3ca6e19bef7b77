"""Refusals of the exchange."""

from darcha.ground.refusals import Refusal
from darcha.ground.text import t


class PurposeNeeded(Refusal):
    """Data of persons are read for a named purpose only."""

    code = "exchange-purpose-needed"


class LooksSpent(Refusal):
    """One of the staff has looked at as many different people as an hour, or a day, has."""

    code = "looks-spent"

    def message(self, language: str | None = None) -> str:
        """With the time that the budget is of, in the same language."""
        within = t(f"exchange.within.{self.params['within']}", language)
        return t(f"refusal.{self.code}", language, most=self.params["most"], within=within)
