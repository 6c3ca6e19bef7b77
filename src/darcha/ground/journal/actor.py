"""Who acts, as the journal names them: a kind and an opaque identifier, never a name."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["anonymous", "person", "staff", "client", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is an account's id, or the name of a system process."""

    kind: ActorKind
    id: str
