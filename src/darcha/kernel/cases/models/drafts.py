"""Takes a draft away in one statement: who deletes the row has its answers. Ignores what becomes of them."""

from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from darcha.ground.database import prepared_cursor

from .draft import Draft

_OWN = ("public_id", "account_id", "party_kind", "party_id")
_CONTENT: Any = Draft._meta.get_field("content")


def take_draft(*, public_id: UUID, account_id: UUID, party_kind: str, party_id: UUID) -> tuple[str, Any] | None:
    """The service that the draft is for, and what it held; None where there is none of that account and party."""
    with prepared_cursor() as cursor:
        cursor.execute(_statement(), [public_id, account_id, party_kind, party_id])
        found = cursor.fetchone()
    return (found[0], _CONTENT.from_db_value(found[1], None, connection)) if found else None


@cache
def _statement() -> str:
    quote = connection.ops.quote_name
    columns = {field.attname: str(field.column) for field in Draft._meta.concrete_fields}
    wanted = f"{quote(columns['service_key'])}, {quote(str(_CONTENT.column))}"
    conditions = " AND ".join(f"{quote(columns[name])} = %s" for name in _OWN)
    # Names of our own table and columns, quoted; every value is a parameter.
    return f"DELETE FROM {quote(Draft._meta.db_table)} WHERE {conditions} RETURNING {wanted}"  # noqa: S608
