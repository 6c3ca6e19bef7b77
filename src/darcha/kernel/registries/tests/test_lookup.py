"""Looking up: only granted fields, and never without a line that the person can see."""

from uuid import uuid4

import pytest

from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import ANONYMOUS, Principal
from darcha.kernel.registries import api
from darcha.kernel.registries.queries import _writing_down as looking

from .conftest import ANNA, BELL, BELL_OFFICER, BORIS, FIRM, STRANGER, SYSTEM, enter

pytestmark = pytest.mark.django_db


def _bicycle() -> None:
    enter("bicycles", {"frame": "F-1", "colour": "green", "owners": [{"pinfl": ANNA}, {"pinfl": BORIS}]})


def test_a_service_gets_the_granted_fields_and_every_owner_sees_a_line(anna, boris) -> None:
    _bicycle()
    case = uuid4()
    found = api.lookup("bicycles", "frame", " f-1 ", who=SYSTEM, purpose="decide-case", service=BELL, case_id=case)
    assert [fact.data for fact in found] == [{"frame": "F-1", "colour": "green"}]
    assert found[0].source == "test"
    for person in (anna, boris):
        (line,) = exchange.accesses_of(person).items
        assert (line.source, line.purpose, line.case_id, line.reader) == ("bicycles", "decide-case", case, "system")
        assert line.fields == ("colour", "frame")


def test_a_line_names_body_and_post_and_no_officer(anna, boris) -> None:
    _bicycle()
    api.lookup("bicycles", "frame", "F-1", who=BELL_OFFICER, purpose="keep-register")
    (line,) = exchange.accesses_of(anna).items
    assert (line.body, line.post, line.fields) == ("bell-office", "ringer", ())


def test_a_search_that_finds_nothing_is_written_down_too(db) -> None:
    assert api.lookup("bicycles", "frame", "none", who=SYSTEM, purpose="oversee") == []
    from darcha.kernel.exchange.models import AccessRecord

    assert AccessRecord.objects.get().person_id is None


def test_nothing_is_handed_out_when_the_line_cannot_be_written(anna, boris, monkeypatch) -> None:
    _bicycle()

    def broken(*_args, **_kwargs):
        raise ConnectionError("killed in between")

    monkeypatch.setattr(looking, "record_access", broken)
    with pytest.raises(ConnectionError):
        api.lookup("bicycles", "frame", "F-1", who=SYSTEM, purpose="decide-case")


@pytest.mark.parametrize(
    ("who", "service", "purpose", "case"),
    [
        (STRANGER, BELL, "handle-case", None),  # staff without a case
        (STRANGER, None, "handle-case", uuid4()),  # staff without a service
        (STRANGER, "other-service", "handle-case", uuid4()),  # a service without a grant
        (SYSTEM, "other-service", "decide-case", uuid4()),
        (SYSTEM, BELL, "", uuid4()),  # no purpose
        (ANONYMOUS, BELL, "decide-case", uuid4()),
        (Principal(kind="person", person_id=uuid4()), BELL, "decide-case", uuid4()),
    ],
)
def test_no_case_no_purpose_no_grant_no_data(anna, boris, who, service, purpose, case) -> None:
    _bicycle()
    with pytest.raises(api.AccessNotGranted):
        api.lookup("bicycles", "frame", "F-1", who=who, service=service, purpose=purpose, case_id=case)
    assert exchange.accesses_of(anna).items == ()


def test_staff_with_a_case_of_a_granted_service_read(anna, boris) -> None:
    _bicycle()
    found = api.lookup("bicycles", "frame", "F-1", who=STRANGER, service=BELL, purpose="handle-case", case_id=uuid4())
    assert set(found[0].data) == {"frame", "colour"}
    assert exchange.accesses_of(boris).items[0].body == "elsewhere"


def test_an_unlisted_purpose_reads_nothing(anna, boris) -> None:
    _bicycle()
    with pytest.raises(exchange.PurposeNeeded):
        api.lookup("bicycles", "frame", "F-1", who=SYSTEM, purpose="curiosity")


def test_unknown_registry_or_key(db) -> None:
    with pytest.raises(api.RegistryUnknown):
        api.lookup("ghosts", "frame", "F-1", who=SYSTEM, purpose="oversee")
    with pytest.raises(api.RegistryUnknown):
        api.lookup("bicycles", "colour", "green", who=SYSTEM, purpose="oversee")


def test_a_record_of_a_firm_leaves_its_line_with_the_firm(anna) -> None:
    firm = enter("firms", {"stir": FIRM, "head": ANNA, "called": "Bells Ltd"})
    enter("bicycles", {"frame": "F-2", "colour": "red", "owners": [{"stir": FIRM}]})
    api.lookup("bicycles", "owners[].stir", FIRM, who=SYSTEM, purpose="decide-case")
    assert len(exchange.accesses_of(firm).items) == 1
    assert exchange.accesses_of(anna).items == ()


def test_get_record_and_history_leave_lines(anna) -> None:
    api.get_record(anna, who=SYSTEM, purpose="send-notice", service=BELL)
    api.history(anna, who=BELL_OFFICER, purpose="keep-register")
    lines = exchange.accesses_of(anna).items
    assert [line.fields for line in lines] == [(), ("called", "pinfl")]
    with pytest.raises(api.RecordNotFound):
        api.history(uuid4(), who=SYSTEM, purpose="oversee")


def test_a_register_that_knows_persons_only(anna) -> None:
    enter("helmets", {"pinfl": ANNA})
    api.lookup("helmets", "pinfl", ANNA, who=SYSTEM, purpose="check-fee")
    assert [line.source for line in exchange.accesses_of(anna).items] == ["helmets"]
