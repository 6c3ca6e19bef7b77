"""Count one verification from an address, and refuse beyond the limit. Keeps a keyed hash, never the address."""

from django.db import connection

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.ids import new_id
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal, is_anyone

from ..rules.limits import VERIFY_TURNS_A_MINUTE, check_turns

_COUNT = """
    INSERT INTO documents_verifyturns (id, asker, minute, turns) VALUES (%s, %s, %s, 1)
    ON CONFLICT ON CONSTRAINT documents_turns_once
    DO UPDATE SET turns = documents_verifyturns.turns + 1
    RETURNING turns
"""


@command(may=is_anyone)
def take_verify_turn(who: Principal, *, address: str) -> int:
    """How many turns are left in this minute. ``address`` is the network address of whoever asks.

    Raises TooManyTries. The minute stays full once it is: a refused turn is rolled back with its count.
    """
    minute = clock.now().replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [new_id(), blind_index("documents.verifier", address), minute])
        turns = cursor.fetchone()[0]
    check_turns(turns)
    return int(VERIFY_TURNS_A_MINUTE - turns)
