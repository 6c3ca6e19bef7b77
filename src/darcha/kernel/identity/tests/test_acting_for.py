"""Acting for an organisation: by the registry's word, at the choice and again at the act."""

import pytest

from darcha.kernel.identity import api
from darcha.kernel.identity.errors import NoMandate
from darcha.kernel.identity.types import PartyRef


@pytest.fixture
def opened(now, sign_in, aziza):
    return sign_in()


def now_is(opened) -> api.Principal:
    return api.find_recognised(opened.value).principal


def test_the_choice_stays_with_the_session(opened, registry, aziza):
    mandate = registry.make_head(aziza.person_id, "Bahor MCHJ")
    api.act_for(opened.principal, mandate.party)
    who = now_is(opened)
    assert (who.on_behalf_of, who.acting_name) == (mandate.party, "Bahor MCHJ")
    api.check_mandate(who)
    api.act_for(who, None)
    assert now_is(opened).on_behalf_of is None


def test_nobody_acts_for_an_organisation_of_others(opened, registry, aziza):
    from darcha.ground.ids import new_id

    stranger = registry.make_head(new_id(), "Begona MCHJ")
    with pytest.raises(NoMandate):
        api.act_for(opened.principal, stranger.party)
    with pytest.raises(NoMandate):
        api.act_for(opened.principal, PartyRef("individual", new_id()))


def test_a_mandate_that_ended_is_noticed_at_the_act(opened, registry, aziza):
    mandate = registry.make_head(aziza.person_id, "Bahor MCHJ")
    api.act_for(opened.principal, mandate.party)
    registry.headed.clear()
    with pytest.raises(NoMandate):
        api.check_mandate(now_is(opened))
    api.check_mandate(opened.principal)


def test_renewing_the_session_keeps_the_choice_and_another_person_does_not_inherit_it(
    opened, registry, aziza, begin, outbox
):
    mandate = registry.make_head(aziza.person_id, "Bahor MCHJ")
    api.act_for(opened.principal, mandate.party)
    again = api.finish_sign_in(now_is(opened), begin(), outbox.last_code)
    assert again.principal.on_behalf_of == mandate.party
    registry.add("30302850010024", "AB7654321", "Begona", "+998971112233")
    other = api.finish_sign_in(again.principal, begin("30302850010024", "AB7654321"), outbox.last_code)
    assert other.principal.on_behalf_of is None
    assert api.find_recognised(again.value) is None


def test_those_who_are_nobody_in_the_registry_have_no_mandates(db):
    assert api.mandates_of(api.ANONYMOUS) == ()
