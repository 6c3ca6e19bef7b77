"""Which service the act in hand concerns, and that it failed where its answer hides it, said by whoever learns it,
so that a fault is counted, and where it belongs. Ignores whose case it is."""

from contextvars import ContextVar

_service: ContextVar[str] = ContextVar("concerned_service", default="")
_failed: ContextVar[bool] = ContextVar("concerned_failed", default=False)


def begins() -> None:
    """Another act: nothing was said of it yet."""
    _service.set("")
    _failed.set(False)


def concerns(service: str) -> None:
    """Said by a command or query as soon as it knows; costs no statement."""
    _service.set(service)


def fails() -> None:
    """Said where the fault is ours and the protocol of the act answers as if there were none."""
    _failed.set(True)


def concerned() -> str:
    """The key of the service; empty when nobody said."""
    return _service.get()


def has_failed() -> bool:
    """Whether anybody said so."""
    return _failed.get()
