"""A job in whose hands workers died runs in a process of its own, and what kills that kills nobody else."""

import io
import subprocess
import sys
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from procrastinate.contrib.django.procrastinate_app import current_app
from procrastinate.jobs import Job

from darcha.config.metrics.sharing import VARIABLE
from darcha.config.processes import alone
from darcha.ground import clock, one_clock, read_only
from darcha.ground.outbox.event import event_types, is_outside, listeners_of
from darcha.ground.outbox.trying import ALONE, LIMIT_SECONDS, OUTSIDE_SECONDS, TRIES, DiedAlone, Trying

BOUND = 60.0


@pytest.fixture
def child(monkeypatch):
    """What the process does in place of a job."""

    def does(code: str) -> None:
        real = subprocess.Popen
        monkeypatch.setattr(subprocess, "Popen", lambda argv, **more: real([sys.executable, "-c", code], **more))

    return does


def test_only_what_is_marked_runs_apart(monkeypatch):
    ran: list[tuple[str, object]] = []
    monkeypatch.setattr(alone, "run_apart", lambda task, arguments: ran.append((task, arguments)))
    for queue in ("default", ALONE):
        job = SimpleNamespace(queue=queue, task_name="some.task", task_kwargs={"event_id": queue})
        alone.apart(lambda: ran.append(("here", None)), SimpleNamespace(job=job), None)
    assert ran == [("here", None), ("some.task", {"event_id": ALONE})]


def test_its_arguments_come_in_whole(child):
    child("import json, sys; assert len(json.load(sys.stdin)['x']) == 5_000_000")
    alone.run_apart("some.task", {"x": "x" * 5_000_000}, seconds=BOUND)


def test_it_leaves_no_file_among_the_worker_s_counts(child, monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    child("from darcha.ground import metrics; metrics.count(metrics.LEFT, 'case')")
    alone.run_apart("some.task", {}, seconds=BOUND)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["import os; os.kill(os.getpid(), 11)", "import os; os._exit(1)"])
def test_what_kills_it_is_told_apart_from_what_fails(child, code):
    child(code)
    with pytest.raises(DiedAlone):
        alone.run_apart("some.task", {}, seconds=BOUND)


def test_what_fails_in_it_fails_as_any_job(child):
    child(f"import sys; sys.exit({alone.RAISED})")
    with pytest.raises(alone.FailedAlone):
        alone.run_apart("some.task", {}, seconds=BOUND)


def test_what_does_not_end_is_ended(child):
    child("while True: pass")
    with pytest.raises(DiedAlone, match="ended"):
        alone.run_apart("some.task", {}, seconds=0.2)


def test_who_wants_too_much_memory_gets_an_error():
    code = (
        "from darcha.config.processes.alone import limit_memory; limit_memory(512)\n"
        "try: bytearray(4 << 30)\nexcept MemoryError: print('refused')"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "refused\n"


NOW = "2026-03-06T10:00:00"  # far from what this machine's clock says


def decisions(error: Exception) -> list[float]:
    """Seconds before each further try."""
    waits: list[float] = []
    for attempts in range(100):
        job = Job(queue="default", lock=None, queueing_lock=None, task_name="some.task", attempts=attempts)
        with clock.frozen(NOW) as frozen:
            decision = Trying().get_retry_decision(exception=error, job=job)
        if decision is None:
            return waits
        waits.append((decision.retry_at - frozen.moment).total_seconds())
    raise AssertionError("for ever")


def test_it_is_tried_five_times_within_two_minutes_of_waiting():
    assert decisions(ValueError()) == [3, 9, 27, 81]
    assert len(decisions(ValueError())) + 1 == TRIES


def test_what_killed_its_own_process_waits_for_a_person():
    assert decisions(DiedAlone()) == []


def test_it_has_as_long_as_its_listeners_may_take_one_after_the_other():
    """A listener that hangs is left inside: as one that failed, not as one that kills its process."""
    for name in event_types():
        limits = [OUTSIDE_SECONDS if is_outside(one) else LIMIT_SECONDS for one in listeners_of(name)]
        assert alone.at_most_seconds() >= sum(limits) + LIMIT_SECONDS


@pytest.fixture
def in_the_child(monkeypatch):
    """What ``main`` says at its end, run here: the exit code, and the arguments of its job."""
    said: dict[str, object] = {}

    class Ended(BaseException):
        pass

    def end(code: int) -> None:
        said["code"] = code
        raise Ended

    def runs(does) -> dict[str, object]:
        monkeypatch.setattr(current_app, "tasks", {"some.task": lambda **given: (said.update(given), does())})
        monkeypatch.setattr(alone.os, "_exit", end)
        monkeypatch.setattr(alone.logging, "shutdown", lambda: None)
        monkeypatch.setattr("django.setup", lambda: None)
        monkeypatch.setattr(alone, "limit_memory", lambda megabytes: None)
        monkeypatch.setattr(read_only, "finish_what_is_in_hand", lambda: None)
        monkeypatch.setattr(sys, "stdin", io.StringIO('{"event_id": "e"}'))
        with suppress(Ended):
            alone.main("some.task")
        return said

    return runs


def away() -> None:
    raise OperationalError("the server is away")


def test_a_database_that_is_away_when_it_starts_is_a_failure_as_any_other(in_the_child, monkeypatch):
    monkeypatch.setattr(one_clock, "follow_database", away)
    assert in_the_child(away)["code"] == alone.RAISED


def test_in_it_each_listener_is_alone_from_the_first(in_the_child, monkeypatch):
    monkeypatch.setattr(one_clock, "follow_database", lambda: None)
    assert in_the_child(lambda: None) == {"event_id": "e", "together": False}
