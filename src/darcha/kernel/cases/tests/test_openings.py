"""A case outside one's rights, inside one's body: opened for a reason and a time, told at once, or not at all."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import OpeningIncomplete
from darcha.kernel.cases.models import CaseOpening, CaseParticipant
from darcha.kernel.cases.rules.openings import OCCASIONS, may_still_read, post_to_open
from darcha.kernel.cases.types import CaseFacts, CaseState
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import ANONYMOUS, Post, Principal

from . import world
from .test_officer_case import looked
from .world import PERMIT, PERMIT_ANSWERS, car_of, send

WHY = "Hamkasbim kasal, arizachi esa shu yerda kutib oʻtiribdi"


@pytest.fixture
def colleague(packs) -> Principal:
    """Of the traffic police, but not for this service; at a browser."""
    return in_session(world.staff("yhxx", "permits-officer", services=("housing-certificate",)))


def in_session(who: Principal) -> Principal:
    return replace(who, session_id=uuid4())


def permit(citizen):
    car_of(citizen)
    return send(citizen, PERMIT, PERMIT_ANSWERS)


def opened(who, number, **more) -> UUID:
    return api.open_by_exception(who, **{"number": number, "occasion": "colleague-away", "reason": WHY, **more})


def told() -> dict[str, set[UUID]]:
    rows = apps.get_model("notifications", "Notification").objects.values_list("key", "account_id")
    found: dict[str, set[UUID]] = {}
    for key, account in rows:
        found.setdefault(key, set()).add(account)
    return found


def test_what_is_not_his_is_read_for_an_hour_and_the_person_reads_why(citizen, colleague, now):
    case = permit(citizen)
    with pytest.raises(NotFound):
        api.officer_case(colleague, case.public_id)
    opening = opened(colleague, case.number)
    assert not looked(citizen).exists(), "it was opened, not read"
    found = api.opened_case(colleague, opening)
    assert found.view.row.number == case.number and found.view.acts == () and found.view.notes == ()
    line = exchange.accesses_of(citizen.person_id).items[0]
    assert (line.body, line.purpose, line.reason) == ("yhxx", "by-exception", WHY)
    assert "answers.vehicle" in line.fields
    with pytest.raises(NotFound):
        api.officer_case(colleague, case.public_id)
    assert not api.worklist(colleague).items, "no list and no act comes with it"
    now.move_to("2026-03-06T10:59:59+05:00")
    api.opened_case(colleague, opening)
    now.move_to("2026-03-06T11:00+05:00")
    for read in (api.opened_case, api.opened_papers):
        with pytest.raises(NotFound):
            read(colleague, opening)


def test_how_long_it_is_open_is_a_setting(citizen, colleague, settings, now):
    settings.DARCHA_OPENING_MINUTES = 5
    opened(colleague, permit(citizen).number)
    assert CaseOpening.objects.get().until == clock.parse("2026-03-06T10:05+05:00")


def test_the_head_is_told_at_once_and_the_journal_says_it(citizen, colleague):
    head = world.staff("yhxx", "permits-head", "head")
    case = permit(citizen)
    opened(colleague, case.number)
    deliver_all()
    assert head.account_id in told()["cases.opened_by_exception"]
    assert colleague.account_id not in told()["cases.opened_by_exception"]
    letter = apps.get_model("notifications", "Notification").objects.filter(key="cases.opened_by_exception")[0]
    assert WHY not in str(vars(letter))
    entry = apps.get_model("ground", "JournalEntry").objects.get(act="cases.opened_by_exception")
    assert entry.details["occasion"] == "colleague-away" and "Hamkasbim" not in str(entry.details)


def test_where_no_head_is_left_who_stands_above_is_told(citizen, colleague):
    above = world.staff("adliya", "petitions-head", "head")
    opened(colleague, permit(citizen).number)
    deliver_all()
    assert above.account_id in told()["cases.opened_by_exception"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"number": " "}, "number"),
        ({"number": "abc"}, "number"),
        ({"occasion": "curiosity"}, "occasion"),
        ({"reason": "  kerak  "}, "reason"),
    ],
)
def test_without_case_occasion_or_reason_nothing_opens(citizen, colleague, said, wrong):
    with pytest.raises(OpeningIncomplete) as refusal:
        opened(colleague, **{"number": permit(citizen).number, **said})
    assert set(refusal.value.fields) == {wrong}
    assert not CaseOpening.objects.exists()


def test_a_case_of_another_body_and_none_at_all_sound_alike(citizen, outsider):
    case = permit(citizen)
    heard = []
    for number in (case.number, case.number[:-1] + ("1" if case.number[-1] != "1" else "2")):
        with pytest.raises(OpeningIncomplete) as refusal:
            opened(in_session(outsider), number)
        heard.append(refusal.value.fields)
    assert heard[0] == heard[1] == {"number": "cases.opening.number_unknown"}


def test_nobody_opens_by_a_token_nor_without_being_staff(citizen, colleague):
    case = permit(citizen)
    for who in (replace(colleague, session_id=None), citizen, world.SYSTEM, ANONYMOUS):
        with pytest.raises(NotAllowed):
            opened(who, case.number)


def test_only_whoever_opened_it_reads_and_only_while_he_holds_a_post(citizen, colleague):
    opening = opened(colleague, permit(citizen).number)
    other = in_session(world.staff("yhxx", "permits-officer", services=("housing-certificate",)))
    elsewhere = replace(colleague, posts=(Post("iiv", "petitions-officer", "officer"),))
    for who in (other, elsewhere, replace(colleague, posts=()), citizen, ANONYMOUS):
        for read in (api.opened_case, api.opened_papers):
            with pytest.raises(NotFound):
                read(who, opening)
    assert not looked(citizen).exists()


def test_a_body_that_takes_part_reads_no_more_than_it_ever_does(citizen, officer):
    case = send(citizen, answers=world.petition(bodies=[world.LEAD, world.OTHER_BODY]))
    first = CaseParticipant.objects.filter(role="co").first()
    assert first is not None
    stranger = in_session(world.staff(first.body, "permits-officer", services=(PERMIT,)))
    opening = opened(stranger, case.number)
    view = api.opened_case(stranger, opening).view
    assert view.facts == () and "pinfl" not in view.applicant
    assert api.opened_papers(stranger, opening).body == first.body


def test_without_the_line_nothing_is_shown(citizen, colleague, monkeypatch):
    opening = opened(colleague, permit(citizen).number)

    def broken(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("darcha.kernel.exchange.api.record_access", broken)
    with pytest.raises(RuntimeError):
        api.opened_case(colleague, opening)


def test_a_canary_alarms_also_by_exception(citizen, colleague):
    head = world.staff("yhxx", "permits-head", "head")
    case = permit(citizen)
    exchange.plant_canary(world.SYSTEM, person_id=citizen.person_id)
    api.opened_case(colleague, opened(colleague, case.number))
    deliver_all()
    assert head.account_id in told()["cases.canary_read"]


def test_who_has_used_up_his_looks_is_refused_and_the_head_is_told(citizen, colleague, inspector, settings):
    settings.DARCHA_LOOKS_AN_HOUR = 1
    head = world.staff("yhxx", "permits-head", "head")
    case = permit(citizen)
    other = world.person(2, "Begona Odam Begonayevich")
    second = send(other, PERMIT, {**PERMIT_ANSWERS, "vehicle": _car(other)})
    api.officer_case(inspector, case.public_id)
    for read in (
        lambda: api.officer_case(inspector, second.public_id),
        lambda: api.opened_case(*_by_exception(inspector, second)),
    ):
        with pytest.raises(exchange.LooksSpent):
            read()
    api.officer_case(inspector, case.public_id)
    deliver_all()
    assert (
        head.account_id in told()["cases.looks_used_up"] and inspector.account_id not in told()["cases.looks_used_up"]
    )
    assert not looked(other).exists()


def _car(who) -> str:
    car_of(who, plate="01B456CD")
    return "01B456CD"


def _by_exception(who, case):
    return who, opened(in_session(who), case.number)


def test_heads_see_those_of_their_body_and_inspectors_all(citizen, colleague, head):
    case = permit(citizen)
    opened(colleague, case.number)
    over = world.staff("yhxx", "permits-head", "head")
    (line,) = api.openings(over).items
    assert (line.number, line.reason, line.account_id) == (case.number, WHY, colleague.account_id)
    assert api.openings(head).items == ()
    for who in (colleague, citizen):
        with pytest.raises(NotFound):
            api.openings(who)


def test_the_list_goes_on_where_the_page_ends(citizen, colleague, monkeypatch):
    monkeypatch.setattr("darcha.kernel.cases.queries.openings.PAGE", 2)
    number = permit(citizen).number
    for _ in range(3):
        opened(colleague, number)
    over = world.staff("yhxx", "permits-head", "head")
    first = api.openings(over)
    rest = api.openings(over, after=first.next)
    assert len(first.items) == 2 and len(rest.items) == 1 and rest.next is None


def _facts(**changes) -> CaseFacts:
    return CaseFacts(CaseState.NEW, "review", "s", "lead", None, "individual", uuid4(), **changes)


@pytest.mark.parametrize(
    ("posts", "post", "assurance", "key"),
    [
        ([Post("lead", "a", "officer")], "a", "mfa", "lead"),
        ([Post("other", "b", "officer"), Post("co", "c", "officer")], "c", "mfa", "co"),
        ([Post("lead", "i", "inspector")], None, "mfa", "lead"),
        ([Post("other", "b", "head")], None, "mfa", "other"),
        ([Post("lead", "a", "officer")], None, "sms", "lead"),
    ],
)
def test_the_post_by_which_one_opens(posts, post, assurance, key):
    who = Principal(kind="staff", account_id=uuid4(), assurance=assurance, posts=tuple(posts))
    case = _facts(co_bodies=("co",))
    found = post_to_open(who, case)
    assert (found and found.key) == post
    assert may_still_read(who, case, key) is (post is not None)
    assert post_to_open(replace(who, kind="person"), case) is None


def test_a_case_that_left_the_body_is_read_no_more():
    who = Principal(kind="staff", account_id=uuid4(), assurance="mfa", posts=(Post("gone", "a", "officer"),))
    assert not may_still_read(who, _facts(), "gone")


def test_every_occasion_is_chosen_by_a_key():
    assert len(set(OCCASIONS)) == len(OCCASIONS)
