"""The most pressing cases of many bodies and services, each read from its own index and merged. Ignores who may see
them: ``visible`` does, and whatever is found here passes through its expression as well."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, DateTimeField, Expression, JSONField, TextField, UUIDField

from darcha.ground.database import Given

from .granted import Granted
from .spans import COLUMNS, WORKABLE, Shape, narrowed, place

_TEXT, _MOMENT = TextField(), DateTimeField()
# What is asked for beside what a grant says, with what is given for it.
ASKED: Mapping[str, tuple[str, tuple[Given, ...]]] = {
    "body": ("c.body = %s", (Given("body", _TEXT),)),
    "service": ("c.service_key = %s", (Given("service", _TEXT),)),
    "state": ("c.state = %s", (Given("state", _TEXT),)),
    "waiting": ("c.state = 'awaiting_applicant'", ()),  # as its index says it
    "free_in": ("c.assigned_to IS NULL AND c.body = ANY(%s)", (Given("free_in", ArrayField(_TEXT)),)),
    "until": ("c.pressing_at <= %s AND c.begin_by <= %s", (Given("until", _MOMENT), Given("until", _MOMENT))),
}
_HELD = "c.assigned_to IS NOT NULL AND c.assigned_to = ANY(%s)"
_LED = """
        SELECT c.id, c.begin_by FROM cases_case c
        WHERE {workable} AND {narrowed}
        ORDER BY c.begin_by, c.id LIMIT {limit}"""
_CO = """
        SELECT c.id, p.begin_by FROM cases_caseparticipant p JOIN cases_case c ON c.id = p.case_id
        WHERE p.role = 'co' AND p.begin_by IS NOT NULL AND {narrowed}
        ORDER BY p.begin_by, p.case_id LIMIT {limit}"""
# No row beyond the last of the first so many firsts can be among the first so many of all. Cases are counted, not rows:
# a case is found by each body that takes part in it, and where that leaves too few, nothing bounds the rest.
_FEW = """
SELECT near.id, near.begin_by
FROM jsonb_to_recordset(%s) AS s({columns}) CROSS JOIN LATERAL ({bounded}) near"""
_LAST = """COALESCE((
            SELECT one.begin_by FROM (
                SELECT DISTINCT f.begin_by, f.id
                FROM jsonb_to_recordset(%s) AS s({columns}) CROSS JOIN LATERAL ({first}) f) one
            ORDER BY one.begin_by, one.id OFFSET {others} LIMIT 1), 'infinity')"""
_MANY = """
SELECT near.id, near.begin_by
FROM (
    WITH firsts AS MATERIALIZED (
        SELECT s.*, f.begin_by AS first, f.id AS first_id
        FROM jsonb_to_recordset(%s) AS s({columns}) CROSS JOIN LATERAL ({first}) f)
    SELECT firsts.*, COALESCE((
        SELECT one.first FROM (SELECT DISTINCT first, first_id FROM firsts) one
        ORDER BY one.first, one.first_id OFFSET {others} LIMIT 1), 'infinity') AS last
    FROM firsts) s
CROSS JOIN LATERAL ({bounded}) near
WHERE s.first <= s.last"""


class Nearest(Expression):
    """True of the first ``limit`` cases of the spans in the order of the inbox, after a place in it (``after_at`` and
    ``after_id``) if ``is_after``. The cost grows with spans and limit and with nothing else: each span is a few steps
    in an index, whatever lies in it; only those are read whose own first case can be among the first, and no further
    than these can reach.

    Spans (``spans.shaped``), place and what is ``asked`` are given when a question is asked; for any other queryset
    they are ``given`` here.
    """

    output_field = BooleanField()

    def __init__(
        self,
        shapes: Sequence[Shape],
        limit: int,
        *,
        is_after: bool = False,
        asked: Sequence[str] = (),
        given: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(output_field=BooleanField())
        self.shapes, self.limit, self.is_after, self.asked, self.given = shapes, limit, is_after, asked, given

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """For the table of cases under its own name."""
        parts: list[str] = []
        params: list[Given] = []
        for number, shape in enumerate(self.shapes):
            for is_co in (False, True):
                sql, values = self._of_shape(shape, Given(place(number), JSONField()), is_co)
                parts.append(sql)
                params += values
        if not parts:
            return "FALSE", []
        merged = " UNION ALL ".join(parts)
        found = f"SELECT DISTINCT ON (begin_by, id) id FROM ({merged}) found ORDER BY begin_by, id LIMIT {self.limit}"  # noqa: S608
        return f"(cases_case.id = ANY(ARRAY({found})))", params if self.given is None else [
            self.given[one.name] for one in params
        ]

    def _of_shape(self, shape: Shape, spans: Given, is_co: bool) -> tuple[str, list[Given]]:
        own, values = own_conditions(self.asked, is_after=self.is_after, is_co=is_co)
        begin_by = "p.begin_by" if is_co else "c.begin_by"

        def inside(limit: int, *more: str) -> str:
            condition = narrowed(shape, [*own, *more], alias="p" if is_co else "c")
            return (_CO if is_co else _LED).format(workable=WORKABLE, narrowed=condition, limit=limit)

        if shape.least == 1:
            return _FEW.format(columns=COLUMNS, bounded=inside(self.limit)), [spans, *values]
        if shape.least > self.limit:
            bounded = inside(self.limit, f"{begin_by} <= s.last")
            sql = _MANY.format(columns=COLUMNS, others=self.limit - 1, first=inside(1), bounded=bounded)
            return sql, [spans, *values, *values]
        first = inside(-(-self.limit // shape.least))
        last = _LAST.format(columns=COLUMNS, first=first, others=self.limit - 1)
        bounded = inside(self.limit, f"{begin_by} <= {last}")
        return _FEW.format(columns=COLUMNS, bounded=bounded), [spans, *values, spans, *values]


def own_conditions(asked: Sequence[str], *, is_after: bool, is_co: bool) -> tuple[list[str], list[Given]]:
    """Beside those of the spans, with what is given for them: what comes after a place, and what is asked."""
    parts: list[str] = []
    values: list[Given] = []
    if is_after:
        parts.append(f"{'(p.begin_by, p.case_id)' if is_co else '(c.begin_by, c.id)'} > (%s, %s)")
        values += [Given("after_at", _MOMENT), Given("after_id", UUIDField())]
    for name in asked:
        condition, given = ASKED[name]
        parts.append(condition)
        values += given
    return parts, values


class InHands(Expression):
    """True of the first ``limit`` cases in those ``hands`` in the same order, of those that ``Granted`` gives."""

    output_field = BooleanField()

    def __init__(self, limit: int, *, is_after: bool, asked: Sequence[str]) -> None:
        super().__init__(output_field=BooleanField())
        self.limit, self.is_after, self.asked = limit, is_after, asked

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """For the table of cases under its own name."""
        own, values = own_conditions(self.asked, is_after=self.is_after, is_co=False)
        condition = " AND ".join([WORKABLE, _HELD, Granted.on("c"), *own])
        found = f"SELECT c.id FROM cases_case c WHERE {condition} ORDER BY c.begin_by, c.id LIMIT {self.limit}"  # noqa: S608
        hands, grants = Given("hands", ArrayField(UUIDField())), Given("grants", JSONField())
        return f"(cases_case.id = ANY(ARRAY({found})))", [hands, grants, *values]
