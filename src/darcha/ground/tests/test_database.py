"""Few statements, prepared; what an act writes is written together, or not at all."""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.database import Given, Question, insert_together, new_row, prepared_cursor
from darcha.ground.ids import new_id
from darcha.ground.journal import Actor, record
from darcha.ground.models import JournalEntry, OutboxEvent
from darcha.ground.outbox import Event, emit
from darcha.ground.outbox.deliver import deliver

pytestmark = pytest.mark.django_db
SYSTEM = Actor("system", "test")


@dataclass(frozen=True, kw_only=True)
class SomethingWasWritten(Event):
    """Only tests tell this."""

    record_only = True
    name: str


def say(name):
    record("test.said", by=SYSTEM, about=name)
    emit(SomethingWasWritten(name=name))


@command(may=lambda *_: True)
def act(*steps):
    for step in steps:
        step()


def fail():
    raise RuntimeError("told to fail")


def suppressed(step):
    def run():
        with pytest.raises(RuntimeError):
            step()

    return run


def said():
    """Whose journal, whose events, and how many jobs."""
    names = list(JournalEntry.objects.order_by("id").values_list("about", flat=True))
    told = [facts["name"] for facts in OutboxEvent.objects.order_by("id").values_list("facts", flat=True)]
    assert ProcrastinateJob.objects.count() == len(told)
    return names, told


def written(run):
    with CaptureQueriesContext(connection) as captured:
        run()
    return [query["sql"] for query in captured if "INSERT" in query["sql"]]


def test_whatever_an_act_says_is_one_statement():
    assert len(written(lambda: act(lambda: say("a"), lambda: say("b"), lambda: act(lambda: say("c"))))) == 1
    assert said() == (["a", "b", "c"], ["a", "b", "c"])


def test_nothing_is_written_before_the_end_and_all_of_it_before_the_answer():
    seen = []
    act(lambda: say("a"), lambda: seen.append(JournalEntry.objects.count()))
    assert seen == [0] and JournalEntry.objects.count() == 1


def test_an_act_that_fails_says_nothing():
    with pytest.raises(RuntimeError):
        act(lambda: say("a"), fail)
    assert said() == ([], [])
    act(lambda: say("b"))
    assert said() == (["b"], ["b"])


def test_an_inner_act_that_fails_takes_only_its_own_words_along():
    inner = suppressed(lambda: act(lambda: say("lost"), fail))
    act(lambda: say("a"), inner, lambda: say("b"))
    assert said() == (["a", "b"], ["a", "b"])


def test_what_is_said_in_a_savepoint_of_its_own_goes_with_it():
    def savepoint():
        with transaction.atomic():
            say("lost")
            act(lambda: say("lost too"))
            fail()

    act(lambda: say("a"), suppressed(savepoint), lambda: say("b"))
    assert said() == (["a", "b"], ["a", "b"])


def test_outside_an_act_it_is_written_at_once():
    assert len(written(lambda: say("a"))) == 2
    assert said() == (["a"], ["a"])


def test_a_line_that_the_database_refuses_ends_the_act():
    twice = JournalEntry(id=new_id(), at=clock.now(), act="a", actor_kind="b", actor_id="c", about="d")
    insert_together([twice])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together([twice])


def test_a_job_is_as_the_library_makes_it():
    emit(SomethingWasWritten(name="a"))
    event = OutboxEvent.objects.get()
    deliver.defer(event_id=str(event.id))
    ours, theirs = ProcrastinateJob.objects.order_by("id").values()
    assert {**ours, "id": 0} == {**theirs, "id": 0}


def test_no_commit_waits_for_the_lock_of_a_notice():
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
             WHERE tgrelid = 'procrastinate_jobs'::regclass AND tgenabled <> 'D' AND prosrc ILIKE '%pg_notify%'
               AND tgtype & 4 <> 0""")
        assert cursor.fetchall() == []


def prepared():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return cursor.fetchone()[0]


def test_a_hot_statement_is_planned_once():
    def ask():
        with prepared_cursor() as cursor:
            cursor.execute("SELECT %s::int + 40, '100%%'", [2])
            return cursor.fetchall()

    before = prepared()
    assert ask() == ask() == [(42, "100%")]
    assert prepared() == before + 1


def test_a_question_finds_models_by_what_is_given_each_time():
    question = Question(lambda: JournalEntry.objects.filter(about=Given("about", models.CharField())))
    for about in ("a", "b"):
        record("test.said", by=SYSTEM, about=about, details={"for": about})
    found = [question.first(about=about) for about in ("a", "b", "c")]
    assert found == [*JournalEntry.objects.order_by("id"), None]
    assert found[1].details == {"for": "b"} and found[1].at == JournalEntry.objects.get(about="b").at


def test_what_a_question_leaves_out_is_read_when_it_is_asked_for():
    record("test.said", by=SYSTEM, about="a", details={"for": "a"})
    found = Question(lambda: JournalEntry.objects.only("act", "about")).first()
    assert found.get_deferred_fields() == JournalEntry.objects.only("act", "about").get().get_deferred_fields()
    with CaptureQueriesContext(connection) as captured:
        assert (found.act, found.about) == ("test.said", "a")
        assert not captured.captured_queries
        assert found.details == {"for": "a"}
    assert len(captured) == 1


def test_a_question_of_values_finds_dictionaries():
    for about in ("a", "a", "b"):
        record("test.said", by=SYSTEM, about=about, details={"for": about})
    asked = JournalEntry.objects.filter(act=Given("act", models.CharField())).values("about")
    question = Question(lambda: asked.annotate(times=models.Count("id"), last=models.Max("at")).order_by("about"))
    found = question.all(act="test.said")
    assert [(line["about"], line["times"]) for line in found] == [("a", 2), ("b", 1)]
    assert found[1]["last"] == JournalEntry.objects.get(about="b").at


def test_a_question_keeps_no_day():
    question = Question(lambda: JournalEntry.objects.filter(at__lt=clock.now()))
    with pytest.raises(ValueError, match="given with each asking"):
        question.all()


@pytest.mark.parametrize("model", [JournalEntry, OutboxEvent])
def test_a_row_to_be_written_has_the_defaults_of_its_model(model):
    lean, plain = new_row(model), model()
    key = model._meta.pk.attname
    assert {**vars(lean), "_state": 0, key: 0} == {**vars(plain), "_state": 0, key: 0}
    assert vars(lean._state) == vars(plain._state)
    assert lean.pk != plain.pk and new_row(model, id=lean.pk) == lean


def test_defaults_that_can_be_changed_are_made_anew_for_each_row():
    new_row(JournalEntry).details["a"] = 1
    assert new_row(JournalEntry).details == {}


def test_a_row_takes_no_name_that_is_no_column():
    with pytest.raises(TypeError, match="actor"):
        new_row(JournalEntry, actor="a")
