"""Every wrong call ends with 2 and says why on stderr alone: no command named, words that nothing understands."""

import sys

import pytest

from darcha.config import cli

CALENDAR_S_END = ("explain", "term", "appeal", "--arrived", "9999-12-31T23:59+05:00")
FEE = ("explain", "fee", "window-tint-permit", "--on", "2026-09-01")
WRONG = [
    CALENDAR_S_END,
    ("explain", "term", "appeal", "--arrived", "0001-01-01T00:00+05:00"),
    ("explain", "term", "appeal", "--arrived", "2026-03-06T10:00+05:00", "--lang", "xx"),
    (*FEE, "--lang", "xx"),
    (*FEE, "--answers", '{"vehicle_category": "bus", "vehicle_category": "car"}'),
    (*FEE, "--answers", '{"vehicle_category": NaN}'),
    (*FEE, "--answers", "[" * 100_000),
    ("pack", "check", "/nowhere"),
    ("pack", "check", "/etc/hostname"),
]
ALONE = {"backup"}  # groups that do something when no command of theirs is named
GROUPS = [(), *((group.name,) for group in cli.app.registered_groups if group.name not in ALONE)]


@pytest.fixture
def darcha(capfd, monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["darcha", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.mark.parametrize("arguments", [*GROUPS, *WRONG], ids=lambda said: " ".join(said)[:60])
def test_it_is_2_and_said_on_stderr_alone(darcha, arguments):
    code, out, err = darcha(*arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_help_is_no_wrong_call(darcha):
    code, out, err = darcha("--help")
    assert (code, err) == (0, "")
    assert all(group.name in out for group in cli.app.registered_groups)


def test_the_words_of_a_term_say_why_it_was_registered_later(darcha):
    _, out, _ = darcha("explain", "term", "appeal", "--arrived", "2026-12-12T19:00+05:00")
    assert "2026-12-12  skipped  Arrived after office hours" in out
