"""Writes rows of several tables in one statement: a submission costs one round trip, and reads as one."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db import connection, models


def insert_together(rows: Sequence[models.Model]) -> None:
    """One ``WITH`` of inserts, neighbours of one table sharing a VALUES list. Foreign keys are checked at its end.

    Values pass through the fields as in ``save``, so sealed fields are sealed; defaults of the database and signals
    play no part. Raises IntegrityError like any insert.
    """
    parts: list[str] = []
    values: list[Any] = []
    for position, (model, group) in enumerate(groupby(rows, key=type)):
        sql, params = insert_of(model, group)
        parts.append(f"t{position} AS ({sql})")
        values += params
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(parts)} SELECT 1", values)


def insert_of(model: type[models.Model], rows: Iterable[models.Model]) -> tuple[str, list[Any]]:
    """The INSERT of rows of one table, with its parameters."""
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    line = "(" + ", ".join("%s" for _ in fields) + ")"
    lines: list[str] = []
    values: list[Any] = []
    for row in rows:
        lines.append(line)
        values += [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
        row._state.adding = False
    columns = ", ".join(quote(str(field.column)) for field in fields)
    # Names of our own tables and columns, quoted; every value is a parameter.
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {', '.join(lines)}", values  # noqa: S608
