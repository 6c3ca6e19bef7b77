"""A backup is whole or named broken; a restore touches nothing that lives, proves what it did, and names the gap."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from darcha.config.backup import make as making
from darcha.config.backup.afterwards import Gap, close_doors, put_files_aside
from darcha.config.backup.files import read_list
from darcha.config.backup.manifest import DUMP, FILES, MANIFEST, SUM, finished, names_of_keys, read
from darcha.config.backup.numbers import LEAST, NoteDamaged, enough, given_before, remember
from darcha.config.backup.witness import lost_since
from darcha.connectors.filestore.adapter import FileStore
from darcha.ground import clock, journal
from darcha.ground.models import JournalEntry
from darcha.kernel.documents import keeping, ports
from darcha.kernel.documents.models import IncomingFile
from darcha.kernel.identity.models import Account, SignInSession

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("backup")]
DARCHA = str(Path(sys.executable).with_name("darcha"))
DAYS = ("2026-03-02T10:00+05:00", "2026-03-03T10:00+05:00")


@pytest.fixture
def place(settings, tmp_path, monkeypatch):
    """An installation with two days of journal and three sealed files."""
    settings.DARCHA_FILES_DIR = tmp_path / "files"
    store = FileStore(settings.DARCHA_FILES_DIR)
    monkeypatch.setitem(ports._bound, "blobs", store)
    for content in (b"one", b"two", b"three"):
        store.put(content)
    for day in DAYS:
        with clock.frozen(day):
            journal.record("test.done", by=journal.Actor("system", "test"), about="test:1")
    return tmp_path


@pytest.fixture
def made(place):
    return making.make(place / "backups")


def url(database: str) -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


@pytest.fixture
def copy():
    """The name of a database that is not there yet, and that no other test has."""
    name = f"backup_copy_{uuid4().hex[:12]}"
    yield name
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def darcha(place):
    def run(*arguments, **more):
        environment = os.environ | {"DATABASE_URL": url(connection.settings_dict["NAME"]), "DARCHA_VAR": str(place)}
        done = subprocess.run(
            [DARCHA, *map(str, arguments)], capture_output=True, text=True, env=environment | more, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    return run


RESTORES = """
import os, signal, sys
from pathlib import Path
from darcha.config.backup.elsewhere import turn_to
from darcha.config.environment import start_django
turn_to(sys.argv[2])
start_django()
from darcha.config.backup.restore import restore
"""


def restored_by(step: str, made: Path, copy: str, **more) -> subprocess.CompletedProcess:
    """A restore in a process of its own, with ``step`` in place of the migrations: there it does what it says."""
    call = f"restore(Path(sys.argv[1]), overwrite=sys.argv[2], ahead=None, say=print, migrate=migrate, **{more!r})"
    environment = os.environ | {
        "DATABASE_URL": url(connection.settings_dict["NAME"]),
        "DARCHA_VAR": str(made.parents[1]),
    }
    return subprocess.run(
        [sys.executable, "-c", RESTORES + step + call, made, copy], capture_output=True, text=True, env=environment,
        check=False,
    )  # fmt: skip


def asked(database: str, question: str):
    with psycopg.connect(url(database)) as there:
        return there.execute(question).fetchone()[0]


def forge(made: Path, change) -> None:
    """A manifest that says something else, with the sum that belongs to it."""
    said = json.loads((made / MANIFEST).read_text("utf-8"))
    change(said)
    written = json.dumps(said).encode()
    (made / MANIFEST).write_bytes(written)
    (made / SUM).write_text(f"{sha256(written).hexdigest()}  {MANIFEST}\n", "utf-8")


def damage(file: Path) -> None:
    """One bit in the middle; a linked file gets bytes of its own first."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.unlink()
    file.write_bytes(content)


def test_it_says_what_is_in_it_and_holds_no_key(made, settings):
    said = read(made)
    assert said.census.journal == {"2026-03-02": 1, "2026-03-03": 1}
    assert said.files == 3 == len(list((made / FILES).rglob("*/*")))
    written = (made / MANIFEST).read_text("utf-8")
    for key in (settings.DARCHA_INDEX_KEY, settings.DARCHA_KEY_RING.split(":")[1], settings.SECRET_KEY):
        assert key not in written
    assert set(said.keys) == {"1", "index"}
    assert said.keys == names_of_keys(settings.DARCHA_KEY_RING, settings.DARCHA_INDEX_KEY)


def test_a_backup_is_made_where_there_is_no_git(place, monkeypatch):
    monkeypatch.setenv("PATH", str(place / "no-programs"))
    made = making.make(place / "backups")
    assert read(made).darcha == version("darcha")


def test_the_list_of_files_can_be_checked_without_us(made):
    done = subprocess.run(["sha256sum", "--check", "--quiet", "files.sha256"], cwd=made, check=False)
    assert done.returncode == 0


def test_the_next_one_links_what_it_has_and_the_oldest_go(place, made):
    with clock.frozen("2027-01-01T00:00+05:00"):
        second = making.make(place / "backups")
    assert all((second / FILES / one.name).stat().st_nlink == 2 for one in read_list(second))
    assert making.drop_old(place / "backups", 1) == 1
    assert finished(place / "backups") == [second]
    assert all((second / FILES / one.name).stat().st_nlink == 1 for one in read_list(second))


def kept(place: Path, content: bytes = b"a paper") -> Path:
    """A file that a row names, where the store has it."""
    key = keeping.put(content)
    IncomingFile.objects.create(
        account_id=uuid4(), name="a.pdf", media_type="application/pdf", size=len(content),
        digest=keeping.digest(content), blob_key=key, purpose="test", state="clean",
        received_at=clock.now(), scanned_at=clock.now(),
    )  # fmt: skip
    return place / "files" / key[:2] / key[2:]


def signed_in() -> None:
    account = Account.objects.create(kind="staff", created_at=clock.now(), known={"login": "clerk"})
    SignInSession.objects.create(
        secret_hash=b"0" * 32, account=account, assurance="sms", started_at=clock.now(), seen_at=clock.now(),
        expires_at=clock.now() + timedelta(days=1),
    )  # fmt: skip


def later(place: Path, days: int) -> Path:
    with clock.frozen(f"2027-01-{days:02d}T00:00+05:00"):
        return making.make(place / "backups")


def test_rot_in_an_earlier_backup_is_not_vouched_for_by_the_next(place):
    """A link to it would carry it on, and a new hash would call it good."""
    file = kept(place)
    name = file.relative_to(place / "files")
    first = later(place, 1)
    rotten = first / FILES / name
    content = rotten.read_bytes()
    rotten.write_bytes(content[:20] + bytes([content[20] ^ 1]) + content[21:])
    second = later(place, 2)
    assert read(second).lacking == ()
    assert (second / FILES / name).read_bytes() == content


def test_a_file_that_is_rotten_or_gone_in_the_store_is_named_and_tried_again(place):
    rotten, gone, good = kept(place, b"rotten"), kept(place, b"gone"), kept(place, b"good")
    content = rotten.read_bytes()
    damage(rotten)
    gone.unlink()
    first = later(place, 1)
    assert read(first).lacking == tuple(sorted(file.parent.name + file.name for file in (rotten, gone)))
    assert (first / FILES / good.relative_to(place / "files")).exists()
    rotten.write_bytes(content)
    second = later(place, 2)
    assert read(second).lacking == (gone.parent.name + gone.name,)
    assert (second / FILES / rotten.relative_to(place / "files")).read_bytes() == content


def test_a_backup_with_a_file_that_was_lost_before_says_so(darcha, place):
    kept(place).unlink()
    made = later(place, 1)
    code, _, err = darcha("backup", "check", made)
    assert code == 1
    assert "1 files that the database names were missing or damaged already" in err


def test_one_bit_of_what_it_says_of_itself_is_enough(darcha, made):
    file = made / MANIFEST
    written = file.read_bytes()
    at = written.index(b'"2026-03-02": 1') + len(b'"2026-03-02": ')
    file.write_bytes(written[:at] + b"3" + written[at + 1 :])
    code, out, err = darcha("backup", "check", made)
    assert (code, out) == (2, "")
    assert "damaged or altered" in err


def test_a_backup_of_earlier_days_has_no_such_sum_and_is_still_one(darcha, made):
    forge(made, lambda said: (said.update(format=1), said.pop("lacking")))
    (made / SUM).unlink()
    assert darcha("backup", "check", made)[0] == 0


def test_without_the_keys_a_drill_still_restores_and_says_what_stays_shut(darcha, place, copy):
    kept(place)
    Account.objects.create(kind="staff", created_at=clock.now(), login_index=b"0" * 32, known={"login": "clerk"})
    made, strange = later(place, 1), "1:" + "Q" * 43 + "="
    code, out, err = darcha("restore", made, "--into", copy, "--without-keys", DARCHA_KEY_RING=strange)
    assert (code, err) == (0, ""), err
    assert "2 sealed columns do not open" in out


def test_the_numbers_of_a_long_gap_are_left_out_by_what_was_busy(made):
    said = read(made)
    assert enough(said, said.made_at) == LEAST
    busy = replace(said, census=replace(said.census, journal={"2026-03-02": 300_000, "2026-03-03": 9}))
    assert enough(busy, said.made_at + timedelta(hours=49)) == 3 * 2 * 300_000


def test_a_note_beside_the_backups_remembers_when_all_else_is_gone_again(made, settings):
    settings.DARCHA_BACKUP_DIR = made.parent
    assert given_before(made) == {}
    assert remember(made, {"cases_number_serial": 100_017})
    assert remember(made, {"cases_number_serial": 5, "documents_number": 7})
    assert given_before(made) == {"cases_number_serial": 100_017, "documents_number": 7}


@pytest.mark.parametrize("rot", ["", "{", "[]", '{"cases_number_serial": null}'])
def test_a_note_that_cannot_be_read_is_not_taken_for_none(made, settings, rot):
    settings.DARCHA_BACKUP_DIR = made.parent
    note = made.parent / "numbers-given.json"
    note.write_text(rot, "utf-8")
    with pytest.raises(NoteDamaged, match="says from where numbers went on"):
        given_before(made)
    note.unlink()
    assert given_before(made) == {}


def test_nothing_is_put_back_beside_a_note_that_cannot_be_read(darcha, lived_in):
    made, copy = lived_in
    note = made.parent / "numbers-given.json"
    note.write_text("{", "utf-8")
    try:
        code, _, err = darcha("restore", made, "--into", copy, "--overwrite", copy)
    finally:
        note.unlink()
    assert code == 2 and str(note) in err and "--numbers-ahead" in err
    assert asked(copy, "SELECT count(*) FROM mark") == 0, "what was there stands"


def test_a_history_that_is_shorter_than_an_earlier_backup_saw_is_named(place, made):
    said = read(made)
    assert list(lost_since(replace(said, made_at=said.made_at + timedelta(days=1)), made.parent)) == []
    shorter = replace(said.census, journal={"2026-03-02": 1})
    (sentence,) = lost_since(replace(said, made_at=said.made_at + timedelta(days=1), census=shorter), made.parent)
    assert "2026-03-03: 0 of 1" in sentence
    assert list(lost_since(replace(said, census=shorter), made.parent)) == []


def test_files_of_the_gap_are_put_aside_and_the_gap_is_in_the_journal(place, made, settings):
    settings.DARCHA_VAR, settings.DARCHA_BACKUP_DIR = place, made.parent
    named = kept(place)
    for left in [file for file in (place / "files").rglob("*/*") if file.is_file() and file != named]:
        left.unlink()
    signed_in()
    unnamed = place / "files" / "ab" / ("0" * 30)
    unnamed.parent.mkdir(exist_ok=True)
    unnamed.write_bytes(b"of the gap")
    ended_at = clock.now()
    doors = close_doors(made, read(made), Gap(ended_at, LEAST, {"cases_number_serial": 100_001}))
    aside = put_files_aside(ended_at)
    assert (doors.noted, doors.sessions, aside.files) == (True, 1, 1)
    assert given_before(made) == {"cases_number_serial": 100_001}
    assert (aside.place / "ab" / ("0" * 30)).read_bytes() == b"of the gap"
    assert JournalEntry.objects.get(act="installation.files_put_aside").details == {"files": 1}
    assert named.exists()
    assert SignInSession.objects.get().ended_at is not None
    line = JournalEntry.objects.get(act="installation.restored")
    assert line.details["complete_until"] == read(made).made_at.isoformat()


OPEN_SESSIONS = "SELECT count(*) FROM identity_signinsession WHERE ended_at IS NULL"
ASIDE = "SELECT count(*) FROM pg_namespace WHERE nspname = 'before_restore'"
RESTORED = "SELECT count(*) FROM ground_journalentry WHERE act = 'installation.restored'"


def test_files_that_cannot_be_put_aside_are_no_reason_to_say_that_nothing_was_restored(darcha, place, copy):
    signed_in()
    with clock.frozen("2027-01-01T12:00+05:00"):
        made = making.make(place / "backups")
    restored_by("def migrate(): pass\n", made, copy)
    unnamed, no_folder = place / "files-of-a-copy" / "ab" / ("0" * 30), place / "no-folder"
    unnamed.parent.mkdir(parents=True)
    unnamed.write_bytes(b"of the gap")
    no_folder.touch()
    code, out, err = darcha(
        "restore", made, "--overwrite", copy,
        DATABASE_URL=url(copy), DARCHA_VAR=str(no_folder), DARCHA_FILES_DIR=str(place / "files-of-a-copy"),
    )  # fmt: skip
    assert code == 1
    assert "The backup stands and is proved" in err and "Not a directory" in err
    assert "Nothing was restored" not in err
    assert "1 sessions were ended" in out
    assert (asked(copy, OPEN_SESSIONS), asked(copy, RESTORED)) == (0, 1)
    assert unnamed.exists()


def killed(sign: str, at: str = "") -> str:
    """It comes while it migrates, or when it says that it is ``at`` some step."""
    if not at:
        return f"def migrate(): os.kill(os.getpid(), signal.{sign})\n"
    return f"def migrate(): pass\ndef print(words): words.startswith({at!r}) and os.kill(os.getpid(), signal.{sign})\n"


@pytest.fixture
def lived_in(place, copy):
    """A backup, the living database that it shall be put into, which has more, and its name."""
    signed_in()
    with clock.frozen("2027-01-01T12:00+05:00"):
        made = making.make(place / "backups")
    restored_by("def migrate(): pass\n", made, copy)
    with psycopg.connect(url(copy)) as there:
        there.execute("CREATE TABLE mark (x int)")
        there.execute("SELECT setval('cases_number_serial', 5000000)")
    return made, copy


@pytest.mark.parametrize("sign", ["SIGTERM", "SIGHUP"])
def test_a_restore_that_is_ended_by_a_signal_brings_back_what_was_there(lived_in, sign):
    made, copy = lived_in
    listens = f"signal.signal(signal.{sign}, signal.SIG_DFL)\n"  # whoever runs the tests by nohup hands on the contrary
    done = restored_by(listens + killed(sign), made, copy)
    assert f"CutOff: {sign}" in done.stderr
    assert asked(copy, "SELECT count(*) FROM mark") == 0
    assert asked(copy, ASIDE) == 0


def test_who_must_not_be_ended_by_a_lost_ssh_is_not(lived_in):
    made, copy = lived_in
    done = restored_by("signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + killed("SIGHUP"), made, copy)
    assert done.returncode == 0, done.stderr


def test_after_a_kill_nobody_is_signed_in_and_no_number_is_given_twice(lived_in):
    made, copy = lived_in
    done = restored_by(killed("SIGKILL", at="3/4"), made, copy, in_earnest=True)
    assert done.returncode == -signal.SIGKILL
    assert (asked(copy, OPEN_SESSIONS), asked(copy, RESTORED)) == (0, 1)
    assert asked(copy, "SELECT nextval('cases_number_serial')") == 5_000_000 + 100_001


def test_a_kill_before_the_migrations_lets_no_number_be_given_twice_either(lived_in):
    made, copy = lived_in
    assert restored_by(killed("SIGKILL", at="2/4"), made, copy).returncode == -signal.SIGKILL
    assert asked(copy, "SELECT nextval('cases_number_serial')") == 5_000_000 + 100_001


def test_after_a_kill_the_living_data_is_named_and_comes_back_before_anything_is_done(darcha, lived_in):
    made, copy = lived_in
    restored_by(killed("SIGKILL"), made, copy)
    code, _, err = darcha("restore", made, "--into", copy)
    assert code == 2
    assert "before_restore" in err and f"--overwrite {copy}" in err
    assert asked(copy, "SELECT count(*) FROM before_restore.mark") == 0
    code, _, err = darcha("health", DATABASE_URL=url(copy))
    assert code == 1
    assert "what was in the database before it is in the schema before_restore" in err
    done = restored_by("def migrate(): raise SystemExit('it fails again')\n", made, copy)
    assert "it fails again" in done.stderr
    assert asked(copy, "SELECT count(*) FROM public.mark") == 0
    assert asked(copy, ASIDE) == 0
    restored_by(killed("SIGKILL"), made, copy)
    assert darcha("restore", made, "--into", copy, "--overwrite", copy)[0] == 0
    assert asked(copy, ASIDE) == 0
    assert asked(copy, "SELECT nextval('cases_number_serial')") > 5_000_000


def test_one_that_was_killed_is_cleared_away_and_counts_for_nothing(place, made):
    left = place / "backups" / "2026-01-01T000000.unfinished"
    left.mkdir()
    (left / MANIFEST).write_text("{}")
    assert finished(place / "backups") == [made]
    with clock.frozen("2027-01-01T00:00+05:00"):
        making.make(place / "backups")
    assert not left.exists()


def test_a_whole_one_is_said_to_be_whole(darcha, made):
    code, out, _ = darcha("backup", "check", made.parent)
    assert (code, "whole" in out, made.name in out) == (0, True, True)


@pytest.mark.parametrize("broken", [DUMP, "files.sha256", FILES])
def test_one_bit_is_enough_to_be_named_and_nothing_is_begun(darcha, made, copy, broken):
    file = made / broken if broken != FILES else made / FILES / read_list(made)[1].name
    damage(file)
    code, out, err = darcha("backup", "check", made)
    assert (code, out) == (1, "")
    assert (file.name in err) and "another backup" in err
    code, _, err = darcha("restore", made, "--into", copy)
    assert code == 2
    assert "another backup" in err
    assert asked(copy, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == 0


def test_without_the_keys_nothing_is_begun_and_the_missing_one_is_named(darcha, made, copy):
    strange = "1:" + "Q" * 43 + "="
    for command in (("backup", "check", made), ("restore", made, "--into", copy)):
        code, _, err = darcha(*command, DARCHA_KEY_RING=strange)
        assert code in {1, 2}
        assert "1 of DARCHA_KEY_RING" in err


def test_no_backup_is_bad_use(darcha, place, copy):
    for command in (("backup", "check", place), ("restore", place, "--into", copy)):
        code, out, err = darcha(*command)
        assert (code, out) == (2, "")
        assert "no backup" in err


def test_an_installation_that_lives_is_not_touched(darcha, made):
    code, out, err = darcha("restore", made)
    assert (code, out) == (2, "")
    assert f"--overwrite {connection.settings_dict['NAME']}" in err
    code, _, err = darcha("restore", made, "--overwrite", connection.settings_dict["NAME"])
    assert code == 2
    assert "in use" in err


def test_what_is_restored_is_what_was_there_and_the_gap_has_words(darcha, place, made, copy):
    code, out, err = darcha("restore", made, "--into", copy)
    assert (code, err) == (0, "")
    assert f"complete up to {read(made).made_at:%d.%m.%Y %H:%M:%S}" in out
    assert "there is a gap" in out
    assert asked(copy, "SELECT count(*) FROM ground_journalentry") == 2
    restored = place / "copies" / copy / "files"
    assert sorted(path.name for path in restored.rglob("*/*")) == sorted(Path(one.name).name for one in read_list(made))


def test_no_number_is_given_twice_not_even_after_two_restores(darcha, made, copy):
    before = read(made).census.sequences["cases_number_serial"]
    darcha("restore", made, "--into", copy)
    first = asked(copy, "SELECT nextval('cases_number_serial')")
    assert first == before + 100_001
    code, _, err = darcha("restore", made, "--into", copy, "--overwrite", copy)
    assert code == 0, err
    assert asked(copy, "SELECT nextval('cases_number_serial')") == first + 100_001


def test_a_sequence_that_is_younger_than_the_backup_goes_on_too(made, copy):
    younger = (
        "def migrate():\n"
        "    from django.db import connection\n"
        "    connection.cursor().execute('CREATE SEQUENCE younger_serial AS bigint MINVALUE 1')\n"
    )
    (made.parent / "numbers-given.json").write_text('{"younger_serial": 7}', "utf-8")
    assert restored_by(younger, made, copy).returncode == 0
    assert asked(copy, "SELECT nextval('younger_serial')") == 7 + 100_001
    assert restored_by(younger, made, copy).returncode == 0
    assert asked(copy, "SELECT nextval('younger_serial')") == 7 + 100_001 + 100_001


def test_a_copy_that_is_not_what_it_should_be_is_put_aside_and_the_gap_is_named_by_day(darcha, made, copy):
    darcha("restore", made, "--into", copy)
    with psycopg.connect(url(copy)) as there:
        there.execute("CREATE TABLE mark (x int)")
    forge(made, lambda said: said["census"].update(journal={**said["census"]["journal"], "2026-03-03": 3}))
    forge(made, lambda said: said["census"].update(journal_digest="0" * 64))
    code, _, err = darcha("restore", made, "--into", copy, "--overwrite", copy)
    assert code == 1
    assert "of 2026-03-03 it has 1 of 3 lines" in err
    assert asked(copy, "SELECT count(*) FROM mark") == 0


def test_a_backup_of_a_newer_version_is_refused_by_name(darcha, made, copy):
    forge(made, lambda said: said["census"]["migrations"].append("zebra.0001_initial"))
    code, _, err = darcha("restore", made, "--into", copy)
    assert code == 2
    assert "zebra.0001_initial" in err


def test_a_rehearsal_says_what_it_would_do_and_leaves_no_copy(darcha, place, made, copy):
    code, out, err = darcha("upgrade", "rehearse", made, "--into", copy)
    assert (code, err) == (0, "")
    assert "no migration that the copy has not" in out
    assert asked(copy, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == 0
    assert not (place / "copies" / copy / "files").exists()


def test_a_rehearsal_never_empties_what_it_did_not_make(darcha, made, copy):
    darcha("restore", made, "--into", copy)
    code, _, err = darcha("upgrade", "rehearse", made, "--into", copy)
    assert code == 2
    assert "not empty" in err
    assert asked(copy, "SELECT count(*) FROM ground_journalentry") == 2
