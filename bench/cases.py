"""Cases by the million, by COPY, in the shape of a real year. Shared by every rig that needs many. Needs Django.

Of 1,752 services the 20 busiest carry 91.6 % of the volume (Canada's published figures of 2024); regions by their share
of the invented population; arrivals over a year, more of them lately; what arrived long ago is nearly always closed.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from darcha.config.demo.stock import region_weights
from darcha.ground import clock
from darcha.ground.ids import new_id
from darcha.kernel.cases.rules.risk import begin_by
from darcha.kernel.cases.types import CaseState
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.models import ServiceVersion
from darcha.kernel.identity.models import Account

SERVICES, BUSIEST, THEIR_SHARE = 1_752, 20, 0.916
BODIES = 250
SEED = 20_261_127
HOLDER = UUID("11111111-2222-4333-8444-555555555555")
OPEN_DAYS = 21.0  # half-life of an open case: of a year's cases about one in nine is open
_OPEN = ("new", "in_progress", "awaiting_applicant")


def service_weights() -> list[float]:
    """By rank: a steep head, and a flat tail for the other 1,732."""
    head = [1 / (rank + 2) for rank in range(BUSIEST)]
    tail = (1 - THEIR_SHARE) / (SERVICES - BUSIEST)
    return [THEIR_SHARE * one / sum(head) for one in head] + [tail] * (SERVICES - BUSIEST)


class Drawing:
    """The same cases in every run: services, bodies, regions, ages and states by their weights."""

    def __init__(self, now: datetime, same: dict[str, Any], seed: int = SEED) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same cases in every run
        self.now, self.same = now, same
        self._services = list(accumulate(service_weights()))
        shares = region_weights()
        self._regions, self._shares = list(shares), list(accumulate(shares.values()))

    def row(self, number: int) -> dict[str, Any]:
        """A row by column."""
        dice = self.dice
        age = 365 * (1 - dice.random() ** 0.7)
        arrived = self.now - timedelta(days=age)
        is_open = dice.random() < 0.5 ** (age / OPEN_DAYS)
        state = dice.choices(_OPEN, (5, 4, 1))[0] if is_open else dice.choices(("completed", "refused"), (86, 14))[0]
        service = dice.choices(range(SERVICES), cum_weights=self._services)[0]
        return {
            **self.same,
            "id": new_id(),
            "public_id": uuid4(),
            "number": f"B{number:011}",
            "service_key": f"service-{service}",
            "kind": "application",  # the desk writes the kind of a petition; of other services it asks the packs
            "body": f"body-{int(BODIES * dice.random() ** 2)}",
            "region": dice.choices(self._regions, cum_weights=self._shares)[0],
            "state": state,
            "party_kind": "individual",
            "party_id": uuid4(),
            "language": "uz",
            "channel": "portal",
            "received_at": arrived,
            "registered_at": arrived,
            "due_confirmed": True,
            "pressing_at": arrived + timedelta(days=dice.randrange(3, 60)),
            "assigned_to": HOLDER if number % 997 == 1 else (uuid4() if state == "in_progress" else None),
            "closed_at": None if is_open else arrived + timedelta(days=age * dice.random()),
            "outcome": "" if is_open else ("approved" if state == "completed" else "refused"),
        }


def fill(count: int, first: int = 0) -> None:
    """So many cases, numbered from ``first``; one in twenty with a second body that takes part, one in five with a rung
    of the ladder behind it."""
    if count <= 0:
        return
    drawing = Drawing(clock.now(), _same(), SEED + first)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers: the mirror is written here
        more = list(_copy_cases(cursor, drawing, count, first))
        for table, columns in _MORE.items():
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for name, line in more:
                    if name == table:
                        copy.write_row(line)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute(f"VACUUM ANALYZE cases_case, {', '.join(_MORE)}")


_MORE = {
    "cases_caseparticipant": "id, case_id, body, role, place, service_key, begin_by",
    "cases_caserung": 'id, case_id, rung, "end", due_at, done_at, line, "to", says',
}


def _copy_cases(cursor: Any, drawing: Drawing, count: int, first: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    columns = ", ".join(Drawing(drawing.now, drawing.same).row(0))
    with cursor.copy(f"COPY cases_case ({columns}) FROM STDIN") as copy:
        for number in range(first, first + count):
            row = drawing.row(number)
            copy.write_row(list(row.values()))
            if number % 5 == 0:
                end = row["pressing_at"]
                line = (uuid4(), row["id"], "near", end, end, end, "near", '["officer"]', "near")
                yield "cases_caserung", line
            if number % 20 == 1:
                last = begin_by(CaseState(row["state"]), row["received_at"], row["pressing_at"])
                last = last if row["closed_at"] is None else None
                body = f"body-{drawing.dice.randrange(BODIES)}"
                yield "cases_caseparticipant", (uuid4(), row["id"], body, "co", 1, row["service_key"], last)


def _same() -> dict[str, Any]:
    """What all have in common: a version of a real service, and an account that nobody signs in to."""
    version = ServiceVersion.objects.values_list("id", flat=True)[0]
    account, _ = Account.objects.get_or_create(
        person_id=HOLDER, defaults={"kind": "person", "known": {}, "created_at": clock.now()}
    )
    procedure = catalogue.pinned(version).procedure
    return {
        "version_id": version,
        "account_id": account.id,
        "step": procedure.first_step,
        "term_key": procedure.terms[0].key,
    }
