"""Who sees what: list, count and read agree with one pure rule, and nobody else learns that a case exists."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.models.reading import facts_of
from darcha.kernel.cases.rules.standing import standing_of
from darcha.kernel.cases.rules.visibility import NOTHING, sees, visible_to
from darcha.kernel.cases.types import Relation
from darcha.kernel.cases.visible import visible_cases, with_co_bodies
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Post, Principal

from . import world
from .world import petition, send

BODIES = [world.LEAD, world.OTHER_BODY, "yhxx"]
SERVICES = [world.PETITION, world.CERTIFICATE, world.PERMIT]
POSTS = st.builds(
    Post,
    body=st.sampled_from(BODIES),
    key=st.just("petitions-officer"),
    role=st.sampled_from(["officer", "head"]),
    services=st.lists(st.sampled_from(SERVICES), max_size=2, unique=True).map(tuple),
)


@pytest.fixture
def country(citizen, stranger):
    """Cases of two people, to several bodies, and one of a company."""
    world.car_of(citizen)
    send(citizen)
    send(citizen, answers=petition(bodies=[world.OTHER_BODY, world.LEAD]))
    send(stranger, answers=petition(bodies=["yhxx"]))
    send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
    company = send(stranger)
    firm = uuid4()
    Case.objects.filter(public_id=company.public_id).update(party_kind="entity", party_id=firm)
    return citizen, stranger, PartyRef("entity", firm)


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_expression_the_rule_and_every_reading_agree(country, data):
    citizen, stranger, firm = country
    who = data.draw(
        st.one_of(
            st.sampled_from([citizen, stranger, ANONYMOUS, Principal(kind="client", account_id=uuid4())]),
            st.builds(
                Principal,
                kind=st.just("person"),
                account_id=st.sampled_from([citizen.account_id, stranger.account_id, uuid4()]),
                person_id=st.sampled_from([citizen.person_id, stranger.person_id, uuid4(), None]),
                on_behalf_of=st.sampled_from([None, firm, PartyRef("entity", uuid4())]),
                assurance=st.just("sms"),
            ),
            st.builds(
                Principal,
                kind=st.just("staff"),
                account_id=st.just(uuid4()),
                assurance=st.sampled_from(["sms", "mfa"]),
                posts=st.lists(POSTS, max_size=3).map(tuple),
            ),
        )
    )
    rule = visible_to(who)
    expected = set()
    for case in with_co_bodies(Case.objects.all()):
        facts = facts_of(case, case.co_bodies)
        seen = sees(rule, facts)
        assert seen == (standing_of(who, facts).relation is not Relation.NONE)
        if seen:
            expected.add(case.public_id)
    assert set(visible_cases(who).values_list("public_id", flat=True)) == expected
    assert visible_cases(who).count() == len(expected)
    for case in Case.objects.all():
        if case.public_id in expected:
            assert api.possible_actions(who, case.public_id) is not None
            assert api.find_by_number(who, case.number).public_id == case.public_id
        else:
            with pytest.raises(errors.NotFound):
                api.possible_actions(who, case.public_id)
            assert api.find_by_number(who, case.number) is None
    mine = {row.public_id for row in api.my_cases(who, limit=100).items}
    assert mine == (expected if who.kind == "person" else set())
    inbox = api.worklist(who, limit=100)
    assert {row.public_id for row in inbox.items} <= expected
    assert api.count_worklist(who).count == len(inbox.items)


@pytest.mark.parametrize(
    "who",
    [
        ANONYMOUS,
        Principal(kind="client", account_id=uuid4()),
        Principal(kind="staff", assurance="sms", posts=(Post(world.LEAD, "petitions-head", "head"),)),
        Principal(kind="staff", assurance="mfa"),
    ],
)
def test_nobody_without_a_ground_sees_anything(who):
    assert visible_to(who) in (NOTHING, type(NOTHING)(bodies=()))


def test_every_reading_of_anothers_case_is_the_same_not_found(citizen, stranger, outsider, officer):
    receipt = send(citizen)
    for public_id in (receipt.public_id, uuid4()):
        for who in (stranger, outsider):
            for read in (api.case_for, api.officer_case, api.timeline, api.possible_actions, api.due_with_derivation):
                with pytest.raises(errors.NotFound):
                    read(who, public_id)
    with pytest.raises(errors.NotFound):
        api.case_for(officer, receipt.public_id)  # a body reads where its reading is written down
    with pytest.raises(errors.NotFound):
        api.officer_case(citizen, receipt.public_id)


def test_a_company_is_seen_only_while_one_acts_for_it(country):
    _, stranger, firm = country
    acting = Principal(
        kind="person",
        account_id=stranger.account_id,
        person_id=stranger.person_id,
        on_behalf_of=firm,
        assurance="sms",
    )
    assert len(api.my_cases(acting).items) == len(api.my_cases(stranger).items) + 1
