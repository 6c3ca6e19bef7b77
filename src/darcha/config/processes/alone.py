"""A job in whose hands workers have died runs in a process of its own: what kills it kills nobody else.

``python -m darcha.config.processes.alone TASK`` is that process; the job's arguments come in by its standard input.
"""

import contextlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from procrastinate import JobContext
from procrastinate.worker import Worker

from darcha.ground.outbox.trying import ALONE, LIMIT_SECONDS, DiedAlone

from ..lifeline import die_with_parent
from ..metrics.sharing import VARIABLE

RAISED = 3  # the exit code of a job that failed as any job may
log = logging.getLogger("darcha.worker")


class FailedAlone(RuntimeError):
    """The job raised something; its own process has logged it."""


def apart(call_next: Callable[[], Any], context: JobContext, worker: Worker) -> Any:
    """Around every job: here, or in a process of its own."""
    job = context.job
    return run_apart(job.task_name, job.task_kwargs) if job.queue == ALONE else call_next()


def at_most_seconds() -> float:
    """Its own limits come first, and it has to start; what heeds none of them is ended."""
    from darcha.ground.outbox.hand_over import longest_alone

    return longest_alone() + LIMIT_SECONDS


def run_apart(task: str, arguments: dict[str, Any], *, seconds: float | None = None) -> None:
    """Raises DiedAlone, FailedAlone."""
    seconds = at_most_seconds() if seconds is None else seconds
    with subprocess.Popen(
        [sys.executable, "-m", __name__, task],
        env={name: value for name, value in os.environ.items() if name != VARIABLE},  # its counts are not the worker's
        stdin=subprocess.PIPE,
        preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 - it calls the kernel alone
    ) as child:
        try:
            child.communicate(json.dumps(arguments).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            raise DiedAlone(f"ended after {seconds:.0f} seconds") from None
        finally:
            child.kill()
    if child.returncode == RAISED:
        raise FailedAlone
    if child.returncode:
        raise DiedAlone(f"exit {child.returncode}")


def limit_memory(megabytes: int) -> None:
    """Of this process: who wants more gets a MemoryError, and the machine's other processes keep what they have."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


def main(name: str) -> None:
    """One job, then the end. It is a delivery: nothing else is done apart."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import Error
    from procrastinate.contrib.django import app

    from darcha.ground import read_only
    from darcha.ground.one_clock import follow_database

    from .tasks import import_tasks

    import_tasks()
    read_only.finish_what_is_in_hand()
    with contextlib.suppress(Error):  # the job itself will say so, as one that fails
        follow_database()
    limit_memory(settings.DARCHA_WORKER_MEMORY_MB)
    try:
        app.tasks[name](**json.load(sys.stdin), together=False)
    except Exception:
        log.exception("job of %s failed alone", name)
        logging.shutdown()
        os._exit(RAISED)


if __name__ == "__main__":
    main(sys.argv[1])
