"""Remove what nothing points to: bytes of rolled back transactions, old counts of verifiers. Runs daily."""

from collections.abc import Iterable, Iterator
from itertools import islice

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from .. import ports
from ..models import IncomingFile, IssuedDocument, VerifyTurns
from ..rules.limits import ORPHAN_AFTER, TURNS_KEPT

_BATCH = 1000


@command(may=is_system)
def sweep(who: Principal) -> int:
    """How many orphaned blobs were removed. Only bytes older than ``ORPHAN_AFTER`` are looked at: a younger one may
    belong to a transaction that is still open."""
    before = clock.now() - ORPHAN_AFTER
    old = (key for key, written_at in ports.blobs().keys() if written_at < before)  # noqa: SIM118 - a port, no dict
    removed = 0
    for batch in _batches(old):
        for key in sorted(set(batch) - _known(batch)):
            ports.blobs().remove(key)
            removed += 1
    VerifyTurns.objects.filter(minute__lt=clock.now() - TURNS_KEPT).delete()
    if removed:
        journal.record("documents.swept", by=who.actor, about="documents:store", details={"removed": removed})
    return removed


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _BATCH)):
        yield batch


def _known(keys: Iterable[str]) -> set[str]:
    return {
        key
        for model in (IncomingFile, IssuedDocument)
        for key in model._default_manager.filter(blob_key__in=keys).values_list("blob_key", flat=True)
    }
