"""From a base and the changes after it the database of an instant comes back; rot and gaps in an archive are named."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from darcha.config.archive.check import written_now, wrong_with
from darcha.config.archive.files import UNNAMED, forget_unnamed
from darcha.config.archive.place import Archive, segments
from darcha.config.archive.seal import sealed
from darcha.config.environment import PROJECT_DIR
from darcha.config.postgres import cluster_at
from darcha.config.processes.secrets_file import own_secrets
from darcha.ground.ids import new_id

DARCHA = str(Path(sys.executable).with_name("darcha"))
LINE = "INSERT INTO ground_journalentry (id, at, act, actor_kind, actor_id, about, purpose, details) VALUES"


class Place:
    """An installation without people: a database of its own, its tables, an archive that runs."""

    def __init__(self, home: Path) -> None:
        self.home, self.cluster = home, cluster_at(home / "pg")[0]
        self.cluster.initialise()
        self.server = self.cluster.start(durable=False)
        self.cluster.wait(self.server)
        self.cluster.create_database()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DARCHA_", "DATABASE_URL"))}
        self.environment = kept | own_secrets(home / "secrets.env") | {
            "DARCHA_ENV": "development",
            "DATABASE_URL": self.cluster.url(),
            "DARCHA_VAR": str(home / "var"),
            "DARCHA_ARCHIVE_DIR": str(home / "archive"),
        }  # fmt: skip
        self.archiver: subprocess.Popen[bytes] | None = None

    def darcha(self, *arguments: object) -> tuple[int, str, str]:
        done = subprocess.run(
            [DARCHA, *map(str, arguments)], capture_output=True, text=True, env=self.environment, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    def ask(self, *question: object):
        with psycopg.connect(self.cluster.url(), autocommit=True) as there:
            found = there.execute(*question)
            return found.fetchone() if found.description else None

    def write(self, act: str) -> datetime:
        """A line of the journal; the moment after it, by the database."""
        self.ask(LINE + " (%s, now(), %s, 'system', 'test', 'test:1', '', '{}')", [new_id(), act])
        time.sleep(0.05)
        return self.ask("SELECT clock_timestamp()")[0]

    def fetched(self) -> None:
        """Until the archive has what is in the database now."""
        wanted = self.ask("SELECT pg_current_wal_flush_lsn()")[0]
        for _ in range(100):
            row = self.ask(
                "SELECT flush_lsn >= %s FROM pg_stat_replication WHERE application_name = 'darcha_archive'", [wanted]
            )
            if row and row[0]:
                return
            time.sleep(0.1)
        raise AssertionError("the archive does not follow")

    def wrong(self) -> list[str]:
        """What its check says of its changes and bases."""
        return list(wrong_with(self.archive, written_now(self.archive, self.cluster.url())))

    @property
    def archive(self) -> Archive:
        (found,) = [one for one in (self.home / "archive").glob("[0-9]*") if "until" not in one.name]
        return Archive(found)

    def follow(self) -> None:
        self.archiver = subprocess.Popen([DARCHA, "archive", "run"], env=self.environment, cwd=PROJECT_DIR)
        for _ in range(200):
            if self.ask("SELECT 1 FROM pg_stat_replication WHERE application_name = 'darcha_archive'"):
                return
            time.sleep(0.1)
        raise AssertionError("no archive follows")

    def pause(self) -> None:
        assert self.archiver is not None
        self.archiver.send_signal(signal.SIGTERM)
        assert self.archiver.wait(timeout=20) == 0

    def stop(self) -> None:
        if self.archiver is not None and self.archiver.poll() is None:
            self.pause()
        self.server.send_signal(signal.SIGQUIT)
        self.server.wait(timeout=20)


@pytest.fixture(scope="module")
def place():
    home = Path(tempfile.mkdtemp(prefix="darcha-archive-"))  # pytest's own folders are shut to the server's user
    home.chmod(0o755)
    here = Place(home)
    try:
        assert here.darcha("migrate")[0] == 0
        here.follow()
        store = home / "var" / "files" / "ab"
        store.mkdir(parents=True)
        (store / ("c" * 30)).write_bytes(b"sealed")
        code, out, err = here.darcha("archive", "base")
        assert (code, err) == (0, ""), err
        assert "Every page was read and is whole" in out
        yield here
    finally:
        here.stop()
        shutil.rmtree(home)


def test_the_database_of_an_instant_comes_back_and_no_later_line(place: Place):
    place.write("test.before")
    instant = place.write("test.at")
    place.write("test.after")
    place.fetched()
    code, out, err = place.darcha("restore", "--to", instant.isoformat(), place.home / "archive", "--into", "instant")
    assert (code, err) == (0, ""), err
    with psycopg.connect(place.cluster.url("instant")) as there:
        acts = [row[0] for row in there.execute("SELECT act FROM ground_journalentry ORDER BY at")]
    assert acts[-1] == "test.at"
    assert "there is a gap" in out


def test_the_last_that_it_knows_comes_back_and_an_instant_behind_it_is_that(place: Place):
    place.write("test.last")
    place.fetched()
    for number, to in enumerate(("last", "2999-01-01", "last")):  # the same instant twice, as after a failed try
        code, _, err = place.darcha("restore", "--to", to, place.home / "archive", "--into", f"last{number}")
        assert (code, err) == (0, ""), err
        with psycopg.connect(place.cluster.url(f"last{number}")) as there:
            row = there.execute("SELECT count(*) FROM ground_journalentry WHERE act = 'test.last'").fetchone()
        assert row == (1,)


def test_an_instant_before_the_first_base_is_refused_and_the_reach_is_said(place: Place):
    code, out, err = place.darcha("restore", "--to", "2020-01-01", place.home / "archive", "--into", "never")
    assert (code, out) == (2, "") or "Replaying" in out
    assert "does not go back so far" in err


def test_what_is_no_instant_is_bad_use(place: Place):
    assert place.darcha("restore", "--to", "yesterday", place.home / "archive")[0] == 2


def test_files_follow_within_seconds(place: Place):
    assert (place.archive.files / "ab" / ("c" * 30)).read_bytes() == b"sealed"


def test_copies_that_nothing_names_go_when_no_instant_reaches_them_any_more(tmp_path):
    files, day = tmp_path / "files", datetime(2026, 3, 10, tzinfo=UTC)
    for key in ("aa1", "aa2", "bb3", "bb4"):
        (files / key[:2]).mkdir(exist_ok=True, parents=True)
        (files / key[:2] / key[2:]).write_bytes(b"x")
        os.utime(files / key[:2] / key[2:], (1000, 1000))
    os.utime(files / "bb" / "3", (day.timestamp(), day.timestamp()))

    def forget(after: int, oldest: int, *unnamed: str) -> int:
        now, reach = day + timedelta(days=after), day + timedelta(days=oldest)
        return forget_unnamed(files, lambda keys: set(unnamed) & set(keys), now, reach)

    # as old as they are, a base of yesterday may have rows that name them
    assert forget(0, -1, "aa2", "bb3", "bb4") == 0
    assert forget(1, 0, "aa2", "bb3") == 0  # bb4 has a name again: an earlier instant was put back
    assert forget(2, 1, "aa2", "bb3", "bb4") == 1
    assert sorted(file.name for file in files.rglob("*/*")) == ["1", "3", "4"]
    assert forget(3, 2, "bb3", "bb4") == 0  # bb3 may have waited for its transaction until now
    (tmp_path / UNNAMED).write_text("[", "utf-8")
    assert forget(4, 3, "bb3", "bb4") == 0  # nobody knows since when
    assert forget(6, 5, "bb3", "bb4") == 2


def test_a_whole_archive_is_said_to_be_whole_and_each_flipped_bit_is_named(place: Place):
    place.ask("SELECT pg_switch_wal()")
    place.write("test.more")
    for _ in range(100):
        if len(sealed(place.archive)) >= 2 and set(sealed(place.archive)) == {
            one.name for one in segments(place.archive)
        }:
            break
        time.sleep(0.1)
    code, _, err = place.darcha("archive", "check")
    assert (code, err) == (0, ""), err
    base = place.archive.bases()[-1].folder
    place.pause()  # it would mend what it can
    for file in (next(segments(place.archive)), place.archive.wal_sums, *sorted(base.iterdir())):
        whole = file.read_bytes()
        place_of_it = len(whole) // 2
        try:
            file.write_bytes(whole[:place_of_it] + bytes([whole[place_of_it] ^ 4]) + whole[place_of_it + 1 :])
            assert place.wrong(), file
        finally:
            file.write_bytes(whole)
    assert place.wrong() == []
    place.follow()


def test_a_segment_that_was_never_fetched_is_a_gap(place: Place):
    place.ask("SELECT pg_switch_wal()")
    place.write("test.later")
    place.fetched()
    names = [one.name for one in segments(place.archive)]
    place.pause()  # it would read that segment and note it
    later = place.archive.wal / f"{names[-1][:16]}{int(names[-1][16:], 16) + 3:08X}"
    later.write_bytes(b"")
    try:
        assert any("never fetched" in sentence for sentence in place.wrong())
    finally:
        later.unlink()
        place.follow()


def test_behind_a_gap_no_earlier_instant_is_put_back_unless_it_is_asked_for(place: Place):
    instant = place.write("test.before_the_gap")
    place.write("test.last_before_the_gap")
    place.ask("SELECT pg_switch_wal()")
    wanted = place.write("test.in_the_gap")
    place.ask("SELECT pg_switch_wal()")
    later = place.write("test.at_the_end")
    place.fetched()
    *_, lost = segments(place.archive)
    aside = lost.rename(place.home / lost.name)
    try:
        for to in ("last", later.isoformat()):
            code, _, err = place.darcha("restore", "--to", to, place.home / "archive", "--into", "behind_a_gap")
            assert code == 1
            assert f"{lost.name} is missing" in err
        before = re.search(r"--to '(\S+)'", err)[1]
        assert datetime.fromisoformat(before) < wanted
        for number, to in enumerate((before, instant.isoformat())):
            code, _, err = place.darcha("restore", "--to", to, place.home / "archive", "--into", f"before_it{number}")
            assert (code, err) == (0, ""), err
    finally:
        aside.rename(lost)


def test_an_archive_that_was_away_for_too_long_begins_anew_and_keeps_the_way_to_before(place: Place):
    before = place.archive.bases()
    place.pause()
    try:
        place.ask("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'")
        place.ask("SELECT pg_reload_conf()")
        for _ in range(4):
            place.write("test.away")
            place.ask("SELECT pg_switch_wal()")
        place.ask("CHECKPOINT")
        place.ask("CHECKPOINT")
        assert place.ask("SELECT wal_status FROM pg_replication_slots") == ("lost",)
    finally:
        place.ask("ALTER SYSTEM RESET max_slot_wal_keep_size")
        place.ask("SELECT pg_reload_conf()")
        place.follow()
    code, _, err = place.darcha("archive", "check")
    assert code == 1
    assert "There is no base" in err
    assert place.darcha("archive", "base")[0] == 0
    assert place.darcha("archive", "check")[0] == 0
    code, _, err = place.darcha(
        "restore", "--to", before[-1].ended_at.isoformat(), place.home / "archive", "--into", "long_ago"
    )
    assert (code, err) == (0, ""), err


def test_a_base_is_not_made_of_a_rotten_page(place: Place):
    """And with it every table and index is looked at."""
    place.ask("CREATE TABLE rotten AS SELECT generate_series(1, 1000) AS number")
    place.ask("CHECKPOINT")
    file = place.cluster.data / place.ask("SELECT pg_relation_filepath('rotten')")[0]
    whole = file.read_bytes()
    file.write_bytes(whole[:4000] + bytes([whole[4000] ^ 1]) + whole[4001:])
    try:
        code, out, err = place.darcha("archive", "base")
    finally:
        file.write_bytes(whole)
    assert (code, out) == (1, "")
    assert "checksum" in err
    assert list(place.archive.home.glob("*.unfinished")) == []


def test_changes_that_are_all_gone_are_a_gap(place: Place):
    assert place.wrong() == []
    aside = place.archive.home / "aside"
    sums = place.archive.wal_sums.read_bytes()
    place.pause()
    try:
        place.archive.wal.rename(aside)
        place.archive.wal.mkdir()
        place.archive.wal_sums.write_bytes(b"")
        assert any("never fetched" in sentence for sentence in place.wrong())
    finally:
        shutil.rmtree(place.archive.wal)
        aside.rename(place.archive.wal)
        place.archive.wal_sums.write_bytes(sums)
        place.follow()
