"""S10c: the first gateway of SMS hangs, fails, sends and answers late, trickles, talks nonsense; the second is well.

Messages go by the second within a minute, nobody sees one twice, and none counts as sent without a gateway's word.
"""

import time

import psycopg

from ..frame import Outcome, Rig, Scenario
from ..gatewayed import apps as gatewayed
from ..gateways import Gateway
from ..installation import Installation, standing, wait_for
from ..under_load import RATE, Course

SHIFTS_WITHIN = 60.0
GENTLE = 4.0  # submissions a second
SAID = """
SELECT d.id::text, d.state, d.gateway FROM notifications_delivery d WHERE d.channel = 'sms'
"""
WAITING = "SELECT count(*) FROM notifications_delivery WHERE channel = 'sms' AND state = 'waiting'"


def run(rig: Rig) -> Outcome:
    """One trouble after the other, with a rest between in which the first gateway is well."""
    first, second = Gateway(), Gateway()
    place = rig.mould.pour(rig.home / "place")
    place.environment |= {
        "DJANGO_SETTINGS_MODULE": "faults.gatewayed.settings",
        gatewayed.GATEWAYS: f"{first.address} {second.address}",
        gatewayed.PAUSE: "5",
        **({gatewayed.UNPROTECTED: "doubt"} if rig.broken else {}),
    }
    moods = ["late"] if rig.broken else ["late", "fail", "hang", "nonsense", "trickle"][: rig.size(2, 5)]
    with standing(place):
        place.start_database()
        place.start()
        course = Course(place, rate=min(RATE, GENTLE), fees=False)
        course.open_door()
        course.client.start(course.rate)
        wait_for(lambda: len(first.taken) > 2, 60, "messages by the first gateway")
        for number, mood in enumerate(moods):
            if number:
                _wait_for_more(first)
            _trouble(first, second, mood, course.outcome)
        wait_for(lambda: _waiting(place) == 0, 120, "the last message")
        course.client.stop()
        wait_for(lambda: _waiting(place) == 0, 60, "the last message")
        _look(place, first, second, course.outcome)
        outcome = course.compare(("I1", "I2", "I3", "I4", "I5", "I6", "I8", "I10"))
    for gateway in (first, second):
        gateway.close()
    outcome.trials, outcome.of = len(moods), "troubles"
    return outcome


def _wait_for_more(gateway: Gateway) -> None:
    seen = len(gateway.taken)
    wait_for(lambda: len(gateway.taken) > seen, 60, "the first gateway, well again")


def _trouble(first: Gateway, second: Gateway, mood: str, outcome: Outcome) -> None:
    before, began = len(second.taken), time.monotonic()
    first.mood = mood
    try:
        outcome.recovered.append(wait_for(lambda: len(second.taken) > before, SHIFTS_WITHIN, "the shift"))
    except TimeoutError:
        outcome.breaches["shift"] = [f"{mood}: not one message by the second after {SHIFTS_WITHIN:.0f} s"]
    time.sleep(max(0.0, 10 - (time.monotonic() - began)))
    first.mood = "well"


def _waiting(place: Installation) -> int:
    with psycopg.connect(place.cluster.url()) as connection:
        row = connection.execute(WAITING).fetchone()
    return int(row[0]) if row else 0


def _look(place: Installation, first: Gateway, second: Gateway, outcome: Outcome) -> None:
    with psycopg.connect(place.cluster.url()) as connection:
        rows = connection.execute(SAID).fetchall()
    shown = first.shown() + second.shown()
    proven = first.proven | second.proven
    if twice := [one for one, times in shown.items() if times > 1]:
        outcome.breaches["messages"] = [f"two effects: {one} was seen twice" for one in twice]
    if unproven := [one for one, state, _ in rows if state == "sent" and one not in proven]:
        outcome.breaches["proof"] = [f"{one} counts as sent, and no gateway said so" for one in unproven]
    if lost := [one for one, state, _ in rows if state in ("failed", "waiting")]:
        outcome.breaches["left"] = [f"lost: {one}" for one in lost]
    outcome.notes.append(f"{len(shown)} messages seen, {len(second.taken)} of them by the second")


SCENARIO = Scenario("S10c", "an SMS gateway in trouble", "nobody remembers a doubt", run, seconds=400)
