"""S10: what all notices go by accepts calls and never answers, then comes back to a backlog.

Citizens' submissions and the work of other rooms take no longer than before; the trouble is left alone within half a
minute; afterwards everything leaves, in the order in which it was said, and not all at once.
"""

import time

import psycopg

from ..frame import Outcome, Rig, Scenario
from ..gatewayed import apps as gatewayed
from ..gateways import Gateway
from ..installation import Installation, standing, wait_for
from ..under_load import RATE, Course

OPENS_WITHIN = 30.0
AFTERWARDS = 15.0  # seconds of trouble after that
GENTLE = 5.0  # submissions a second
CALM = 10.0
REST_SECONDS = 30.0  # the product's own: then one message tries again
PLACES = 2  # of a worker, that may be at a gateway: first tries, and the sweep
SLACK = 1.0  # seconds: beside others the machine gives no better measure
OTHERS = """
SELECT coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY
         extract(epoch FROM coalesce(delivered_at, now()) - at)), 0)::float
  FROM ground_outboxevent
 WHERE name <> 'notifications.NoticeSaid' AND extract(epoch FROM at) BETWEEN %s AND %s
"""
BACKLOG = """
SELECT d.id::text FROM notifications_delivery d JOIN notifications_notification n ON n.id = d.notification_id
 WHERE d.channel = 'sms' AND d.attempts = 0 AND d.state = 'waiting' ORDER BY d.next_try_at, d.id
"""
LEFT = "SELECT count(*) FROM notifications_delivery WHERE channel = 'sms' AND state <> 'sent'"


def run(rig: Rig) -> Outcome:
    """Calm, trouble, the way back."""
    gateway = Gateway()
    place = rig.mould.pour(rig.home / "place")
    place.environment |= {
        "DJANGO_SETTINGS_MODULE": "faults.gatewayed.settings",
        gatewayed.GATEWAYS: gateway.address,
        gatewayed.PAUSE: "10",
        **({gatewayed.UNPROTECTED: "circuit"} if rig.broken else {}),
    }
    with standing(place):
        place.start_database()
        place.start()
        course = Course(place, rate=min(RATE, GENTLE), fees=False)
        course.open_door()
        course.client.start(course.rate)
        time.sleep(CALM)
        outcome = course.outcome
        began, calm = time.time(), len(course.client.seen.waited)
        gateway.mood = "hang"
        time.sleep(OPENS_WITHIN + (rig.size(1, 40) if not rig.broken else 1) * AFTERWARDS)
        healed = time.time()
        _look_at_the_trouble(place, gateway, course, (began, healed, calm))
        course.client.stop()
        backlog = _column(place, BACKLOG)
        gateway.mood, gateway.most_at_once = "well", gateway.at_once
        if not rig.broken:
            outcome.recovered.append(wait_for(lambda: _column(place, LEFT) == [0], 3600, "the backlog"))
            _look_at_the_way_back(gateway, backlog, healed, outcome)
            outcome = course.compare(("I1", "I2", "I3", "I4", "I5", "I6", "I8", "I10"))
    gateway.close()
    outcome.trials, outcome.of = len(backlog), "messages held back"
    return outcome


def _look_at_the_trouble(
    place: Installation, gateway: Gateway, course: Course, moments: tuple[float, float, int]
) -> None:
    (began, healed, calm), outcome = moments, course.outcome
    tries = [at for at in gateway.tried if at > began + OPENS_WITHIN]
    allowed = 1 + (healed - began - OPENS_WITHIN) / REST_SECONDS * PLACES
    if len(tries) > allowed:
        outcome.breaches["circuit"] = [f"{len(tries)} calls after {OPENS_WITHIN:.0f} s of trouble"]
    with psycopg.connect(place.cluster.url()) as connection:
        before = connection.execute(OTHERS, [began - CALM, began]).fetchone()
        during = connection.execute(OTHERS, [began, healed]).fetchone()
    if before and during:
        outcome.notes.append(f"p95 of other rooms' work {before[0]:.1f} s before, {during[0]:.1f} s in trouble")
        if during[0] > 2 * before[0] + SLACK:
            outcome.breaches["others"] = [f"p95 {during[0]:.1f} s, {before[0]:.1f} s before"]
    waited = course.client.seen.waited
    outcome.notes.append(
        f"p99 of a submission {_p99(waited[:calm]):.2f} s before, {_p99(waited[calm:]):.2f} s in trouble"
    )


def _look_at_the_way_back(gateway: Gateway, backlog: list, healed: float, outcome: Outcome) -> None:
    held = set(backlog)
    left = [reference for at, reference in gateway.taken if at >= healed and reference in held]
    if left != backlog:
        wrong = sum(one != other for one, other in zip(left, backlog, strict=False))
        outcome.breaches["order"] = [f"{wrong} of {len(backlog)} did not leave in their turn, {len(left)} left"]
    if gateway.most_at_once > PLACES + 1:
        outcome.breaches["herd"] = [f"{gateway.most_at_once} calls at once"]
    outcome.notes.append(f"{len(backlog)} left in order, at most {gateway.most_at_once} at once")


def _column(place: Installation, statement: str) -> list:
    with psycopg.connect(place.cluster.url()) as connection:
        return [row[0] for row in connection.execute(statement.encode()).fetchall()]


def _p99(waited: list[float]) -> float:
    return sorted(waited)[int(len(waited) * 0.99)] if waited else 0.0


SCENARIO = Scenario("S10", "what notices go by hangs, and comes back", "no circuit, no places", run, seconds=300)
