"""How one stands towards a case, and what a session lets one see: two rules, each alone, and that they agree."""

from dataclasses import replace
from uuid import uuid4

import pytest

from darcha.kernel.cases.rules.standing import headed_by, inspects, standing_of
from darcha.kernel.cases.rules.visibility import BodyGrant, Visibility, sees, visible_to
from darcha.kernel.cases.types import NOBODY, CaseFacts, CaseState, Relation, Standing
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Post, Principal, Reach

FILED_BY, WRITER, CLERK, ABSENT = uuid4(), uuid4(), uuid4(), uuid4()
FIRM = PartyRef("entity", uuid4())
CASE = CaseFacts(CaseState.NEW, "review", "tint", "police", FILED_BY, "individual", WRITER, region="1726")
OF_FIRM = replace(CASE, party_kind="entity", party_id=FIRM.id)
SHARED = replace(CASE, co_bodies=("land", "tax"))


def person(account=None, record=None, acting=None):
    return Principal("person", account, record, assurance="code", on_behalf_of=acting)


def staff(*posts, assurance="mfa"):
    return Principal("staff", CLERK, assurance=assurance, posts=posts)


def post(body="police", key="clerk", role="officer", services=(), lender=None, **reach):
    return Post(body, key, role, services, Reach(**reach), lender)


def both(who, case):
    """The standing, after the other rule has said the same of seeing."""
    standing = standing_of(who, case)
    assert sees(visible_to(who), case) is (standing.relation is not Relation.NONE)
    return standing


def test_the_platform_sees_everything_and_stands_as_itself():
    assert both(Principal.system("sweep"), CASE) == Standing(Relation.SYSTEM)
    assert visible_to(Principal.system("sweep")) == Visibility(everything=True)


@pytest.mark.parametrize(
    ("who", "case", "is_theirs"),
    [
        (person(FILED_BY, uuid4()), CASE, True),
        (person(uuid4(), WRITER), CASE, True),
        (person(uuid4(), uuid4()), CASE, False),
        (person(None, None), CASE, False),
        (person(None, None), replace(CASE, account_id=None, party_id=None), False),  # nobody is not the same nobody
        (person(FILED_BY, WRITER), OF_FIRM, False),  # who once filed for a firm is not the firm
        (person(uuid4(), uuid4(), FIRM), OF_FIRM, True),
        (person(uuid4(), uuid4(), PartyRef("entity", uuid4())), OF_FIRM, False),
        (person(uuid4(), uuid4(), PartyRef("individual", FIRM.id)), OF_FIRM, False),
        (person(FILED_BY, None, FIRM), CASE, True),
    ],
)
def test_a_person_stands_as_applicant_to_their_own_and_to_those_of_whom_they_act_for(who, case, is_theirs):
    standing = both(who, case)
    assert standing == (Standing(Relation.APPLICANT, account_id=who.account_id) if is_theirs else NOBODY)


def test_a_person_sees_by_account_by_record_and_by_mandate():
    who = person(FILED_BY, WRITER, FIRM)
    assert visible_to(who) == Visibility(account_id=FILED_BY, parties=(PartyRef("individual", WRITER), FIRM))
    assert visible_to(person(FILED_BY)) == Visibility(account_id=FILED_BY)


@pytest.mark.parametrize("who", [ANONYMOUS, staff(post(), assurance="code"), Principal("client", uuid4())])
def test_whoever_has_not_proven_enough_is_nobody(who):
    assert both(who, CASE) == NOBODY
    assert visible_to(who) == Visibility()


@pytest.mark.parametrize(
    ("held", "sees_it"),
    [
        (post(), True),
        (post(services=("tint",)), True),
        (post(services=("other",)), False),
        (post(role="head", services=("other",)), True),
        (post(role="inspector"), False),
        (post(body="land"), False),
        (post(regions=("1726",)), True),
        (post(regions=("1703",)), False),
        (post(states=("new",)), True),
        (post(states=("completed",)), False),
        (post(assigned_only=True), False),
    ],
)
def test_a_post_gives_its_body_its_services_its_regions_and_its_states_and_no_more(held, sees_it):
    assert (both(staff(held), CASE).relation is not Relation.NONE) is sees_it


def test_whoever_sees_only_what_is_in_hand_sees_that_and_what_is_in_the_hands_of_the_absent():
    mine, theirs = replace(CASE, assigned_to=CLERK), replace(CASE, assigned_to=ABSENT)
    alone, lent = post(assigned_only=True), post(key="lent", lender=ABSENT, assigned_only=True)
    assert [both(staff(alone), case).relation for case in (mine, theirs)] == [Relation.OFFICER, Relation.NONE]
    assert [both(staff(lent), case).relation for case in (mine, theirs)] == [Relation.NONE, Relation.OFFICER]
    nobody = replace(staff(alone), account_id=None)
    assert standing_of(nobody, mine) == NOBODY and visible_to(nobody) == Visibility()


def test_the_posts_of_the_leading_body_are_told_apart():
    standing = both(staff(post(), post(key="chief", role="head"), post(key="lent", lender=ABSENT)), SHARED)
    assert standing == Standing(
        Relation.HEAD,
        ("clerk", "chief", "lent"),
        CLERK,
        own_posts=("clerk", "chief"),
        head_posts=("chief",),
        lent=(("lent", ABSENT),),
    )
    assert both(staff(post(), post("land")), SHARED).relation is Relation.OFFICER  # the leading body counts for more


def test_a_body_that_takes_part_answers_for_all_of_its_own_bodies():
    standing = both(staff(post("land", "surveyor"), post("tax", "clerk"), post("other")), SHARED)
    assert standing == Standing(Relation.CO_BODY, ("surveyor",), CLERK, ("land", "tax"))
    assert both(staff(post("other")), SHARED) == NOBODY


def test_equal_posts_in_many_bodies_are_one_grant_and_unequal_ones_are_not():
    posts = [post("police"), post("land"), post("tax", services=("tint",)), post("tax", "second", services=("house",))]
    assert visible_to(staff(*posts)).bodies == (
        BodyGrant(("land", "police"), None),
        BodyGrant(("tax",), frozenset({"tint", "house"})),
    )
    assert visible_to(staff(post(services=("tint",)), post(key="chief"))).bodies == (BodyGrant(("police",), None),)
    far = visible_to(staff(post(regions=("1726",), states=("new",)), post("land", assigned_only=True))).bodies
    assert far == (BodyGrant(("police",), None, ("1726",), ("new",)), BodyGrant(("land",), None, holder=CLERK))


@pytest.mark.parametrize(
    ("who", "bodies"),
    [
        (staff(post(role="head"), post("land"), post("tax", role="head"), post("tax", "b", "head")), ("police", "tax")),
        (staff(post(role="head"), assurance="code"), ()),
        (person(FILED_BY), ()),
        (replace(person(FILED_BY), assurance="mfa", posts=(post(role="head"),)), ()),
    ],
)
def test_a_head_answers_for_the_bodies_of_his_posts(who, bodies):
    assert headed_by(who) == bodies


@pytest.mark.parametrize(
    ("who", "does"),
    [
        (staff(post("justice", role="inspector")), True),
        (staff(post("police", role="inspector")), False),
        (staff(post("justice", role="head")), False),
        (staff(post("justice", role="inspector"), assurance="code"), False),
        (replace(person(FILED_BY), assurance="mfa", posts=(post("justice", role="inspector"),)), False),
    ],
)
def test_an_inspector_inspects_for_the_body_that_the_country_names(who, does):
    assert inspects(who, "justice") is does
