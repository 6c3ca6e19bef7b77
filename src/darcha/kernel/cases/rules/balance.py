"""Who has room: how what nobody has taken would be shared out so that loads come as close as they can. Ignores which
case goes to whom, and who may have it."""

from collections.abc import Mapping
from uuid import UUID


def shared_out(loads: Mapping[UUID, int], free: int) -> dict[UUID, int]:
    """How many of the ``free`` cases each holder would get, one by one to whoever has least by then; of equals, the one
    whose number comes first, so that the same question has the same answer. Who gets none is left out."""
    now, given = dict(loads), dict.fromkeys(loads, 0)
    for _ in range(free if loads else 0):
        least = min(now, key=lambda holder: (now[holder], holder))
        now[least] += 1
        given[least] += 1
    return {holder: count for holder, count in given.items() if count}
