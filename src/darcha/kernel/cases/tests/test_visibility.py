"""Who sees what: list, count and read agree with one pure rule, and nobody else learns that a case exists."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.models.reading import facts_of
from darcha.kernel.cases.rules.standing import headed_by, standing_of
from darcha.kernel.cases.rules.visibility import NOTHING, sees, visible_to
from darcha.kernel.cases.types import WORKABLE_STATES, Relation, WorklistFilter
from darcha.kernel.cases.visible import visible_cases, with_co_bodies
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Post, Principal, Reach

from . import world
from .world import LAW, petition, send

BODIES = [world.LEAD, world.OTHER_BODY, "yhxx"]
SERVICES = [world.PETITION, world.CERTIFICATE, world.PERMIT]
POSTS = st.builds(
    Post,
    body=st.sampled_from(BODIES),
    key=st.just("petitions-officer"),
    role=st.sampled_from(["officer", "head"]),
    services=st.lists(st.sampled_from(SERVICES), max_size=2, unique=True).map(tuple),
    reach=st.builds(
        Reach,
        regions=st.lists(st.sampled_from(["1726", "1703"]), max_size=2, unique=True).map(tuple),
        states=st.lists(st.sampled_from(["new", "in_progress", "awaiting_payment"]), max_size=2, unique=True).map(
            tuple
        ),
        assigned_only=st.booleans(),
    ),
)
HOLDER = uuid4()


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
    held, elsewhere = send(citizen), send(citizen, answers=petition(bodies=["yhxx", world.LEAD]))
    Case.objects.filter(public_id=held.public_id).update(assigned_to=HOLDER, state="in_progress")
    Case.objects.filter(public_id=elsewhere.public_id).update(region="1703")
    return citizen, stranger, PartyRef("entity", firm)


@pytest.fixture
def drawn_people_stay(monkeypatch):
    """Whoever is drawn has no account that could be asked again between two pages of a list."""
    monkeypatch.setattr(identity, "who_still", lambda who: who)


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_expression_the_rule_and_every_reading_agree(country, drawn_people_stay, data):
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
                account_id=st.sampled_from([HOLDER, uuid4(), None]),
                assurance=st.sampled_from(["sms", "mfa"]),
                posts=st.lists(POSTS, max_size=4).map(tuple),
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
    workable = Case.objects.filter(state__in=WORKABLE_STATES).values_list("public_id", flat=True)
    inbox = expected.intersection(workable) if who.kind == "staff" else set()
    if who.kind == "staff" and who.assurance == "mfa":
        taken_out = api.export_worklist(who, filter=WorklistFilter(), form="csv")
        assert {row.public_id for row in taken_out.rows} == inbox
    assert {row.public_id for row in api.worklist(who, limit=100).items} == inbox
    assert paged(who) == [row.public_id for row in api.worklist(who, limit=100).items]
    assert api.count_worklist(who).count == len(inbox)
    assert api.count_worklists(who, {"all": WorklistFilter()})["all"].count == len(inbox)
    led = set(Case.objects.filter(body__in=headed_by(who)).values_list("public_id", flat=True))
    assert sum(load.cases for load in api.load_of(who)) == len(inbox & led)


def paged(who):
    """The inbox, two lines at a time."""
    seen, cursor = [], None
    while True:
        page = api.worklist(who, cursor=cursor, limit=2)
        seen += [row.public_id for row in page.items]
        cursor = page.next
        if cursor is None:
            return seen


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


def test_a_body_that_takes_part_has_the_case_in_its_inbox_until_it_is_closed(citizen):
    """The database keeps the place of a case in the inboxes of those who take part."""
    case = send(citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY]))
    taking_part = world.staff(world.OTHER_BODY, "petitions-officer", services=(world.PETITION,))
    whole = world.staff(world.OTHER_BODY, "petitions-head", "head")
    lead = world.staff(world.LEAD, "petitions-officer")
    for who in (taking_part, whole):
        assert [row.number for row in api.worklist(who).items] == [case.number]
    moved = Case.objects.get(public_id=case.public_id).pressing_at.replace(year=2027)
    Case.objects.filter(public_id=case.public_id).update(pressing_at=moved)
    assert api.worklist(taking_part).items[0].pressing_at == moved
    api.reply(lead, case=case.public_id, grounds=LAW, words="Chiroqlar tuzatildi, rahmat.")
    for who in (taking_part, whole):
        assert api.worklist(who).items == ()


def test_what_is_seen_twice_is_listed_once(citizen):
    case = send(citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY]))
    both = Principal(
        kind="staff",
        account_id=uuid4(),
        assurance="mfa",
        posts=(
            Post(world.LEAD, "petitions-officer", "officer", (world.PETITION,)),
            Post(world.OTHER_BODY, "petitions-officer", "officer"),
            Post(world.LEAD, "clerk", "officer", reach=Reach(states=("new",))),
        ),
    )
    assert [row.number for row in api.worklist(both, limit=1).items] == [case.number]
    assert api.worklist(both, limit=1).next is None
    assert api.count_worklist(both).count == 1
