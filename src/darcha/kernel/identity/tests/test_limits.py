"""Limits of signing in: by subject, by address, and on what sending may cost (attacks T2 and T13)."""

from datetime import timedelta

import pytest

from darcha.ground import clock
from darcha.ground.models import JournalEntry, OutboxEvent
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.sealing import blind_index
from darcha.kernel.identity import api, known_browser
from darcha.kernel.identity.commands import send_code as sending
from darcha.kernel.identity.commands._passphrases import hasher
from darcha.kernel.identity.commands._session import open_session
from darcha.kernel.identity.models import Account
from darcha.kernel.identity.rules.budgets import DAY, HOUR, Budget
from darcha.kernel.identity.testing import AZIZA
from darcha.kernel.identity.types import ANONYMOUS, Challenge, TooMany


def start(pinfl: str = AZIZA[0], document: str = AZIZA[1], address: str = "192.0.2.1") -> Challenge | TooMany:
    return api.start_sign_in(ANONYMOUS, pinfl, document, address=address)


def test_a_pair_may_ask_five_times_in_a_quarter_of_an_hour(now, db):
    assert all(isinstance(start(), Challenge) for _ in range(5))
    refused = start()
    assert refused == TooMany(timedelta(minutes=15))
    now.tick(refused.retry_after)
    assert isinstance(start(), Challenge)


def test_guessing_documents_ends_after_twenty(now, db):
    answers = [start(document=f"AA{number:07d}", address=f"192.0.2.{number}") for number in range(25)]
    assert [isinstance(answer, Challenge) for answer in answers] == [True] * 20 + [False] * 5


def test_who_knows_only_the_pinfl_cannot_lock_its_owner_out_for_long(now, db):
    for number in range(25):
        start(document=f"AA{number:07d}", address=f"192.0.2.{number}")
    refused = start()
    assert isinstance(refused, TooMany) and refused.retry_after <= timedelta(hours=1)


def test_one_address_cannot_try_everybody(now, db):
    answers = [start(pinfl=_pinfl(number)) for number in range(62)]
    assert [isinstance(answer, Challenge) for answer in answers] == [True] * 60 + [False] * 2
    assert JournalEntry.objects.filter(act="identity.sign_in_limited").count() == 2


def test_a_flood_of_strangers_is_stopped_and_the_known_are_still_served(
    now, db, registry, outbox, sign_in, monkeypatch, caplog
):
    """T13, to scale: many people in one prefix, many addresses; no more than the budget is sent."""
    registry.add(*AZIZA, "Aziza Karimova", "+998937654321")
    sign_in()
    outbox.sent.clear()
    monkeypatch.setattr(
        sending,
        "SEND_FIRST",
        {"phone-day": Budget(10, DAY), "prefix-hour": Budget(8, HOUR), "first-hour": Budget(20, HOUR)},
    )
    for number in range(60):
        prefix = "90123" if number < 30 else f"9{number}55"
        registry.add(_pinfl(number), "AB1234567", "Begona", f"+998{prefix}{number:04d}")
        start(_pinfl(number), "AB1234567", f"198.51.100.{number}")
    deliver_all()
    assert sum(phone.startswith("+99890123") for phone, _, _ in outbox.sent) == 8
    assert len(outbox.sent) <= 20
    assert OutboxEvent.objects.filter(name="identity.CodesWithheld").count() == 2
    assert [record.getMessage() for record in caplog.records if "withheld" in record.getMessage()] == [
        "sign-in codes are withheld: limit prefix-hour is reached",
        "sign-in codes are withheld: limit first-hour is reached",
    ]
    start()
    deliver_all()
    assert outbox.sent[-1][0] == "+998937654321"


def test_one_phone_gets_at_most_ten_codes_a_day(now, db, registry, outbox):
    for number in range(12):
        registry.add(_pinfl(number), "AB1234567", "Begona", "+998901112233")
        start(_pinfl(number), "AB1234567", f"198.51.100.{number}")
    deliver_all()
    assert len(outbox.sent) == 10


def _pinfl(number: int) -> str:
    from datetime import date

    from darcha.ground.identifiers import pinfl

    return pinfl.make("male", date(1985, 2, 3), 999, number + 1)


@pytest.mark.parametrize("moment", ["2026-03-06T10:00+05:00", "2026-03-06T10:14:59+05:00"])
def test_windows_are_aligned(moment):
    from darcha.ground import clock

    assert Budget(1, timedelta(minutes=15)).opens_at(clock.parse(moment)) == clock.parse("2026-03-06T10:00+05:00")


def exhaust() -> None:
    """What a stranger can do who knows both numbers of a person, from as many addresses as he likes."""
    for number in range(30):
        start(address=f"192.0.2.{number}")
        start(document=f"AA{number:07d}", address=f"192.0.2.{number}")
    deliver_all()


def test_whoever_has_signed_in_here_before_is_locked_out_by_nobody(now, aziza, sign_in, outbox):
    browser = sign_in().browser
    exhaust()
    assert isinstance(start(), TooMany)
    begun = api.start_sign_in(ANONYMOUS, *AZIZA, address="192.0.2.1", browser=browser)
    assert isinstance(begun, Challenge)
    sent = len(outbox.sent)
    deliver_all()
    assert len(outbox.sent) == sent + 1  # the strangers' codes have not used up the owner's
    assert isinstance(api.finish_sign_in(ANONYMOUS, begun.token, outbox.last_code), api.SessionSecret)


def test_a_known_browser_has_no_more_tries_than_anybody(now, aziza, sign_in):
    browser = sign_in().browser
    answers = [api.start_sign_in(ANONYMOUS, *AZIZA, address="192.0.2.1", browser=browser) for _ in range(6)]
    assert [isinstance(answer, Challenge) for answer in answers] == [True] * 5 + [False]


def test_the_word_of_a_browser_is_worth_nothing_for_others_nor_after_half_a_year(now, aziza, sign_in, registry):
    registry.add(_pinfl(1), "AB1234567", "Begona", "+998901112233")
    own, other = sign_in().browser, sign_in(_pinfl(1), "AB1234567").browser
    exhaust()
    for word in (other, own[:-4] + "AAA=", "x" * 700, "é", "AQEB" * 30, ""):
        assert isinstance(api.start_sign_in(ANONYMOUS, *AZIZA, address="192.0.2.1", browser=word), TooMany), word
    assert known_browser.find(own, "person", AZIZA[0])
    assert known_browser.find(own, "staff", AZIZA[0]) is None
    now.tick(timedelta(days=181))
    assert known_browser.find(own, "person", AZIZA[0]) is None


def test_it_names_nobody(aziza, sign_in):
    first, second = sign_in().browser, sign_in().browser
    assert first != second and AZIZA[0] not in first


def test_an_officer_is_not_locked_out_where_he_works(now, db):
    account = Account.objects.create(
        kind="staff",
        known={"login": "officer@example.uz"},
        login_index=blind_index("identity.login", "officer@example.uz"),
        passphrase_hash=hasher().hash("daryo karvon uzum"),
        created_at=clock.now(),
    )
    browser = open_session(account, "mfa", replaces=ANONYMOUS).browser
    ask = {"login": "officer@example.uz", "address": "192.0.2.1"}
    for number in range(9):
        api.start_staff_sign_in(ANONYMOUS, ask["login"], "wrong", address=f"192.0.2.{number}")
    assert isinstance(api.start_staff_sign_in(ANONYMOUS, passphrase="daryo karvon uzum", **ask), TooMany)
    right = api.start_staff_sign_in(ANONYMOUS, passphrase="daryo karvon uzum", browser=browser, **ask)
    assert isinstance(right, Challenge)
