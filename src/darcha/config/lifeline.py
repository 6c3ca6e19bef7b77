"""Children that do not outlive their parent, however it dies: Linux tells them."""

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def die_with_parent(number: signal.Signals) -> Callable[[], None]:
    """What a child runs before its program: the kernel sends it ``number`` when we die, however we die."""
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def in_the_child() -> None:
        prctl(_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os.kill(os.getpid(), number)

    return in_the_child


def end_with_my_parent() -> None:
    """For a process that somebody else's program starts, such as a web server's own worker."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
