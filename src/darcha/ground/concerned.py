"""Which service the act in hand concerns, said by whoever learns it, so that a fault can be counted where it belongs.
Ignores whose case it is."""

from contextvars import ContextVar

_service: ContextVar[str] = ContextVar("concerned_service", default="")


def concerns(service: str) -> None:
    """Said by a command or query as soon as it knows; costs no statement."""
    _service.set(service)


def concerned() -> str:
    """The key of the service; empty when nobody said."""
    return _service.get()
