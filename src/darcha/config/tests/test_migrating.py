"""Tables are brought up whole or not at all, from wherever an earlier attempt ended, and nobody waits long for it."""

import threading

import pytest
from django.db import OperationalError, connection, migrations, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from darcha.config import migrating
from darcha.config.health import troubles

pytestmark = pytest.mark.django_db(transaction=True)
INDEX = "case_sweep"


class Two(migrations.Migration):
    """A table that points at another: Django notes its migration after the commit."""

    operations = [
        migrations.CreateModel("First", [("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(
            "Second",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("first", models.ForeignKey("trying.First", models.PROTECT, related_name="+")),
            ],
        ),
    ]


@pytest.fixture
def two():
    yield Two("0001_two", "trying")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS trying_second, trying_first")
    MigrationRecorder(connection).record_unapplied("trying", "0001_two")


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.startswith("trying_")}


def test_who_dies_before_the_note_leaves_no_table(two, monkeypatch):
    def dies(*_):
        raise SystemExit("killed")

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(MigrationRecorder, "record_applied", dies)
        migrating.Executor(connection).apply_migration(ProjectState(), two)
    assert tables() == set()
    migrating.Executor(connection).apply_migration(ProjectState(), two)
    assert tables() == {"trying_first", "trying_second"}
    assert ("trying", "0001_two") in MigrationRecorder(connection).applied_migrations()


class Wider(migrations.Migration):
    operations = [migrations.RunSQL("ALTER TABLE cases_casecontent ADD COLUMN trying int")]


@pytest.fixture
def wider():
    yield Wider("0002_wider", "trying")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_casecontent DROP COLUMN IF EXISTS trying")
    MigrationRecorder(connection).record_unapplied("trying", "0002_wider")


@pytest.fixture
def report():
    """Somebody reads the table in a transaction that does not end by itself."""
    reads, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM cases_casecontent")
            reads.set()
            may_end.wait(20)
        connection.close()

    thread = threading.Thread(target=read)
    thread.start()
    assert reads.wait(20)
    yield may_end
    may_end.set()
    thread.join()


def test_a_table_in_use_is_asked_for_again(wider, report, monkeypatch):
    monkeypatch.setattr(migrating, "PATIENCE", "50ms")
    waited = []
    monkeypatch.setattr(migrating.time, "sleep", lambda seconds: waited.append(seconds) or report.set())
    migrating.Executor(connection).apply_migration(ProjectState(), wider)
    assert waited and set(waited) == {migrating.PAUSE_SECONDS}


def test_a_table_that_stays_in_use_is_left_as_it_is(wider, report, monkeypatch):
    monkeypatch.setattr(migrating, "PATIENCE", "50ms")
    monkeypatch.setattr(migrating, "TRIES", 2)
    monkeypatch.setattr(migrating.time, "sleep", lambda seconds: None)
    with pytest.raises(OperationalError, match="lock timeout"):
        migrating.Executor(connection).apply_migration(ProjectState(), wider)
    assert "trying" not in [column.name for column in columns()]


def columns():
    with connection.cursor() as cursor:
        return connection.introspection.get_table_description(cursor, "cases_casecontent")


def test_nobody_waits_longer_than_two_seconds_behind_a_migration():
    assert migrating.PATIENCE == "1s"


@pytest.fixture
def unfinished():
    """An index that somebody did not live to finish."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass", [INDEX])
    yield
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_index SET indisvalid = true WHERE indexrelid = %s::regclass", [INDEX])


def test_an_index_that_was_not_finished_is_named_and_rebuilt(unfinished):
    assert any(INDEX in sentence for sentence in troubles())
    migrating.bring_up()
    assert migrating.invalid_indexes() == []
    assert not any(INDEX in sentence for sentence in troubles())


def test_an_index_that_was_built_and_not_noted_is_built_again():
    from django.contrib.postgres.operations import AddIndexConcurrently

    class Beside(migrations.Migration):
        atomic = False
        operations = [AddIndexConcurrently("case", models.Index(fields=["number"], name="trying_beside"))]

    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX trying_beside ON cases_case (number)")
    migrating._clear_the_way([Beside("0003_beside", "cases")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname = 'trying_beside'")
        assert cursor.fetchone() == (0,)


def test_what_an_earlier_rebuilding_left_is_dropped():
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX case_sweep_ccnew1 ON cases_case (number)")
        cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'case_sweep_ccnew1'::regclass")
    migrating.bring_up()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname = 'case_sweep_ccnew1'")
        assert cursor.fetchone() == (0,)
