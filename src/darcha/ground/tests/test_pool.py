"""A connection is looked at before it is used, by its socket; what is prepared is planned once, whatever is given."""

import psycopg
import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from psycopg_pool import ConnectionPool

from darcha.ground.database import Given, Question, any_of
from darcha.ground.models import JournalEntry
from darcha.ground.postgresql.base import check_by_socket

pytestmark = pytest.mark.django_db


@pytest.fixture
def another():
    """A connection of its own, as the pool makes them."""
    params = connection.get_connection_params()
    with psycopg.connect(**params | {"autocommit": True, "context": None}) as made:
        yield made


@pytest.fixture
def asked(monkeypatch):
    """The connections whose server was asked."""
    found, really = [], ConnectionPool.check_connection
    monkeypatch.setattr(
        ConnectionPool, "check_connection", staticmethod(lambda one: (found.append(one), really(one))[1])
    )
    return found


def end(one):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [one.info.backend_pid])


def test_a_sound_connection_costs_no_round_trip(another, asked):
    check_by_socket(another)
    assert asked == []


def test_one_that_the_server_has_ended_is_not_given_out(another, asked):
    end(another)
    with pytest.raises(psycopg.OperationalError):
        check_by_socket(another)
    assert asked == [another]


def test_one_that_is_closed_here_is_not_given_out(another):
    another.close()
    with pytest.raises(psycopg.OperationalError):
        check_by_socket(another)


def test_one_to_which_the_server_had_something_to_say_is_asked_and_kept(another, asked):
    another.execute("LISTEN test_of_the_pool")
    with psycopg.connect(**connection.get_connection_params() | {"autocommit": True, "context": None}) as other:
        other.execute("NOTIFY test_of_the_pool")
    while not asked:
        check_by_socket(another)
    asked.clear()
    check_by_socket(another)
    assert asked == []


def test_the_pool_looks_so():
    assert connection.pool._check is check_by_socket


def test_a_question_by_an_array_is_planned_once_however_often_it_is_asked():
    kinds = Given("kinds", ArrayField(models.CharField()))
    question = Question(lambda: JournalEntry.objects.filter(any_of("actor_kind", kinds), about="planned once"))
    for number in range(12):
        question.all(kinds=["a"] * number)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%actor_kind%= ANY%'"
        )
        assert cursor.fetchall() == [(12, 0)]
