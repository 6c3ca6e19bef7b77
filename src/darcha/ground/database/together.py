"""Writes rows of several tables in one statement: a submission costs one round trip, and reads as one."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from .prepared import MOST_SHAPES, prepared_cursor

# Their values go to the database as they stand in the row; every other field is asked how.
_AS_THEY_STAND = (
    models.BooleanField,
    models.CharField,
    models.DateField,
    models.DateTimeField,
    models.IntegerField,
    models.UUIDField,
)


def insert_together(rows: Sequence[models.Model]) -> None:
    """One ``WITH`` of inserts, neighbours of one table sharing a VALUES list. Foreign keys are checked at its end.

    Values pass through the fields as in ``save``, so sealed fields are sealed; defaults of the database and signals
    play no part. Raises IntegrityError like any insert.
    """
    write_together(rows, "SELECT 1", ())


def write_together(rows: Sequence[models.Model], last: str, more: Sequence[Any]) -> None:
    """The same, ending in the statement ``last`` with the values ``more``; without rows that statement alone."""
    shape: list[tuple[type[models.Model], int]] = []
    values: list[Any] = []
    for model, of_one in groupby(rows, key=type):
        group = list(of_one)
        shape.append((model, len(group)))
        values += _values(model, group)
    with prepared_cursor() as cursor:
        cursor.execute(_statement(tuple(shape), last), [*values, *more])


def insert_of(model: type[models.Model], rows: Iterable[models.Model]) -> tuple[str, list[Any]]:
    """The INSERT of rows of one table, with its parameters."""
    group = list(rows)
    return _insert(model, len(group)), _values(model, group)


@lru_cache(maxsize=MOST_SHAPES)
def _statement(shape: tuple[tuple[type[models.Model], int], ...], last: str) -> str:
    parts = ", ".join(f"t{place} AS ({_insert(model, number)})" for place, (model, number) in enumerate(shape))
    return f"WITH {parts} {last}" if parts else last


@lru_cache(maxsize=MOST_SHAPES)
def _insert(model: type[models.Model], number: int) -> str:
    quote = connection.ops.quote_name
    fields = _fields(model)
    line = "(" + ", ".join("%s" for _ in fields) + ")"
    columns = ", ".join(quote(str(field.column)) for field in fields)
    # Names of our own tables and columns, quoted; every value is a parameter.
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {', '.join([line] * number)}"  # noqa: S608


def _values(model: type[models.Model], rows: Iterable[models.Model]) -> list[Any]:
    takers, here = _takers(model), connections[DEFAULT_DB_ALIAS]
    values: list[Any] = []
    for row in rows:
        values += [take(row, here) for take in takers]
        row._state.adding = False
    return values


def _fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


@cache
def _takers(model: type[models.Model]) -> list[Callable[[models.Model, Any], Any]]:
    return [_taker(field) for field in _fields(model)]


def _taker(field: Any) -> Callable[[models.Model, Any], Any]:
    kept = field.target_field if field.remote_field else field
    is_set_on_save = getattr(kept, "auto_now", False) or getattr(kept, "auto_now_add", False)
    if type(kept) in _AS_THEY_STAND and not is_set_on_save:
        name = field.attname
        return lambda row, _: row.__dict__[name]
    return lambda row, here: field.get_db_prep_save(field.pre_save(row, add=True), here)
