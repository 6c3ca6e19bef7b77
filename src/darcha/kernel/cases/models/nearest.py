"""The most pressing cases of many bodies and services, each read from its own index and merged. Ignores who may see
them: ``visible`` does, and whatever is found here passes through its expression as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Expression
from psycopg.types.json import Jsonb


@dataclass(frozen=True, slots=True)
class Span:
    """Cases of one body, of one service or of all (None), that lie in order in one index."""

    body: str
    service: str | None
    regions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    holder: UUID | None = None

    def as_json(self) -> dict[str, Any]:
        """As PostgreSQL reads it; what narrows nothing is null."""
        return {
            "body": self.body,
            "service": self.service,
            "regions": list(self.regions) or None,
            "states": list(self.states) or None,
            "holder": str(self.holder) if self.holder else None,
        }


# What is asked for, then what a grant says: fixed texts, every value a parameter. A condition stands only where it
# narrows: the planner takes "is null or equal" for narrow, and sorts whole bodies for it.
ASKED: Mapping[str, str] = {
    "body": "c.body = %s",
    "state": "c.state = %s",
    "free_in": "c.assigned_to IS NULL AND c.body = ANY(%s)",
    "until": "c.pressing_at <= %s AND c.begin_by <= %s",
}
_GRANTED: Mapping[str, str] = {
    "regions": "c.region = ANY(s.regions)",
    "states": "c.state = ANY(s.states)",
    "holder": "c.assigned_to = s.holder",
}
_SPANS = "jsonb_to_recordset(%s) AS s(body text, service text, regions text[], states text[], holder uuid)"
_LED = """
        SELECT c.id, c.begin_by FROM cases_case c
        WHERE c.state IN ('awaiting_applicant', 'in_progress', 'new') AND c.body = s.body{narrowed}
        ORDER BY c.begin_by, c.id LIMIT %s"""
_CO = """
        SELECT c.id, p.begin_by FROM cases_caseparticipant p JOIN cases_case c ON c.id = p.case_id
        WHERE p.role = 'co' AND p.begin_by IS NOT NULL AND p.body = s.body{narrowed}
        ORDER BY p.begin_by, p.case_id LIMIT %s"""


class Nearest(Expression):
    """True of the first ``limit`` cases of the spans in the order of the inbox, after a place in it. The cost grows
    with spans and limit and with nothing else: each span is a few steps in an index, whatever lies in it.

    Of more spans than ``limit``, only those are read whose own first case is among the first ``limit`` of these.
    """

    output_field = BooleanField()

    def __init__(
        self,
        spans: Sequence[Span],
        limit: int,
        *,
        after: tuple[datetime, UUID] | None = None,
        asked: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(output_field=BooleanField())
        self.limit, self.after, self.asked = limit, after, dict(asked or {})
        self.shapes: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for span in spans:
            said = span.as_json()
            shape = tuple(name for name in ("service", *_GRANTED) if said[name] is not None)
            self.shapes.setdefault(shape, []).append(said)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """For the table of cases under its own name."""
        parts: list[str] = []
        params: list[Any] = []
        for shape, spans in self.shapes.items():
            for is_co in (False, True):
                sql, values = self._of_shape(shape, spans, is_co)
                parts.append(sql)
                params += values
        if not parts:
            return "FALSE", []
        merged = " UNION ALL ".join(parts)
        found = f"SELECT DISTINCT ON (begin_by, id) id FROM ({merged}) found ORDER BY begin_by, id LIMIT %s"  # noqa: S608
        return f"(cases_case.id = ANY(ARRAY({found})))", [*params, self.limit]

    def _of_shape(self, shape: tuple[str, ...], spans: list[dict[str, Any]], is_co: bool) -> tuple[str, list[Any]]:
        narrowed, values = self._narrowed(shape, is_co)
        inside = (_CO if is_co else _LED).format(narrowed=narrowed)
        chosen, params = _SPANS, list[Any]([Jsonb(spans)])
        if len(spans) > self.limit:
            first = f"SELECT s.* FROM {chosen} CROSS JOIN LATERAL ({inside}) f ORDER BY f.begin_by, f.id LIMIT %s"  # noqa: S608
            chosen, params = f"({first}) s", [*params, *values, 1, self.limit]
        merged = f"SELECT near.id, near.begin_by FROM {chosen} CROSS JOIN LATERAL ({inside}) near"  # noqa: S608
        return merged, [*params, *values, self.limit]

    def _narrowed(self, shape: tuple[str, ...], is_co: bool) -> tuple[str, list[Any]]:
        parts, values = [_GRANTED[name] for name in shape if name in _GRANTED], []
        if "service" in shape:
            parts.append(f"{'p' if is_co else 'c'}.service_key = s.service")
        elif is_co:
            parts.append("p.service_key <> ''")  # of case_co_inbox_body
        if self.after is not None:
            parts.append(f"{'(p.begin_by, p.case_id)' if is_co else '(c.begin_by, c.id)'} > (%s, %s)")
            values += list(self.after)
        for name, value in self.asked.items():
            parts.append(ASKED[name])
            values += [value] * ASKED[name].count("%s")
        return "".join(f" AND {part}" for part in parts), values
