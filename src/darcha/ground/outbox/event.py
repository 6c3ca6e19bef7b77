"""What an event is, and who listens. Ignores storage and delivery."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

E = TypeVar("E", bound="Event")
Listener = Callable[[Any], None]
_outside: set[str] = set()
_types: dict[str, type["Event"]] = {}
_listeners: dict[str, list[Listener]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact in the past tense. Subclasses are frozen dataclasses of identifiers and codes, with a docstring.

    ``record_only`` says that nobody listens and the fact is kept for the record.
    """

    record_only: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _types[cls.event_name()] = cls

    @classmethod
    def event_name(cls) -> str:
        """``cases.CaseSubmitted``: the room and the class."""
        return f"{cls.__module__.split('.')[-2]}.{cls.__name__}"


def event_types() -> dict[str, type[Event]]:
    """Every event that is declared, by name."""
    return dict(_types)


def listens_to(event: type[E], *, in_transaction: bool = True) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a listener; it runs in the worker in a transaction of its own and has its effect once.

    ``in_transaction=False`` is for an effect outside the database, which no rollback takes back: the listener commits
    by itself what it has to remember, and may be called again after a fall in between.
    """

    def register(listener: Callable[[E], None]) -> Callable[[E], None]:
        listeners = _listeners.setdefault(event.event_name(), [])
        if listener_name(listener) not in [listener_name(known) for known in listeners]:
            listeners.append(listener)
            if not in_transaction:
                _outside.add(listener_name(listener))
        return listener

    return register


def listeners_of(name: str) -> list[Listener]:
    """The listeners of an event, in the order of their registration."""
    return list(_listeners.get(name, ()))


def is_outside(listener: Listener) -> bool:
    """Whether its effect is outside the database."""
    return listener_name(listener) in _outside


def listener_name(listener: Listener) -> str:
    """``cases.start_clock``: the room and the listener. Stored with the delivery, so that it stays where a room's
    listeners are one module or several."""
    room = listener.__module__.partition(".listeners")[0].rpartition(".")[2]
    return f"{room}.{listener.__qualname__}"
