"""S13: jobs that raise, kill their process, eat memory, never end, or hold nonsense. Each ends before a person, named,
after a few tries; neighbours are served meanwhile; when it is cured it is put back and has its effect once."""

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from ..client import CANARY
from ..frame import Outcome, Rig, Scenario
from ..installation import DARCHA, Installation, standing, wait_for
from ..poisoned import apps as poison
from ..under_load import RATE, UNTOLD, Course

TRIES = 5
WITHIN = 300.0  # seconds, of the product's own waits
SHORT = {poison.BACKOFF: "2", poison.LIMIT: "3", poison.STALLED: "10"}
SHORT_WITHIN = 100.0
CURED_WITHIN = 120.0
CALM_SECONDS = 6.0
KINDS = ("raise", "segfault", "memory", "loop", "undecodable", "unknown", "no identifier", "100 MB")
GENTLE = 8.0  # submissions a second: the neighbours are looked at, not the machine
STATE = """
SELECT job.id, job.status, job.attempts FROM procrastinate_jobs job WHERE job.id = ANY(%s)
"""
NEIGHBOURS = """
SELECT coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM delivered_at - at)), 0), count(*)
  FROM ground_outboxevent
 WHERE name <> 'poisoned.Poison' AND delivered_at IS NOT NULL AND extract(epoch FROM at) BETWEEN %s AND %s
"""
CURE = """
UPDATE ground_outboxevent SET name = 'poisoned.Poison', facts = jsonb_build_object('kind', 'cured', 'case_id', %s::text)
 WHERE name = 'poisoned.Poison' OR name = 'poisoned.Nothing'
"""


def run(rig: Rig) -> Outcome:
    """All kinds at once, so many of each."""
    place = rig.mould.pour(rig.home / "place")
    cured = rig.home / "cured"
    place.environment |= {
        "DJANGO_SETTINGS_MODULE": "faults.poisoned.settings",
        poison.CURED: str(cured),
        "FAULTS_CANARY": CANARY,
        **({} if rig.full and not rig.broken else SHORT),
        **({poison.UNPROTECTED: "1"} if rig.broken else {}),
    }
    within = WITHIN if rig.full and not rig.broken else SHORT_WITHIN
    with standing(place):
        place.start_database()
        place.start()
        course = Course(place, rate=min(RATE, GENTLE), fees=False)
        course.open_door()
        course.client.start(course.rate)
        calm_from = time.time() + 2
        time.sleep(CALM_SECONDS)
        wait_for(lambda: _has_cases(place), 60, "a case to be poisoned")
        began = time.time()
        kinds = ("segfault",) if rig.broken else KINDS
        jobs = _plant(place, [kind for kind in kinds for _ in range(rig.size(1, 5, control=1))])
        tries = _wait(place, jobs, within, course.outcome)
        course.client.stop()
        _compare_neighbours(place, course.outcome, calm_from, began)
        course.outcome.trials = len(jobs)
        if rig.broken and course.outcome.breaches:
            return _of(course.outcome)  # it would go on for ever
        _look_at_tries(jobs, tries, course.outcome)
        _look_at_names(place, jobs, course.outcome)
        _cure(place, cured, jobs)
        outcome = course.compare(("I1", "I2", "I3", "I4", "I5", "I6", "I8", "I9", "I10"), quiet=60)
    return _of(outcome)


def _of(outcome: Outcome) -> Outcome:
    outcome.of = "poisoned jobs"
    return outcome


def _plant(place: Installation, kinds: list[str]) -> dict[int, str]:
    """By the job's number. Each is about a case that somebody has submitted."""
    jobs: dict[int, str] = {}
    with psycopg.connect(place.cluster.url()) as connection:
        case = _one(connection, "SELECT id::text FROM cases_case WHERE number <> '' ORDER BY id DESC LIMIT 1")
        for kind in kinds:
            event, facts = str(uuid4()), {"kind": kind, "case_id": case}
            if kind == "undecodable":
                facts = {"nonsense": "?", "case_id": case}
            elif kind == "100 MB":
                facts["kind"] = "x" * 100_000_000
            connection.execute(
                "INSERT INTO ground_outboxevent (id, name, at, facts) VALUES (%s, %s, now(), %s)",
                [event, "poisoned.Nothing" if kind == "unknown" else "poisoned.Poison", json.dumps(facts)],
            )
            said = "no identifier" if kind == "no identifier" else event
            if kind == "no identifier":
                connection.execute("DELETE FROM ground_outboxevent WHERE id = %s", [event])
            job = _one(
                connection,
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args) "
                "VALUES ('default', 'darcha.outbox.deliver', %s) RETURNING id",
                json.dumps({"event_id": said}),
            )
            jobs[job] = kind
    return jobs


def _has_cases(place: Installation) -> bool:
    with psycopg.connect(place.cluster.url()) as connection:
        return bool(_one(connection, "SELECT EXISTS (SELECT FROM cases_case)"))


def _one(connection: psycopg.Connection, statement: str, *values: object) -> Any:
    row = connection.execute(statement.encode(), values).fetchone()
    return row[0] if row else None


def _wait(place: Installation, jobs: dict[int, str], within: float, outcome: Outcome) -> dict[int, int]:
    """Tries by job, when all of them are before a person."""
    began, left, tries = time.monotonic(), set(jobs), {}
    while left and time.monotonic() - began < within:
        with psycopg.connect(place.cluster.url()) as connection:
            for job, status, attempts in connection.execute(STATE, [list(left)]).fetchall():
                if status == "failed":
                    left.discard(job)
                    tries[job] = attempts
                    outcome.recovered.append(time.monotonic() - began)
        time.sleep(0.5)
    if left:
        outcome.breaches["quarantine"] = [f"{jobs[job]}: not before a person after {within:.0f} s" for job in left]
    return tries


def _look_at_tries(jobs: dict[int, str], tries: dict[int, int], outcome: Outcome) -> None:
    many = [f"{jobs[job]}: {count} tries" for job, count in tries.items() if count > TRIES]
    if many:
        outcome.breaches["tries"] = many
    outcome.notes.append("tries " + ", ".join(f"{jobs[job]} {count}" for job, count in sorted(tries.items())))


def _look_at_names(place: Installation, jobs: dict[int, str], outcome: Outcome) -> None:
    """`darcha jobs failed` names each, with its case wherever the event could be found."""
    said = _darcha(place, "jobs", "failed")
    lines = {int(line.split()[0]): line for line in said.splitlines() if line.split()[0].isdigit()}
    missing = [f"{kind} is not listed" for job, kind in jobs.items() if job not in lines]
    nameless = [
        f"{kind} is listed without its case"
        for job, kind in jobs.items()
        if job in lines and kind != "no identifier" and lines[job].split()[3] == "-"
    ]
    if missing or nameless:
        outcome.breaches["names"] = missing + nameless


def _cure(place: Installation, cured: Path, jobs: dict[int, str]) -> None:
    """What a person does: puts the cause right, gives up what cannot be helped, puts the others back."""
    cured.touch()
    with psycopg.connect(place.cluster.url()) as connection:
        connection.execute(CURE, [_one(connection, "SELECT facts ->> 'case_id' FROM ground_outboxevent "
                                                   "WHERE name = 'poisoned.Poison' LIMIT 1")])  # fmt: skip
    with psycopg.connect(place.cluster.url()) as connection:
        failed = {job for job, status, _ in connection.execute(STATE, [list(jobs)]).fetchall() if status == "failed"}
    hopeless = [str(job) for job in failed if jobs[job] == "no identifier"]
    if hopeless:
        _darcha(place, "jobs", "give-up", *hopeless)
    _darcha(place, "jobs", "retry", *(str(job) for job in failed if str(job) not in hopeless))
    wait_for(lambda: _told(place), CURED_WITHIN, "the cured jobs")


def _told(place: Installation) -> bool:
    with psycopg.connect(place.cluster.url()) as connection:
        return bool(_one(connection, UNTOLD) == 0)


def _compare_neighbours(place: Installation, outcome: Outcome, calm_from: float, began: float) -> None:
    with psycopg.connect(place.cluster.url()) as connection:
        before = connection.execute(NEIGHBOURS, [calm_from, began]).fetchone()
        during = connection.execute(NEIGHBOURS, [began, time.time()]).fetchone()
    if before and during:
        outcome.notes.append(
            f"neighbours' p95 from fact to effect {before[0]:.1f} s of {before[1]} before, "
            f"{during[0]:.1f} s of {during[1]} during"
        )


def _darcha(place: Installation, *words: str) -> str:
    said = subprocess.run(
        [DARCHA, *words], env={**os.environ, **place.environment}, capture_output=True, text=True, check=True
    )
    return said.stdout


SCENARIO = Scenario("S13", "poisoned jobs", "workers die of the same job for ever", run, seconds=420)
