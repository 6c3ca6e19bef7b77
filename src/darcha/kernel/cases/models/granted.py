"""What grants give staff, as one condition of one shape whatever their number. Ignores where grants come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import BooleanField, F, Func
from psycopg.types.json import Jsonb

from darcha.ground.database import Given


class Granted(Func):
    """True of a case that any of the grants gives. ``grants`` is JSON: ``bodies``, and ``services``, ``regions``,
    ``states`` and ``holder``, each null where it narrows nothing. In a question they are given with each asking."""

    output_field = BooleanField()
    template = """EXISTS (
    SELECT 1
    FROM jsonb_to_recordset(%(grants)s) AS g(bodies text[], services text[], regions text[], states text[], holder uuid)
    WHERE (%(body)s = ANY(g.bodies) OR EXISTS (
            SELECT 1 FROM cases_caseparticipant taking_part
            WHERE taking_part.case_id = %(case)s AND taking_part.role = 'co' AND taking_part.body = ANY(g.bodies)))
        AND (g.services IS NULL OR %(service)s = ANY(g.services))
        AND (g.regions IS NULL OR %(region)s = ANY(g.regions))
        AND (g.states IS NULL OR %(state)s = ANY(g.states))
        AND (g.holder IS NULL OR %(holder)s = g.holder))"""
    _columns = ("body", "case", "service", "region", "state", "holder")

    def __init__(self, grants: Sequence[Mapping[str, Any]] | Given) -> None:
        names = ("body", "id", "service_key", "region", "state", "assigned_to")
        super().__init__(*(F(name) for name in names), output_field=BooleanField())
        self.grants = grants if isinstance(grants, Given) else Jsonb([dict(grant) for grant in grants])

    @classmethod
    def on(cls, alias: str) -> str:
        """The same condition on a row of that alias, for a statement that is written by hand: one parameter."""
        names = ("body", "id", "service_key", "region", "state", "assigned_to")
        columns = zip(cls._columns, (f"{alias}.{name}" for name in names), strict=True)
        return cls.template % {**dict(columns), "grants": "%s"}

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Columns have no parameters of their own: the grants are the only one."""
        columns = [compiler.compile(column)[0] for column in self.get_source_expressions()]
        return self.template % {**dict(zip(self._columns, columns, strict=True)), "grants": "%s"}, [self.grants]
