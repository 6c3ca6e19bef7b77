"""How long typed answers wait for their writer to sign in again, and under what name. Ignores where they are kept."""

from datetime import timedelta
from uuid import UUID

KEPT_FOR = timedelta(hours=1)
PARKED = "cases.parked"  # purpose of the blind index of a browser's token
MOST_PARKED = 50  # of one account, the newest


def name_of(token: str, about: UUID, page: str) -> str:
    """One browser parks every page of every form once; without its secret nobody can tell which rows are its own."""
    return f"{token}:{about}:{page}"
