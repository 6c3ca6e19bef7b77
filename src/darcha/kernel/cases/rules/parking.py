"""How long typed answers wait for their writer to sign in again. Ignores where they are kept."""

from datetime import timedelta

KEPT_FOR = timedelta(hours=1)
PARKED = "cases.parked"  # purpose of the blind index of a browser's token
