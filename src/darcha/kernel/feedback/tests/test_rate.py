"""Rating a service: once, by its applicant, after the result."""

from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.feedback import api
from darcha.kernel.feedback.commands import complain as complaining
from darcha.kernel.feedback.commands import rate as rating
from darcha.kernel.feedback.models import Complaint, Rating
from darcha.kernel.identity.types import Principal

ANNA = Principal(kind="person", account_id=uuid4(), person_id=uuid4(), assurance="sms")
BORIS = Principal(kind="person", account_id=uuid4(), person_id=uuid4(), assurance="sms")
OFFICER = Principal(kind="staff", account_id=uuid4(), assurance="mfa")

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    row = SimpleNamespace(id=uuid4(), public_id=uuid4(), service_key="bell-permit", state="completed")

    def case_for(who: Principal, public_id: UUID) -> SimpleNamespace:
        if who is not ANNA or public_id != row.public_id:
            raise NotFound
        return SimpleNamespace(row=row)

    monkeypatch.setattr(rating.cases, "case_for", case_for, raising=False)
    return row


def test_stars_and_words_are_kept_and_counted(case: SimpleNamespace) -> None:
    api.rate(ANNA, case=case.public_id, stars=4, words=" quick and kind ")
    said = api.find_rating(ANNA, case.id)
    assert said is not None
    assert (said.stars, said.words) == (4, "quick and kind")
    assert api.score_of("bell-permit") == api.Score(1, Decimal("4.0"))
    assert api.scores_of(["bell-permit", "other"])["other"] == api.Score(0, None)
    assert api.find_rating(BORIS, case.id) is None


def test_one_case_is_rated_once(case: SimpleNamespace) -> None:
    api.rate(ANNA, case=case.public_id, stars=4)
    with pytest.raises(api.AlreadyRated):
        api.rate(ANNA, case=case.public_id, stars=1)
    assert api.score_of("bell-permit").mean == Decimal("4.0")


def test_only_the_applicant_rates(case: SimpleNamespace) -> None:
    with pytest.raises(NotFound):
        api.rate(BORIS, case=case.public_id, stars=1)
    with pytest.raises(NotAllowed):
        api.rate(OFFICER, case=case.public_id, stars=1)


def test_only_after_the_result(case: SimpleNamespace) -> None:
    case.state = "in_progress"
    with pytest.raises(api.NotYetRatable):
        api.rate(ANNA, case=case.public_id, stars=5)
    assert Rating.objects.count() == 0


def test_words_are_sealed_and_nothing_is_changed_later(case: SimpleNamespace) -> None:
    api.rate(ANNA, case=case.public_id, stars=5, words="CANARY")
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text, words FROM feedback_rating r")
        text, words = cursor.fetchone()
    assert "CANARY" not in text
    assert b"CANARY" not in bytes(words)
    with pytest.raises(DatabaseError), transaction.atomic():
        Rating.objects.update(stars=1)


def test_a_complaint_about_a_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complaining.catalogue, "service", lambda key: SimpleNamespace(key=key), raising=False)
    api.complain(ANNA, service_key="bell-permit", words="The page was slow")
    assert api.count_complaints("bell-permit") == 1
    assert api.count_complaints("other") == 0
    assert Complaint.objects.get().words == "The page was slow"
    with pytest.raises(api.WordsMissing):
        api.complain(ANNA, service_key="bell-permit", words="")
    with pytest.raises(NotAllowed):
        api.complain(OFFICER, service_key="bell-permit", words="x")
