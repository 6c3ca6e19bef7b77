"""What is counted of an act, and that no label can be made up by whoever asks."""

import pytest
from django.db import transaction

from darcha.ground import metrics
from darcha.ground.command import command
from darcha.ground.incidents import note
from darcha.ground.refusals import Refusal

pytestmark = pytest.mark.django_db
ROOM = __name__.rpartition(".")[2]  # stands where a room's name would


class Closed(Refusal):
    code = "closed-for-a-test"


def counted_of(act, outcome):
    return (
        metrics.REGISTRY.get_sample_value("darcha_commands_total", {"command": f"{ROOM}.{act}", "outcome": outcome})
        or 0
    )


def test_an_act_counts_once_by_how_it_ended():
    @command(may=lambda who: who != "stranger")
    def knock(who):
        if who == "late":
            raise Closed
        if who == "broken":
            raise ValueError("+998900000001")

    for who in ("clerk", "clerk", "late", "stranger", "broken"):
        try:
            knock(who)
        except (Refusal, ValueError):
            continue
    found = {outcome: counted_of("knock", outcome) for outcome in ("ok", Closed.code, "not-allowed", "error")}
    assert found == {"ok": 2, Closed.code: 1, "not-allowed": 1, "error": 1}


def test_what_fails_at_the_commit_did_not_end_well(monkeypatch):
    @command(may=lambda: True)
    def write():
        return None

    class Breaking:
        def __enter__(self):
            return None

        def __exit__(self, *_):
            raise OSError

    monkeypatch.setattr(transaction, "atomic", lambda **_: Breaking())
    with pytest.raises(OSError):
        write()
    assert (counted_of("write", "ok"), counted_of("write", "error")) == (0, 1)


def test_an_act_inside_an_act_is_part_of_it_also_after_a_refusal():
    @command(may=lambda *_, **__: True)
    def inner(fails=False):
        if fails:
            raise Closed

    @command(may=lambda *_, **__: True)
    def outer(fails=False):
        inner(fails)

    outer()
    with pytest.raises(Closed):
        outer(fails=True)
    assert (counted_of("inner", "ok"), counted_of("inner", Closed.code)) == (0, 0)
    assert (counted_of("outer", "ok"), counted_of("outer", Closed.code)) == (1, 1)
    inner()
    assert counted_of("inner", "ok") == 1


def test_the_acts_of_a_sweep_count_for_themselves():
    @command(may=lambda: True)
    def one():
        return None

    @command(may=lambda: True, atomic=False)
    def sweep():
        one()
        one()

    sweep()
    assert (counted_of("one", "ok"), counted_of("sweep", "ok")) == (2, 1)


def test_while_nothing_is_written_that_is_how_an_act_ends(settings, tmp_path):
    @command(may=lambda: True)
    def refused():
        return None

    settings.DARCHA_VAR = tmp_path
    (tmp_path / "readonly").touch()
    with pytest.raises(Refusal):
        refused()
    assert counted_of("refused", "read-only") == 1


def test_a_made_up_method_and_an_address_that_leads_nowhere_make_no_series():
    before = len(next(iter(metrics.REQUESTS.collect())).samples)
    for number in range(50):
        metrics.count_request(None, f"M{number}", 404, 0.1)
    samples = next(iter(metrics.REQUESTS.collect())).samples
    assert len(samples) - before <= 1
    assert not [sample for sample in samples if sample.labels["method"].startswith("M")]


def test_an_incident_is_counted_by_its_log_and_not_by_its_words():
    import logging

    log = logging.getLogger("darcha.errors")
    before = metrics.REGISTRY.get_sample_value("darcha_incidents_total", {"log": log.name}) or 0
    note(log, ValueError("AA0000001"), "a page")
    assert metrics.REGISTRY.get_sample_value("darcha_incidents_total", {"log": log.name}) == before + 1
