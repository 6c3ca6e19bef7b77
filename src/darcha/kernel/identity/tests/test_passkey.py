"""Passkeys: made and proven with the true checks; another site, an old answer or a copied key gets nowhere."""

import json

import pytest

from darcha.kernel.identity import api
from darcha.kernel.identity.errors import FactorNotProven
from darcha.kernel.identity.types import ANONYMOUS, FactorNeeded, NotProven, SessionSecret

from .soft_key import SoftKey


@pytest.fixture
def me(now, sign_in, aziza):
    return sign_in().principal


def add(who, key: SoftKey) -> SessionSecret:
    challenge = api.start_passkey(who)
    options = api.find_passkey_options(who, challenge.token)
    return api.finish_passkey(who, challenge.token, key.make(options), label="Telefon")


@pytest.fixture
def factor_step(begin, outbox):
    """A sign-in that waits for its second factor: token and options."""

    def run() -> tuple[str, dict]:
        token = begin()
        assert api.finish_sign_in(ANONYMOUS, token, outbox.last_code) == FactorNeeded()
        return token, api.find_factor_step(token).passkey_options

    return run


def test_a_passkey_is_added_and_proves_at_once(me):
    session = add(me, SoftKey())
    assert session.principal.assurance == "mfa"
    assert api.find_recognised(session.value) is not None
    assert [(factor.kind, factor.label) for factor in api.factors_of(me)] == [("passkey", "Telefon")]


def test_from_then_on_signing_in_needs_it(me, factor_step):
    key = SoftKey()
    add(me, key)
    token, options = factor_step()
    assert [one["id"] for one in options["allowCredentials"]]
    opened = api.prove_factor(ANONYMOUS, token, passkey=key.use(options))
    assert isinstance(opened, SessionSecret) and opened.principal.assurance == "mfa"


@pytest.mark.parametrize("change", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"verified": False}])
def test_an_answer_given_to_another_site_or_without_the_person_is_refused(me, factor_step, change):
    key = SoftKey()
    renewed = add(me, key).principal
    for name, value in change.items():
        setattr(key, name, value)
    token, options = factor_step()
    assert api.prove_factor(ANONYMOUS, token, passkey=key.use(options)) == NotProven()
    with pytest.raises(FactorNotProven):
        add(renewed, SoftKey(**change))


def test_an_answer_to_an_earlier_challenge_is_refused(me, factor_step):
    key = SoftKey()
    add(me, key)
    _, old = factor_step()
    token, _ = factor_step()
    assert api.prove_factor(ANONYMOUS, token, passkey=key.use(old)) == NotProven()


def test_a_copied_key_is_noticed_by_its_count(me, factor_step):
    key = SoftKey()
    add(me, key)
    key.count = 5
    token, options = factor_step()
    assert isinstance(api.prove_factor(ANONYMOUS, token, passkey=key.use(options)), SessionSecret)
    key.count = 2
    token, options = factor_step()
    assert api.prove_factor(ANONYMOUS, token, passkey=key.use(options)) == NotProven()


def test_the_key_of_another_person_is_no_proof(me, factor_step):
    add(me, SoftKey())
    token, options = factor_step()
    assert api.prove_factor(ANONYMOUS, token, passkey=SoftKey().use(options)) == NotProven()


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "{" * 5000, '{"id": 1}', '{"id": "\\u0000"}', "\x00"])
def test_rubbish_is_not_a_key(me, factor_step, answer):
    challenge = api.start_passkey(me)
    with pytest.raises(FactorNotProven):
        api.finish_passkey(me, challenge.token, answer)
    add(me, SoftKey())
    token, _ = factor_step()
    assert api.prove_factor(ANONYMOUS, token, passkey=answer) == NotProven()


def test_the_challenge_of_another_is_of_no_use(me, sign_in, registry, now):
    registry.add("30302850010024", "AB7654321", "Begona", "+998971112233")
    other = sign_in("30302850010024", "AB7654321").principal
    challenge = api.start_passkey(me)
    assert api.find_passkey_options(other, challenge.token) is None
    with pytest.raises(FactorNotProven):
        api.finish_passkey(other, challenge.token, SoftKey().make(api.find_passkey_options(me, challenge.token)))


def test_one_key_cannot_be_two_factors(me):
    key = SoftKey()
    renewed = add(me, key).principal
    with pytest.raises(FactorNotProven):
        add(renewed, key)


ODD = [None, 5, True, [], {}, "", "é", "AA\x00", "A" * 5_000, "====", [["x"]]]
ODD_ANSWERS = ["", "null", "[]", "5", '"x"', "{", "[" * 5_000, '{"id": null}', "\ud800", "{}" * 2]


def twisted(answer: str):
    """The answer with each of its members in turn replaced by something odd, or left out."""
    whole = json.loads(answer)
    for name in whole:
        for odd in ODD:
            yield {**whole, name: odd}
        yield {key: value for key, value in whole.items() if key != name}
    for name in whole["response"]:
        for odd in ODD:
            yield {**whole, "response": {**whole["response"], name: odd}}


def test_answers_of_every_shape_are_wrong_and_no_fault_of_ours(me, factor_step, monkeypatch):
    monkeypatch.setattr("darcha.kernel.identity.commands.prove_factor.FACTOR", {})
    monkeypatch.setattr("darcha.kernel.identity.commands._challenge.CODE_TRIES", 10_000)
    key = SoftKey()
    renewed = add(me, key).principal
    token, options = factor_step()
    for odd in [*ODD_ANSWERS, *(json.dumps(one) for one in twisted(key.use(options)))]:
        assert isinstance(api.prove_factor(ANONYMOUS, token, passkey=odd or "x"), NotProven), odd[:200]
    assert isinstance(api.prove_factor(ANONYMOUS, token, passkey=key.use(options)), SessionSecret)
    fresh = SoftKey()
    challenge = api.start_passkey(renewed)
    options = api.find_passkey_options(renewed, challenge.token)
    for odd in [*ODD_ANSWERS, *(json.dumps(one) for one in twisted(fresh.make(options)))]:
        with pytest.raises(FactorNotProven):
            api.finish_passkey(renewed, challenge.token, odd)
    assert isinstance(api.finish_passkey(renewed, challenge.token, fresh.make(options)), SessionSecret)
