"""What the bench counts by: ranks, medians, spread, one statement from many rows, and the drawing of runs."""

import pytest
from bench.latency import Latency, latency_of, middle, spread
from bench.registry import all_measures, chosen
from bench.written import Column, Row, as_one_statement, count_by_table, literal

from bench import history, results

CASE, OTHER = "0190a3c4-0000-7000-8000-000000000001", "0190a3c4-0000-7000-8000-000000000002"
IDS = (Column("id", "uuid", False, True), Column("said", "text", False, False), Column("count", "bigint", True, True))


def test_a_percentile_is_a_time_that_somebody_waited():
    found = latency_of([float(one) for one in range(100, 0, -1)], rate=50)
    assert (found.p50, found.p95, found.p99, found.count) == (51.0, 96.0, 100.0, 100)


def test_nothing_answered_is_not_fast():
    assert latency_of([], rate=0).count == 0


def test_of_rounds_the_middle_counts_and_the_errors_of_all():
    rounds = [Latency(rate, rate, rate, rate, 10, errors=1) for rate in (10.0, 30.0, 20.0)]
    assert (middle(rounds).rate, middle(rounds).errors, middle(rounds).count) == (20.0, 3, 30)
    assert spread(rounds) == pytest.approx(1.0)


def test_a_new_key_is_the_same_wherever_it_stands_and_nothing_else_changes():
    case = Row("cases_case", IDS, (CASE, f"about {OTHER}", "7"), changed=False)
    event = Row("outbox", (Column("id", "uuid", False, True), *IDS[1:]), (OTHER, f"case:{CASE}", "8"), changed=False)
    said = as_one_statement([case, event])
    assert said.count("uuidv7() AS") == 2
    assert said.count("SELECT k.k0") == said.count("SELECT k.k1") == 1
    assert f"replace({literal(f'case:{CASE}')}, {literal(CASE)}, CAST(k.k0 AS text))" in said
    assert '"count"' not in said  # the database gives it


def test_pgbench_finds_no_variable_in_what_people_wrote():
    assert ":" not in literal("case:abc at 10:30+05:00, it's \\ here")


def test_a_row_that_was_there_before_is_changed_not_added():
    row = Row("t", IDS, (CASE, "said", "1"), changed=True)
    assert "INSERT" not in as_one_statement([row]) and 'UPDATE t SET "said" = "said"' in as_one_statement([row])
    assert count_by_table([row, row]) == {"t": 2}


def test_cases_have_the_shape_that_is_said():
    from bench.cases import BUSIEST, SERVICES, THEIR_SHARE, Drawing, service_weights

    from darcha.ground import clock

    weights = service_weights()
    assert (len(weights), sum(weights)) == (SERVICES, pytest.approx(1.0))
    assert sum(weights[:BUSIEST]) == pytest.approx(THEIR_SHARE)
    drawing = Drawing(clock.parse("2026-11-01T10:00"), {}, seed=3)
    rows = [drawing.row(number) for number in range(4_000)]
    busy = sum(int(row["service_key"].split("-")[1]) < BUSIEST for row in rows) / len(rows)
    assert busy == pytest.approx(THEIR_SHARE, abs=0.02)
    still_open = [row for row in rows if row["closed_at"] is None]
    assert 0.08 < len(still_open) / len(rows) < 0.16
    assert all((row["outcome"] == "") == (row["closed_at"] is None) for row in rows)


def test_every_limit_is_a_measure_and_comes_along():
    known = all_measures()
    assert {one.limit for one in known.values()} - {""} <= set(known)
    assert [one.name for one in chosen(["submit-api"])] == ["limit-submit", "submit-api"]
    with pytest.raises(KeyError):
        chosen(["nothing of the kind"])


def test_a_run_is_a_table_and_a_drawing():
    measures = all_measures()
    found = {
        name: results.Found(measures[name], Latency(rate, 1, 2, 3, 10), 0.1, {"load": 1.0, "busy": 0.5, "steal": 0.0})
        for name, rate in (("limit-submit", 100.0), ("submit-api", 20.0))
    }
    run = results.as_run("tiny", found, {}, 3)
    assert run["measures"]["submit-api"]["ratio"] == 0.2
    assert "| 20.0% |" in results.as_table(run, measures)
    drawn = history.draw([run, run])
    assert drawn.startswith("<svg") and "submit-api: 20.0% of its limit" in drawn
