"""How many cases stand in several views, in one statement that stops: each view by its own index, no further than it is
told. Ignores who may see them: spans are what grants give, and all of it; what is in hands passes the expression."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from darcha.ground.database import prepared_cursor

from .granted import Granted
from .nearest import ASKED
from .spans import COLUMNS, GRANTED, WORKABLE, Shape, narrowed, place

# A count needs no order but names one: it says which index is meant, so that the plan is the same at any size.
_CONDITIONS = {
    **{name: condition for name, (condition, _) in ASKED.items()},
    "until": "c.pressing_at <= %s",
}
_SPANS = "{name} AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(%s) AS s({columns}))"
_LED = """
    SELECT led.id FROM {spans} s CROSS JOIN LATERAL (
        SELECT c.id FROM cases_case c WHERE {workable} AND {narrowed} ORDER BY {order} LIMIT {walk}) led"""
_IN_HANDS = """
    SELECT c.id FROM cases_case c
    WHERE {workable} AND c.assigned_to IS NOT NULL AND c.assigned_to = ANY(%s) AND {asked} LIMIT {walk}"""
# Where a body only takes part no index knows in whose hands a case is: so many are looked at, once for all views.
_TAKING_PART = """taking_part AS MATERIALIZED (
    SELECT c.* FROM (SELECT u.case_id FROM ({parts}) u LIMIT {walk}) p JOIN cases_case c ON c.id = p.case_id)"""
_CO = """
    SELECT co.case_id FROM {spans} s CROSS JOIN LATERAL (
        SELECT p.case_id FROM cases_caseparticipant p{joined}
        WHERE p.role = 'co' AND p.begin_by IS NOT NULL AND {narrowed}
        ORDER BY p.begin_by, p.case_id LIMIT {walk}) co"""
_BY_RISK = "c.begin_by, c.id"
_JOINED = " JOIN cases_case c ON c.id = p.case_id"
_VIEW = """
SELECT {number} AS view, count(DISTINCT u.id) AS cases,
       count(*) >= {walk}{cut} AS is_cut
FROM (SELECT id FROM ({parts}) every LIMIT {walk}) u"""
_CUT = " OR (SELECT count(*) FROM taking_part) >= {walk}"  # of what is in hands nothing was left out there


@dataclass(frozen=True, slots=True)
class Sought:
    """One view: what is asked by name, with its value; ``hands``: only what is in these."""

    asked: Mapping[str, Any]
    hands: Sequence[UUID] | None = None


def count_sought(
    shapes: tuple[Shape, ...], spans: Mapping[str, Jsonb], grants: Jsonb, views: Sequence[Sought], bound: int
) -> list[tuple[int, bool]]:
    """Of each view how many there are, no more than ``bound``, and whether there may be more. One statement."""
    if not shapes:
        return [(0, False) for _ in views]
    named = tuple((tuple(view.asked), view.hands is not None) for view in views)
    values: list[Any] = [spans[place(number)] for number in range(len(shapes))]
    for view in views:
        asked = [value for name, value in view.asked.items() if "%s" in _CONDITIONS[name]]
        values += asked * (len(shapes) + 1) if view.hands is None else [list(view.hands), *asked, grants]
    with prepared_cursor() as cursor:
        cursor.execute(_statement(shapes, named, 2 * (bound + 1)), values)
        found = sorted(cursor.fetchall())
    return [(min(cases, bound), cases > bound or is_cut) for _, cases, is_cut in found]


@lru_cache(maxsize=256)
def _statement(shapes: tuple[Shape, ...], views: tuple[tuple[tuple[str, ...], bool], ...], walk: int) -> str:
    """``walk``: how many rows are looked at for a view. A case that is found twice, led by one body of the officer's
    while another takes part, is counted once."""
    spans = ", ".join(_SPANS.format(name=place(number), columns=COLUMNS) for number in range(len(shapes)))
    parts = " UNION ALL ".join(_co(shape, number, walk) for number, shape in enumerate(shapes))
    counted = " UNION ALL ".join(
        _VIEW.format(
            number=number,
            walk=walk,
            parts=_in_hands(asked, walk) if in_hands else _by_spans(shapes, asked, walk),
            cut="" if in_hands else _CUT.format(walk=walk),
        )
        for number, (asked, in_hands) in enumerate(views)
    )
    return f"WITH {spans}, {_TAKING_PART.format(parts=parts, walk=walk)} {counted}"


def _by_spans(shapes: tuple[Shape, ...], asked: tuple[str, ...], walk: int) -> str:
    wanted = [_CONDITIONS[name] for name in asked]
    led = [
        _LED.format(
            spans=place(number),
            workable=WORKABLE,
            narrowed=narrowed(shape, wanted, alias="c"),
            order=_order(shape, asked),
            walk=walk,
        )
        for number, shape in enumerate(shapes)
    ]
    return " UNION ALL ".join([*led, f"SELECT c.id FROM taking_part c WHERE {' AND '.join(['TRUE', *wanted])}"])  # noqa: S608


def _order(shape: Shape, asked: tuple[str, ...]) -> str:
    if "until" in asked:
        return "c.pressing_at"
    return "c.assigned_to, c.begin_by, c.id" if "free_in" in asked and "service" not in shape.names else _BY_RISK


def _in_hands(asked: tuple[str, ...], walk: int) -> str:
    wanted = [*(_CONDITIONS[name] for name in asked), Granted.on("c")]
    return _IN_HANDS.format(workable=WORKABLE, asked=" AND ".join(wanted), walk=walk)


def _co(shape: Shape, number: int, walk: int) -> str:
    joined = _JOINED if any(name in GRANTED for name in shape.names) else ""
    return _CO.format(spans=place(number), joined=joined, narrowed=narrowed(shape, (), alias="p"), walk=walk)
