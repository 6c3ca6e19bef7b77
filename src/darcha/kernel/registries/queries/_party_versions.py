"""What the registers say of one party now, in one statement when its indexes are remembered. Knows nothing of rights.

A party is found in other registers by blind indexes of its number, and the number is inside the seal of its own record:
so they have to be read one after the other. A process that has read a party remembers its indexes, which say nothing to
anybody, asks both at once the next time, and asks again when the number has become another one.
"""

from collections.abc import Mapping
from datetime import date
from threading import Lock
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BinaryField, CharField, DateField, Q, UUIDField

from darcha.ground import clock
from darcha.ground.database import Given, Question, any_of
from darcha.kernel.catalogue.types import RegistryDefinition

from ..models import Record, RecordKey
from ..models.record_key import index_of
from ..rules.paths import value_at
from ._versions import by_keys

MOST_REMEMBERED = 10_000
_remembered: dict[tuple[UUID, tuple[tuple[str, str], ...]], list[bytes]] = {}
_lock = Lock()


def _ask() -> Any:
    day = Given("day", DateField())
    holds = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))
    own = Record.objects.filter(holds, record_id=Given("party", UUIDField()), registry=Given("registrar", CharField()))
    keyed = RecordKey.objects.filter(any_of("index", Given("indexes", ArrayField(BinaryField()))))
    return own.union(Record.objects.filter(holds, id__in=keyed.values("record_id")), all=True)


_PARTY = Question(_ask)


def party_versions(
    registrar: RegistryDefinition, party: UUID, paths: Mapping[str, str], on: date | None
) -> tuple[Record, list[Record]] | None:
    """The party's own record, and the versions under its number at each of ``paths`` (registry -> path of the number),
    oldest record first, each once. None for a party that is not known on that day."""
    wanted = tuple(sorted(paths.items()))
    guess = _remembered.get((party, wanted), [])
    found = _PARTY.all(party=party, registrar=registrar.key, indexes=guess, day=on or clock.today())
    own = next((one for one in found if one.record_id == party and one.registry == registrar.key), None)
    if own is None:
        return None
    number = value_at(own.content, registrar.roles["number"])
    indexes = [index_of(registry, path, number) for registry, path in wanted]
    if indexes != guess:
        _remember((party, wanted), indexes)
        return own, by_keys(indexes, on)
    found.remove(own)  # once: it is also among those under its number where its own register grants something
    return own, sorted({one.id: one for one in found}.values(), key=lambda one: one.record_id)


def _remember(key: tuple[UUID, tuple[tuple[str, str], ...]], indexes: list[bytes]) -> None:
    with _lock:
        while len(_remembered) >= MOST_REMEMBERED:
            del _remembered[next(iter(_remembered))]
        _remembered[key] = indexes
