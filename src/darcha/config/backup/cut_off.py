"""Whoever ends a restore by a signal gets what an error gets: what was there before is brought back. Ignores SIGKILL
and the power cut, after which the next restore brings it back."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDINGS = (signal.SIGHUP, signal.SIGTERM)  # a lost ssh, an operator; Ctrl-C raises by itself


class CutOff(KeyboardInterrupt):
    """One of them came. The kind of it lets the database's driver cancel what the server is doing."""


@contextmanager
def endings_raise() -> Iterator[None]:
    """Raises CutOff inside. Who said before that one shall be ignored (nohup) is left alone."""
    before = {one: signal.getsignal(one) for one in (*_ENDINGS, signal.SIGINT)}
    for one in _ENDINGS:
        if before[one] is not signal.SIG_IGN:
            signal.signal(one, _raise)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def hear_no_more() -> None:
    """From here on only SIGKILL ends it: what is short and must be done whole follows."""
    for one in (*_ENDINGS, signal.SIGINT):
        signal.signal(one, signal.SIG_IGN)


def _raise(number: int, frame: FrameType | None) -> None:
    raise CutOff(signal.Signals(number).name)
