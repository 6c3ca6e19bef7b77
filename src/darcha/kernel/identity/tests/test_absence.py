"""Somebody is away, somebody else stands in: by the head's word, for those days, with the posts of this moment."""

from datetime import date, timedelta

import pytest

from darcha.ground import clock
from darcha.ground.models import JournalEntry
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.identity import api
from darcha.kernel.identity.errors import AbsenceIncomplete
from darcha.kernel.identity.models import Absence, Account, PostHolding
from darcha.kernel.identity.testing import SYSTEM
from darcha.kernel.identity.types import ANONYMOUS, Post, Principal

BODY, OTHER = "traffic-police", "ministry"
TODAY = date(2026, 3, 6)
WEEK = {"from_on": TODAY, "until_on": TODAY + timedelta(days=6)}


def staff(name: str, *posts: Post, human: bytes | None = None) -> Principal:
    account = Account.objects.create(kind="staff", known={"name": name}, created_at=clock.now(), human_index=human)
    api.set_posts(SYSTEM, account.id, posts)
    return Principal(kind="staff", account_id=account.id, name=name, assurance="mfa", posts=posts)


def now_as(who: Principal) -> Principal:
    """The same one with the rights of this moment, as the next request has them."""
    token = api.issue_token(SYSTEM, who.account_id, name="x", scopes=["worklist:read"], assurance="mfa")
    return api.principal_for_token(token)


@pytest.fixture
def absent(db, now, twins):
    return staff("Absent", Post(BODY, "inspector", "officer", ("window-tint-permit",)))


@pytest.fixture
def colleague(absent):
    return staff("Colleague", Post(BODY, "clerk", "officer"))


@pytest.fixture
def head(absent):
    return staff("Head", Post(BODY, "chief", "head"))


def named(who, absent, colleague, **changes):
    said = {"body": BODY, "account": absent.account_id, "substitute": colleague.account_id, **WEEK, **changes}
    return api.plan_absence(who, **said)


def test_a_substitute_has_the_posts_of_the_absent_beside_their_own(absent, colleague, head):
    named(head, absent, colleague)
    own, lent = now_as(colleague).posts
    assert (own.key, own.lender) == ("clerk", None)
    assert (lent.key, lent.services, lent.lender) == ("inspector", ("window-tint-permit",), absent.account_id)
    assert now_as(colleague).hands == (colleague.account_id, absent.account_id)
    assert now_as(absent).hands == (absent.account_id,)


def test_it_takes_one_statement_however_one_comes(absent, colleague, head, django_assert_num_queries):
    named(head, absent, colleague)
    token = api.issue_token(SYSTEM, colleague.account_id, name="x", scopes=["worklist:read"], assurance="mfa")
    with django_assert_num_queries(1):
        assert len(api.principal_for_token(token).posts) == 2


def test_it_begins_and_ends_by_itself_on_its_days(absent, colleague, head, now):
    named(head, absent, colleague, from_on=TODAY + timedelta(days=1), until_on=TODAY + timedelta(days=2))
    seen = []
    for _ in range(4):
        seen.append(len(now_as(colleague).posts))
        now.tick(timedelta(days=1))
    assert seen == [1, 2, 2, 1]


def test_what_is_taken_from_the_absent_is_gone_from_the_substitute_too(absent, colleague, head):
    named(head, absent, colleague)
    api.set_posts(SYSTEM, absent.account_id, [Post(OTHER, "clerk", "officer")])
    assert [post.key for post in now_as(colleague).posts] == ["clerk"]


def test_posts_of_another_body_are_not_lent(absent, colleague, head):
    api.set_posts(SYSTEM, absent.account_id, [*absent.posts, Post(OTHER, "clerk", "officer")])
    named(head, absent, colleague)
    assert {post.body for post in now_as(colleague).posts} == {BODY}


def test_whoever_leaves_the_body_stands_in_no_longer(absent, colleague, head):
    named(head, absent, colleague)
    api.set_posts(SYSTEM, colleague.account_id, [Post(OTHER, "clerk", "officer")])
    assert [post.body for post in now_as(colleague).posts] == [OTHER]
    assert Absence.objects.get().ended_at is not None


@pytest.mark.parametrize("gone", ["absent", "colleague"])
def test_a_closed_account_ends_it(absent, colleague, head, gone):
    named(head, absent, colleague)
    api.disable_account(SYSTEM, {"absent": absent, "colleague": colleague}[gone].account_id)
    assert Absence.objects.get().ended_at is not None


def test_what_one_asks_for_oneself_waits_for_the_head(absent, colleague, head):
    absence = api.plan_absence(absent, body=BODY, substitute=colleague.account_id, **WEEK)
    assert len(now_as(colleague).posts) == 1
    assert [(one.waits, one.may_agree) for one in api.absences_of(head)] == [(True, True)]
    for who in (absent, colleague):
        with pytest.raises(NotFound):
            api.agree_absence(who, absence=absence)
    api.agree_absence(head, absence=absence)
    api.agree_absence(head, absence=absence)
    assert len(now_as(colleague).posts) == 2
    kinds = (
        JournalEntry.objects.filter(act__startswith="identity.absence_").order_by("id").values_list("act", flat=True)
    )
    assert list(kinds) == ["identity.absence_asked", "identity.absence_agreed"]


def test_a_head_needs_nobody_for_their_own(head, colleague):
    api.plan_absence(head, body=BODY, substitute=colleague.account_id, **WEEK)
    assert now_as(colleague).holds(BODY, role="head")


def test_whoever_stands_in_for_a_head_gives_themselves_nothing(absent, colleague, head):
    api.plan_absence(head, body=BODY, substitute=colleague.account_id, **WEEK)
    acting = now_as(colleague)
    later = {"from_on": TODAY + timedelta(days=10), "until_on": TODAY + timedelta(days=20)}
    third = staff("Third", Post(BODY, "clerk", "officer"))
    for whose, by in ((absent, colleague), (head, third)):
        with pytest.raises(NotAllowed):
            named(acting, whose, by, **later)
    asked = api.plan_absence(acting, body=BODY, substitute=third.account_id, **later)
    with pytest.raises(NotAllowed):
        api.agree_absence(acting, absence=asked)
    named(acting, absent, third, **later)


def test_it_ends_before_its_day_by_the_absent_or_the_head(absent, colleague, head):
    for who in (absent, head):
        absence = named(head, absent, colleague)
        with pytest.raises(NotFound):
            api.end_absence(colleague, absence=absence)
        api.end_absence(who, absence=absence)
        assert len(now_as(colleague).posts) == 1
        with pytest.raises(NotFound):
            api.end_absence(who, absence=absence)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"from_on": None}, "from_on"),
        ({"from_on": TODAY - timedelta(days=1)}, "from_on"),
        ({"until_on": None}, "until_on"),
        ({"until_on": TODAY - timedelta(days=1)}, "until_on"),
        ({"until_on": TODAY + timedelta(days=400)}, "until_on"),
        ({"substitute": None}, "substitute"),
    ],
)
def test_days_and_a_colleague_are_needed(head, colleague, changes, field):
    said = {"body": BODY, "substitute": colleague.account_id, **WEEK, **changes}
    with pytest.raises(AbsenceIncomplete) as refusal:
        api.plan_absence(head, **said)
    assert list(refusal.value.fields) == [field] and not Absence.objects.exists()


def test_only_a_colleague_who_is_another_human_and_there(absent, colleague, head):
    stranger = staff("Stranger", Post(OTHER, "clerk", "officer"))
    Account.objects.filter(id=absent.account_id).update(human_index=b"x" * 32)
    double = staff("Double", Post(BODY, "clerk", "officer"), human=b"x" * 32)
    for wrong in (absent, stranger, double):
        with pytest.raises(AbsenceIncomplete) as refusal:
            named(head, absent, wrong)
        assert list(refusal.value.fields) == ["substitute"]
    named(head, colleague, double)
    with pytest.raises(AbsenceIncomplete):
        named(head, absent, colleague)


def test_nobody_is_away_twice_or_away_while_standing_in(absent, colleague, head):
    named(head, absent, colleague)
    third = staff("Third", Post(BODY, "clerk", "officer"))
    for whose in (absent, colleague):
        with pytest.raises(AbsenceIncomplete) as refusal:
            named(head, whose, third)
        assert list(refusal.value.fields) == ["from_on"]


def test_strangers_and_persons_name_nobody(absent, colleague, head):
    stranger = staff("Stranger", Post(OTHER, "chief", "head"))
    for who, refusal in ((stranger, NotFound), (colleague, NotFound), (ANONYMOUS, NotAllowed)):
        with pytest.raises(refusal):
            named(who, absent, colleague)
    with pytest.raises(NotFound):
        api.plan_absence(colleague, body=OTHER, substitute=absent.account_id, **WEEK)
    assert api.absences_of(ANONYMOUS) == () and api.absences_of(stranger) == ()


def test_holders_say_who_is_away_and_who_stands_in(absent, colleague, head):
    named(head, absent, colleague)
    found = api.find_post_holders(BODY, "inspector")
    assert [(one.name, one.is_away, one.post.lender) for one in found] == [
        ("Absent", True, None),
        ("Colleague", False, absent.account_id),
    ]
    PostHolding.objects.filter(account_id=absent.account_id).update(ended_at=clock.now())
    assert api.find_post_holders(BODY, "inspector") == ()
