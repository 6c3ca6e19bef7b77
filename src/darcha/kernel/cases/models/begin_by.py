"""The last moment to begin what is left of a case, as a column that the database computes. The rule: ``rules.risk``."""

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce


class BeginBy(models.Func):
    """``begin_by`` of the rule over the columns of a case. A computed column may not depend on the session, so the
    subtraction is done without a zone."""

    arity = 3
    template = (
        "(((%(ends)s) AT TIME ZONE 'UTC' - ((%(ends)s) - (%(since)s)) *"
        " CASE %(state)s WHEN 'new' THEN 0.5 WHEN 'in_progress' THEN 0.25"
        " WHEN 'awaiting_applicant' THEN 0.125 ELSE 0 END)"
        " AT TIME ZONE 'UTC')"
    )

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        ends, since, state = (compiler.compile(one)[0] for one in self.get_source_expressions())
        return self.template % {"ends": ends, "since": since, "state": state}, []


def begin_by_column() -> models.GeneratedField:
    """Stored, because indexes are ordered by it."""
    return models.GeneratedField(
        expression=BeginBy("pressing_at", Coalesce("registered_at", "received_at"), "state"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
