"""What a line of the log may hold and how it looks, for people and for machines."""

import io
import json
import logging

import pytest

from darcha.ground.incidents import LONGEST, WordlessFormatter, note
from darcha.ground.json_lines import JsonLines

SECRET = "Kanareyeva, AA0000001"


@pytest.fixture
def written():
    """A log of this test alone, and what is written to it by a formatter."""
    log = logging.getLogger("test-of-lines")
    log.propagate = False

    def by(formatter):
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(formatter)
        log.handlers = [handler]
        return log, stream

    yield by
    log.handlers = []


@pytest.fixture
def people(written):
    return written(WordlessFormatter("{levelname} {name} {message}", style="{"))


@pytest.fixture
def machines(written):
    return written(JsonLines())


def broken():
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_an_incident_is_one_object_with_its_fields(machines):
    log, stream = machines
    incident = note(log, broken(), "citizen:home")
    (line,) = stream.getvalue().splitlines()
    said = json.loads(line)
    assert (said["incident"], said["page"], said["level"], said["log"]) == (incident, "citizen:home", "ERROR", log.name)
    assert said["message"] == f"incident {incident} on citizen:home"
    assert "builtins.ValueError" in said["error"] and "test_log_lines.py" in said["error"]
    assert said["time"].endswith("+05:00")
    assert SECRET not in line


def test_an_incident_has_its_place_below_for_people(people):
    log, stream = people
    incident = note(log, broken(), "citizen:home")
    first, *rest = stream.getvalue().splitlines()
    assert first == f"ERROR {log.name} incident {incident} on citizen:home"
    assert "builtins.ValueError" in rest[0] and SECRET not in stream.getvalue()


def test_what_a_library_hangs_on_a_line_is_left_out(machines):
    log, stream = machines
    log.warning("a job ended", extra={"job": {"args": SECRET}, "person": SECRET})
    assert set(json.loads(stream.getvalue())) == {"time", "level", "log", "message", "process"}


def test_a_traceback_of_a_library_is_without_its_words(machines):
    log, stream = machines
    log.error("it broke", exc_info=broken(), stack_info=True)
    said = json.loads(stream.getvalue())
    assert "ValueError" in said["error"] and SECRET not in stream.getvalue()


@pytest.mark.parametrize(
    "word", ["\n2026-01-01 INFO darcha all is well", "\r", "\x1b[2J", "\x9b2J", "\u2028", "\u202egnorw", "\0", '"}{"'],
    ids=ascii,
)  # fmt: skip
def test_no_word_breaks_a_line_or_steers_a_terminal(people, machines, word, written):
    for formatter in (WordlessFormatter("{message}", style="{"), JsonLines()):
        log, stream = written(formatter)
        log.warning("said: %s.", word)
        said = stream.getvalue()
        assert said.count("\n") == 1 and said.endswith("\n")
        assert not [letter for letter in said[:-1] if not letter.isprintable()]
        if isinstance(formatter, JsonLines):
            assert json.loads(said)["message"] == f"said: {word}."


def test_uzbek_words_stay_readable_for_people(people):
    log, stream = people
    log.warning("oʻzbekcha soʻz, ўзбекча сўз")
    assert "oʻzbekcha soʻz, ўзбекча сўз" in stream.getvalue()


def test_no_line_is_longer_than_anybody_reads():
    record = logging.LogRecord("library", logging.ERROR, "", 0, "%s", ("x" * 10_000_000,), None)
    for formatter in (WordlessFormatter("{message}", style="{"), JsonLines()):
        assert len(formatter.format(record)) < 2 * LONGEST
