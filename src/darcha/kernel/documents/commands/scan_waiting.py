"""Scan what arrived while the scanner was down. Runs every minute."""

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from .. import keeping
from ..models import IncomingFile
from ..scanning import scanned
from ..types import FileState

_AT_ONCE = 50


@command(may=is_system)
def scan_waiting(who: Principal) -> int:
    """How many waiting files got their state; stops at the first that the scanner does not answer for."""
    waiting = (
        IncomingFile.objects.select_for_update(skip_locked=True)
        .filter(state=FileState.WAITING.value)
        .order_by("received_at")[:_AT_ONCE]
    )
    done = 0
    for row in waiting:
        state, finding = scanned(keeping.get(row.blob_key, row.digest))
        if state is FileState.WAITING:
            break
        row.state, row.finding, row.scanned_at = state.value, finding, clock.now()
        row.save(update_fields=["state", "finding", "scanned_at"])
        journal.record("documents.file_scanned", by=who.actor, about=f"file:{row.id}", details={"state": state.value})
        done += 1
    return done
