"""What is due every minute, every night: declared in one place. Each line calls one command of a room.

Locks keep one kind from queueing or running twice; what is in the database decides what is due, so a missed minute is
no loss.
"""

from collections.abc import Callable

from procrastinate.contrib.django import app

from darcha.kernel.availability import api as availability
from darcha.kernel.cases import api as cases
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal
from darcha.kernel.notifications import api as notifications
from darcha.kernel.oversight import api as oversight
from darcha.kernel.payments import api as payments

from . import damage, jobs
from .keeping_count import look_at_parts

CLOCK = Principal.system("clock")
AT_MOST = 100  # rounds of a sweep in one run; the next minute goes on


def _due(cron: str, name: str, run: Callable[[], object], *, before_others: bool = False) -> None:
    """``before_others``: the law waits for it, so it does not queue behind what was there first."""
    task = f"darcha.schedule.{name}"

    def due(timestamp: int) -> None:
        run()

    due.__doc__ = run.__doc__
    # One at a time: a sweep that takes longer than a minute keeps one place of the worker, not every place.
    app.periodic(cron=cron)(app.task(name=task, queueing_lock=task, lock=task, priority=int(before_others))(due))


def _until_none(sweep: Callable[[Principal], int]) -> Callable[[], None]:
    """Sweeps take a few at once, so that no lock lives long; again while something was found."""

    def run() -> None:
        for _ in range(AT_MOST):
            if not sweep(CLOCK):
                return

    return run


_due("* * * * *", "sweep_terms", lambda: cases.sweep_terms(CLOCK), before_others=True)
_due("* * * * *", "cancel_unpaid", _until_none(cases.cancel_unpaid_due))
_due("* * * * *", "close_unpaid", _until_none(payments.sweep_times))
_due("* * * * *", "scan_waiting", _until_none(documents.scan_waiting))
_due("* * * * *", "deliver", _until_none(notifications.deliver))
_due("*/10 * * * *", "chase_refunds", lambda: payments.chase_refunds(CLOCK))
_due("* * * * *", "sweep_requests", lambda: cases.sweep_requests(CLOCK), before_others=True)
_due("* * * * *", "sweep_clarity", lambda: cases.sweep_clarity(CLOCK), before_others=True)
_due("*/10 * * * *", "sweep_parked", _until_none(cases.sweep_parked))
_due("*/10 * * * *", "sweep_orders", _until_none(oversight.sweep_orders))
_due("*/10 * * * *", "check_files", damage.go_on)
_due("* * * * *", "look_at_parts", look_at_parts, before_others=True)
_due("20 22 * * *", "sweep_documents", lambda: documents.sweep(CLOCK))  # 03:20 in Tashkent; cron is in UTC
_due("40 22 * * *", "sweep_sign_in", lambda: identity.sweep_sign_in(CLOCK))
_due("50 22 * * *", "sweep_keys", _until_none(cases.sweep_keys))
_due("45 22 * * *", "sweep_counts", lambda: availability.sweep_counts(CLOCK))
_due("55 22 * * *", "forget_failed_runs", jobs.forget_failed_runs)
