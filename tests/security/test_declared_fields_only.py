"""Whatever else is sent along changes nothing: state, fee, owner, number and time are not the sender's to say."""
# ruff: noqa: E501 - tables of odd input are clearer in one line; tables are named by the database itself

import json

import pytest
from django.apps import apps
from django.db import transaction

pytestmark = pytest.mark.django_db
EXTRA = {
    "id": "00000000-0000-4000-8000-000000000001", "public_id": "00000000-0000-4000-8000-000000000001", "number": "26-1726-9999999-9",
    "state": "completed", "status": "completed", "step": "done", "owner": "x", "account_id": "x", "party_id": "x", "person_id": "x",
    "fee": "0", "amount": "0", "decided_at": "2020-01-01", "received_at": "2020-01-01", "due_on": "2099-01-01", "outcome": "approved",
    "is_staff": "1", "role": "head", "scopes": "worklist:act", "assurance": "mfa", "body": "iiv", "assigned_to": "x", "revision": "0",
    "kind": "staff", "posts": "x", "channel": "centre", "version": "1", "on_behalf_of": "x",
}  # fmt: skip
PETITION = {
    "kind": "application",
    "text": "Koʻchada chiroqlar yonmayapti, tuzatib bering.",
    "bodies": ["adliya"],
    "address": "Toshkent, 7",
}


def rows(label, model):
    return {row["id"]: row for row in apps.get_model(label, model).objects.values()}


def call(country, path, body, role="owner"):
    return country.send(
        role,
        "POST",
        f"/api/v1/{path}",
        json.dumps(body).encode(),
        content_type="application/json",
        headers={"Idempotency-Key": "mass"},
    )


@pytest.mark.parametrize("name", EXTRA)
def test_a_submission_with_more_than_it_may_say_is_refused(country, name):
    body = {"service": "appeal", "answers": PETITION, "language": "uz", name: EXTRA[name]}
    answer = call(country, "applications", body)
    assert answer.status_code == 422
    assert name in json.dumps(answer.json()["errors"])


def test_answers_hold_only_what_the_form_asks(country):
    more = {name: value for name, value in EXTRA.items() if name not in PETITION}
    with transaction.atomic():
        answer = call(country, "applications", {"service": "appeal", "answers": {**PETITION, **more}, "language": "uz"})
        if answer.status_code == 201:
            said = country.send("owner", "GET", f"/api/v1/applications/{answer.json()['id']}").json()
            assert not set(said["answers"]) & set(more)
            assert said["state"] == "new"
        transaction.set_rollback(True)
    assert answer.status_code in {201, 422}


def test_acts_with_more_than_they_may_say_are_refused(country):
    for path, role in (
        (f"applications/{country.things['case']}/withdraw", "owner"),
        (f"applications/{country.things['case']}/actions/ask", "officer"),
    ):
        assert call(country, path, {"words": "x", "state": "completed"}, role).status_code == 422


POSTS = (
    ("owner", "/uz/me", {"language": "ru"}, {"identity.Account": {"language"}}),
    ("owner", "/uz/me/acting-for", {"party": "self"}, {"identity.SignInSession": set()}),
    ("owner", "/uz/applications/{case}/withdraw", {"words": "x"}, {"cases.Case": None}),
    ("owner", "/uz/pay/{invoice}", {}, {"payments.Invoice": set()}),
    ("officer", "/uz/office/cases/{case}/ask", {"words": "Qaysi oyna?"}, {"cases.Case": None}),
)


@pytest.mark.parametrize(("role", "path", "body", "touched"), POSTS, ids=[post[1] for post in POSTS])
def test_pages_change_only_what_they_ask(country, role, path, body, touched):
    """The same post with and without the extra fields leaves the same rows behind."""
    after = []
    for more in ({}, {name: value for name, value in EXTRA.items() if name not in body}):
        with transaction.atomic():
            before = {name: rows(*name.split(".")) for name in touched}
            answer = country.send(role, "POST", path.format(**country.things), {**more, **body})
            assert answer.status_code in {302, 200}
            after.append({name: rows(*name.split(".")) for name in touched})
            for name, allowed in touched.items():
                if allowed is None:
                    continue
                for key, row in after[-1][name].items():
                    changed = {column for column, value in row.items() if before[name].get(key, row)[column] != value}
                    assert changed <= allowed
            transaction.set_rollback(True)
    assert after[0] == after[1]
