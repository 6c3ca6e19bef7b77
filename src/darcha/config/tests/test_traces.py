"""Where time goes, without a word of anybody: names are those of our own code, statements lose their values."""

import logging
import re

import pytest
from django.db import connection
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from darcha.config import traces
from darcha.ground import tracing
from darcha.ground.command import command
from darcha.ground.incidents import WordlessFormatter, note
from darcha.ground.json_lines import JsonLines

pytestmark = pytest.mark.django_db
WORD = "Kanareyeva"


@pytest.fixture
def kept():
    """What a collector is given, of everything."""
    yield from collector(100)


@pytest.fixture
def thrown_away():
    """What it is given where next to nothing is kept."""
    yield from collector(0)


def collector(percent):
    exporter = InMemorySpanExporter()
    traces.bind_to(SimpleSpanProcessor(exporter), percent)
    traces._watch_statements(None, connection)
    yield exporter
    tracing.bind(None)
    connection.execute_wrappers.remove(traces._statement)
    traces.connection_created.disconnect(dispatch_uid="darcha-traces")


@command(may=lambda *_: True)
def look_up(word):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT '{word}', %s FROM ground_outboxevent", [word])  # noqa: S608 - as nobody should
    if word == "break":
        raise ValueError(WORD)


def test_a_request_an_act_and_a_statement_are_parts_of_one_trace_without_a_word_of_anybody(kept, client):
    client.get(f"/uz/nothing/{WORD}?name={WORD}", headers={"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"})
    look_up(WORD)
    with pytest.raises(ValueError, match=WORD):
        look_up("break")
    spans = kept.get_finished_spans()
    names = [span.name for span in spans]
    assert "other" in names and "test_traces.look_up" in names and "SELECT ground_outboxevent" in names
    (ended,) = {span.attributes["outcome"] for span in spans if span.name.endswith("look_up")} - {"ok"}
    assert ended == "error"
    said = "".join(span.to_json() for span in spans)
    assert WORD not in said and "a" * 32 not in said
    inner = next(span for span in spans if span.name == "SELECT ground_outboxevent")
    assert inner.parent is not None


def test_an_incident_and_its_lines_bear_the_number_of_the_trace(kept, caplog):
    with tracing.span("request"):
        shown = note(logging.getLogger("darcha.errors"), ValueError(WORD), "a page")
        record = caplog.records[-1]
        number = tracing.trace()
        people, machines = WordlessFormatter().format(record), JsonLines().format(record)
    assert re.fullmatch(r"[0-9a-f]{32}", number) and shown.endswith(f" / {number}")
    assert f"(trace {number})" in people and f'"trace": "{number}"' in machines
    (span,) = kept.get_finished_spans()
    assert span.attributes["incident"] == shown[:8] and span.attributes["error"] == "builtins.ValueError"


def test_what_is_not_kept_is_not_named(thrown_away, caplog):
    with tracing.span("request"):
        assert tracing.trace() == ""
        look_up("x")
        assert len(note(logging.getLogger("darcha.errors"), ValueError(), "a page")) == 8
    assert thrown_away.get_finished_spans() == ()


def test_without_a_collector_nothing_is_traced(settings):
    settings.DARCHA_TRACES_ENDPOINT = ""
    traces.start_traces()
    assert tracing.span("a") is tracing.span("b") and tracing.trace() == ""


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT 'Kanareyeva FROM kanareyka' FROM \"ground_outboxevent\"", "SELECT ground_outboxevent"),
        ('WITH t0 AS (INSERT INTO "ground_outboxevent" VALUES (1)) SELECT 1', "WITH ground_outboxevent"),
        ("SELECT 1", "SELECT"),
        ("Kanareyeva", "SQL"),
        ('DELETE FROM "kanareyka"', "DELETE"),
    ],
)
def test_of_a_statement_its_verb_and_a_table_of_ours(sql, said):
    assert traces.summary(sql) == said
