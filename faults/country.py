"""The country of the rig: petitions to one body, its staff, and what is asked of the database. Needs Django."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.apps import apps
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from darcha.config.processes.tasks import import_tasks
from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case, CaseRung
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.types import WORKABLE_STATES
from darcha.kernel.catalogue import api as catalogue

from .place import Deadline

BODY = world.OTHER_BODY
SWEEP = "darcha.schedule.sweep_terms"
HOURS = (0, 2, 4, 6)  # after ten, when petitions arrive
TOLD = Counter({"cases.reminded": 1, "cases.overdue": 3, "cases.escalated": 2})  # staff, and the applicant once
HELD = """
CREATE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.scheduled_at := '9999-01-01'; RETURN NEW; END $$;
CREATE TRIGGER hold_back BEFORE INSERT ON procrastinate_jobs FOR EACH ROW
WHEN (NEW.task_name = 'darcha.outbox.deliver') EXECUTE FUNCTION hold_back();
"""


def at(moment: str) -> datetime:
    """A moment in Tashkent."""
    return clock.parse(moment)


def make(count: int, start: datetime, days: int = 5) -> None:
    """So many petitions, spread over the working days from ``start`` on. The first call makes everything else too."""
    with clock.frozen(start) as now:
        first = not Case.objects.exists()
        if first:
            _begin()
        citizen = world.person(1 if first else 2)
        moments = [start + timedelta(days=day, hours=hour) for day in range(days) for hour in HOURS]
        for number in range(count):
            now.move_to(moments[number * len(moments) // count])
            world.send(citizen, answers=world.petition(bodies=[BODY]))


def _begin() -> None:
    import_tasks()
    with connection.cursor() as cursor:
        cursor.execute(HELD)
    catalogue.publish_packs()
    world.staff(BODY, "petitions-officer")
    world.staff(BODY, "petitions-head", "head")
    world.staff(catalogue.current().ladder.inspectorate, "petitions-head", "head")


def poison(since: datetime | None = None) -> UUID:
    """Damage the first case so that nothing can be done with it."""
    row = Case.objects.filter(received_at__gte=since or at("2000-01-01")).order_by("received_at", "id")[0]
    Case.objects.filter(id=row.id).update(term_key="damaged")
    return row.id


def cure(poisoned: Collection[UUID]) -> None:
    """Undo the damage."""
    whole = Case.objects.exclude(id__in=poisoned)[0]
    Case.objects.filter(id__in=poisoned).update(term_key=whole.term_key)


def ask_for_sweep() -> None:
    """What the schedule does every minute."""
    try:
        app.tasks[SWEEP].defer(timestamp=0)
    except AlreadyEnqueued:
        return


def count_due(moment: datetime, besides: Collection[UUID] = ()) -> int:
    """How many cases wait for the sweep."""
    due = Case.objects.filter(state__in=sorted(WORKABLE_STATES), sweep_at__lte=moment)
    return due.exclude(id__in=besides).count()


def count_rungs() -> int:
    """How many were fired so far."""
    return CaseRung.objects.count()


def count_silent(moment: datetime) -> int:
    """The number that must be none, as ``darcha health`` would ask for it then."""
    with clock.frozen(moment):
        return cases.overdue_without_action()


def count_failed_sweeps() -> int:
    """Sweeps that ended in an exception."""
    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects
    return jobs.filter(task_name=SWEEP, status="failed").count()


def deliver_some(count: int, deadline: Deadline) -> None:
    """Let the worker deliver what the rungs of the first cases have told."""
    names = [str(key) for key in _first(count).values_list("id", flat=True)]
    events = apps.get_model("ground", "OutboxEvent").objects.filter(
        name="cases.TermRungReached", facts__case_id__in=names
    )
    jobs = [str(key) for key in events.values_list("id", flat=True)]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE args->>'event_id' = ANY(%s)", [jobs])
    deadline.wait_for(lambda: not events.filter(delivered_at=None).exists(), "the deliveries")


def count_told(count: int) -> int:
    """Of how many of the first cases everybody was told exactly once."""
    notices = apps.get_model("notifications", "Notification").objects
    return sum(
        Counter(notices.filter(about=f"case:{public_id}").values_list("key", flat=True)) == TOLD
        for public_id in _first(count).values_list("public_id", flat=True)
    )


def _first(count: int):
    return Case.objects.order_by("received_at", "id")[:count]
