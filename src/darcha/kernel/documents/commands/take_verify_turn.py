"""Count one verification from an address, and refuse beyond the limit. Keeps a keyed hash, never the address."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.database import prepared_cursor
from darcha.ground.ids import new_id
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal, is_anyone

from ..errors import TooManyTries
from ..rules.limits import VERIFY_TURNS_A_MINUTE

# A full minute stays as it is, and answers with no row.
_COUNT = """
    INSERT INTO documents_verifyturns (id, asker, minute, turns) VALUES (%s, %s, %s, 1)
    ON CONFLICT ON CONSTRAINT documents_turns_once
    DO UPDATE SET turns = documents_verifyturns.turns + 1 WHERE documents_verifyturns.turns < %s
    RETURNING turns
"""


@command(may=is_anyone, atomic=False)  # one statement, which is a transaction of its own
def take_verify_turn(who: Principal, *, address: str) -> int:
    """How many turns are left in this minute. ``address`` is the network address of who asks. Raises TooManyTries."""
    minute = clock.now().replace(second=0, microsecond=0)
    with prepared_cursor() as cursor:
        cursor.execute(_COUNT, [new_id(), blind_index("documents.verifier", address), minute, VERIFY_TURNS_A_MINUTE])
        counted = cursor.fetchone()
    if counted is None:
        raise TooManyTries
    return VERIFY_TURNS_A_MINUTE - int(counted[0])
