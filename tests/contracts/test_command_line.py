"""The command line keeps its contract: every vector, with no server and no database; exit codes; quiet stdout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from darcha.config import cli

DARCHA = Path(sys.executable).with_name("darcha")
HIDDEN = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE"}
ENV = {name: value for name, value in os.environ.items() if not name.startswith("DARCHA_") and name not in HIDDEN}
ENV["DARCHA_ENV"] = "development"  # and no database: a running demo beside us is none of our business


@pytest.fixture(autouse=True, scope="session")
def _compile_once(tmp_path_factory):
    """Each command is a fresh process; that each compiles everything anew is not what is tested."""
    ENV["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("bytecode"))


def darcha(*arguments, **more):
    return subprocess.run(
        [DARCHA, *arguments], capture_output=True, text=True, timeout=120, check=False, env={**ENV, **more}
    )


@pytest.fixture
def in_process(capfd, monkeypatch):
    """The same command line without a process of its own, for what needs no proof of standing alone."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["darcha", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.fixture
def quick(in_process):
    def run(*arguments):
        code, out, err = in_process("explain", *arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return run


def term(service, arrived, *more):
    done = darcha("explain", "term", service, "--arrived", arrived, *more, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def fee(service, on, *more):
    done = darcha("explain", "fee", service, "--on", on, *more, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_after_hours_on_a_friday():
    said = term("appeal", "2026-03-06T18:30+05:00")
    assert said["registered_at"].startswith("2026-03-10")
    assert said["due_on"] == "2026-03-25"


def test_a_minute_before_the_end_of_hours():
    said = term("appeal", "2026-03-06T17:59+05:00")
    assert said["registered_at"].startswith("2026-03-06")
    assert said["due_on"] == "2026-03-24"


def test_a_proposal_on_a_saturday():
    said = term("appeal", "2026-01-31T10:00+05:00", "--kind", "proposal")
    assert said["registered_at"].startswith("2026-02-02")
    assert said["due_on"] == "2026-03-02"


def test_a_working_saturday():
    said = term("appeal", "2026-12-12T10:00+05:00")
    assert said["registered_at"].startswith("2026-12-12")
    assert said["due_on"] == "2026-12-28"


def test_two_working_hours_over_a_weekend():
    said = term("window-tint-permit", "2026-03-06T16:00+05:00", "--event", "paid@2026-03-06T17:00+05:00")
    assert said["due_at"].startswith("2026-03-10T10:00")


def test_two_working_hours_over_an_undecreed_holiday():
    said = term("window-tint-permit", "2026-12-30T17:00+05:00", "--event", "paid@2026-12-30T17:30+05:00")
    assert said["due_at"].startswith("2027-01-04T10:30")
    assert said["confirmed"] is False


def test_one_working_day_over_a_moved_day_off():
    said = term("housing-certificate", "2026-08-28T12:00+05:00", "--event", "paid@2026-08-28T12:00+05:00")
    assert said["due_on"] == "2026-09-02"


def test_the_answer_carries_its_derivation(quick):
    said = quick("term", "appeal", "--arrived", "2026-03-06T17:59+05:00")
    assert {"registered_at", "due_on", "starts_on", "confirmed", "rule", "article", "derivation"} <= set(said)
    assert said["confirmed"] is True
    assert (said["derivation"][0]["on"], said["derivation"][0]["counted"]) == ("2026-03-06", False)
    for day in said["derivation"]:
        assert {"on", "counted", "why", "ref"} <= set(day)
        assert day["why"]["code"] and day["why"]["text"]
    assert sum(day["counted"] for day in said["derivation"]) == 15


def test_before_the_payment_no_term_runs(quick):
    said = quick("term", "housing-certificate", "--arrived", "2026-08-28T12:00+05:00")
    assert (said["due_on"], said["due_at"]) == (None, None)


@pytest.mark.parametrize("calendar", ["five", "six"])
def test_both_weeks(quick, calendar):
    assert quick("term", "appeal", "--arrived", "2026-03-06T17:59+05:00", "--calendar", calendar)["due_on"]


def test_tint_on_the_portal_with_a_disability():
    said = fee("window-tint-permit", "2026-09-01", "--relief", "disability-1-2", "--channel", "portal")
    assert said["total"] == 1_760_000
    assert said["currency"] == "UZS"
    for line in said["lines"]:
        assert {"code", "text", "amount", "act"} <= set(line)
        assert isinstance(line["amount"], int)


@pytest.mark.parametrize("payer", ["individual", "entity", "foreign-entity"])
def test_a_bus_pays_the_bus_rate_whoever_owns_it(quick, payer):
    bus = quick(
        "fee", "window-tint-permit", "--on", "2026-09-01", "--payer", payer, "--answers", '{"vehicle_category":"bus"}'
    )
    individual = quick("fee", "window-tint-permit", "--on", "2026-09-01", "--answers", '{"vehicle_category":"bus"}')
    assert bus["total"] == individual["total"]


def test_a_domestic_entity_pays_the_individual_s_rate(quick):
    rates = [
        quick("fee", "window-tint-permit", "--on", "2026-09-01", "--payer", payer)["total"]
        for payer in ("individual", "entity")
    ]
    assert rates[0] == rates[1]


def test_a_certificate_costs_a_twentieth_of_the_base_unit(quick):
    assert quick("fee", "housing-certificate", "--on", "2026-09-01", "--channel", "centre")["total"] > 0


BAD_USE = [
    ("pack", "check", "/no/such/folder"),
    ("explain", "fee", "no-such-service", "--on", "2026-09-01", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "yesterday", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2023-12-31", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2026-09-01", "--answers", "{", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2026-09-01", "--answers", "[]", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2026-09-01", "--payer", "nobody", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2026-09-01", "--channel", "pigeon", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2026-09-01", "--relief", "charm", "--json"),
    ("explain", "fee", "window-tint-permit", "--on", "2026-09-01", "--lang", "xx"),
    ("explain", "term", "appeal", "--arrived", "2026-03-06T10:00", "--lang", "xx"),
    ("explain", "fee", "--json"),
    ("explain", "term", "no-such-service", "--arrived", "2026-03-06T10:00+05:00", "--json"),
    ("explain", "term", "appeal", "--arrived", "soon", "--json"),
    ("explain", "term", "appeal", "--arrived", "2026-03-06T10:00+05:00", "--event", "paid", "--json"),
    (
        "explain",
        "term",
        "appeal",
        "--arrived",
        "2026-03-06T10:00+05:00",
        "--event",
        "sung@2026-03-06T11:00+05:00",
        "--json",
    ),
    ("explain", "term", "appeal", "--arrived", "2026-03-06T10:00+05:00", "--kind", "rumour", "--json"),
    ("explain", "term", "appeal", "--arrived", "2026-03-06T10:00+05:00", "--calendar", "seven", "--json"),
    ("no-such-command",),
    ("demo", "token", "nobody"),
    ("demo", "code", "nobody"),
]


@pytest.mark.parametrize("arguments", BAD_USE, ids=lambda said: " ".join(said)[:70])
def test_bad_use_is_2_with_nothing_on_stdout(in_process, arguments):
    code, out, err = in_process(*arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_bad_use_of_the_real_command():
    done = darcha(*BAD_USE[1])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_the_packs_are_in_order():
    done = darcha("pack", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_pack_with_a_mistake_is_1(tmp_path, in_process):
    import shutil

    from django.conf import settings

    packs = tmp_path / "packs"
    shutil.copytree(settings.DARCHA_PACKS_DIR, packs)
    path = next(packs.glob("agencies/*/services/window-tint-permit/service.yaml"))
    path.write_text(path.read_text() + "\nno_such_key: 1\n")
    code, out, err = in_process("pack", "check", str(packs))
    assert code == 1
    said = out + err
    assert "service.yaml" in said
    assert "no_such_key" in said
    assert said.rstrip().endswith("\nMistakes: 1")


@pytest.mark.django_db
def test_the_demo_people_are_told_as_json(in_process):
    code, out, err = in_process("demo", "people", "--json")
    assert (code, err) == (0, "")
    people = json.loads(out)
    names = {"citizen", "citizen2", "entrepreneur", "foreigner", "officer", "officer2", "head"}
    assert names <= {person["persona"] for person in people}
    for person in people:
        assert {"persona", "name", "how"} <= set(person)
        assert {"uz", "kaa", "ru", "en"} <= set(person["how"])


def test_outside_the_demo_there_are_no_demo_people():
    done = darcha("demo", "people", "--json", DARCHA_DEMO="false", DARCHA_ENV="test")
    assert (done.returncode, done.stdout) == (2, "")
