"""Nothing typed is lost and nothing crosses between people: mistakes, two tabs, autosave, a session that ended."""

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.identity.types import ANONYMOUS

from . import forms

TYPED = "Kanareyka-9Z: hovlidagi quvur yorilgan"
SHORT = {"kind": "complaint", "text": "qisqa"}


def draft_of(who):
    return cases.drafts_of(who)[0]


def test_mistakes_stand_at_the_field_and_on_top_and_keep_what_was_typed(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.start(client, "appeal", "ru")
    wrong = forms.send(client, shown, SHORT)
    page = forms.body(wrong)
    assert wrong.status_code == 422
    assert "govuk-error-summary" in page and 'href="#text"' in page and 'id="text-error"' in page
    assert "qisqa</textarea>" in page
    assert draft_of(country.citizen).answers == SHORT
    right = forms.send(client, wrong, {**SHORT, "text": TYPED})
    assert right.headers["Location"].endswith("/to")
    assert len(cases.drafts_of(country.citizen)) == 1


def test_an_invalid_number_stays_as_it_was_typed(country, browse_as):
    client = browse_as(country.citizen)
    contact = forms.fill_in(client, "window-tint-permit", forms.PERMIT_PAGES[:2])
    wrong = forms.send(client, contact, {"phone": "90-12 uy", "truth": "yes"})
    assert wrong.status_code == 422
    assert 'value="90-12 uy"' in forms.body(wrong)


def test_a_question_revealed_by_another_page_is_asked_there(country, browse_as):
    client = browse_as(country.citizen)
    pages = ({**forms.PETITION_PAGES[0], "kind": "complaint"},)
    shown = forms.fill_in(client, "appeal", pages)
    assert 'name="about_body"' in forms.body(shown)


def test_opening_a_form_writes_nothing(country, browse_as):
    client = browse_as(country.citizen)
    client.get("/uz/services/appeal/apply")
    assert cases.drafts_of(country.citizen) == ()


def test_autosave_is_silent_and_begins_one_draft(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.start(client, "appeal")
    first = forms.send(client, shown, {"text": "a"}, HTTP_X_AUTOSAVE="1")
    assert (first.status_code, first.headers["X-Revision"], first.content) == (204, "1", b"")
    revision = {"_revision": first.headers["X-Revision"]}
    forms.send(client, shown, {"text": TYPED, **revision}, HTTP_X_AUTOSAVE="1")
    forms.send(client, shown, {"text": TYPED, "kind": "proposal", "autosave": "1", **revision})
    assert draft_of(country.citizen).answers == {"text": TYPED, "kind": "proposal"}
    assert len(cases.drafts_of(country.citizen)) == 1


def test_two_tabs_lose_nothing(country, browse_as):
    client = browse_as(country.citizen)
    forms.fill_in(client, "appeal", forms.PETITION_PAGES)
    draft = draft_of(country.citizen)
    first = client.get(f"/uz/apply/{draft.id}/reply")
    second = client.get(f"/uz/apply/{draft.id}/reply")
    forms.send(client, first, {"address": "Birinchi oyna, 1-uy", "phone": ""})
    late = forms.send(client, second, {"address": "Toshkent, Kanareyka koʻchasi, 7", "phone": "+998901112233"})
    answers = draft_of(country.citizen).answers
    assert answers["address"] == "Birinchi oyna, 1-uy"
    assert answers["phone"] == "+998901112233"
    assert late.status_code == 302
    third = forms.send(client, second, {"address": "Ikkinchi oyna, 2-uy", "phone": "+998901112233"})
    assert "both=1" in third.headers["Location"]
    assert draft_of(country.citizen).answers["address"] == "Ikkinchi oyna, 2-uy"


def test_an_unfinished_form_is_offered_again(country, browse_as):
    client = browse_as(country.citizen)
    forms.send(client, forms.start(client, "appeal"), {**SHORT, "leave": "1"})
    draft = draft_of(country.citizen)
    assert f"/uz/apply/{draft.id}/what" in forms.body(client.get("/uz/services/appeal/apply"))
    assert f"/uz/apply/{draft.id}/what" in forms.body(client.get("/uz/applications"))
    client.post(f"/uz/apply/{draft.id}/discard")
    assert cases.drafts_of(country.citizen) == ()


def test_another_persons_draft_is_not_found(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.fill_in(client, "appeal", ({"kind": "complaint", "text": TYPED},))
    draft = draft_of(country.citizen)
    browse_as(country.stranger)
    unknown = client.get("/uz/apply/00000000-0000-4000-8000-000000000000/what")
    for page in ("what", "check", "discard"):
        answer = client.get(f"/uz/apply/{draft.id}/{page}")
        assert answer.status_code == unknown.status_code == 404
        assert TYPED not in forms.body(answer)
        assert client.post(f"/uz/apply/{draft.id}/{page}", {"_key": "k"}).status_code == 404
    assert forms.send(client, shown, {"bodies": ["iiv"]}).status_code == 302
    assert client.get(f"/uz/apply/{draft.id}/to").status_code == 404
    assert draft_of(country.citizen).answers.get("bodies") is None
    browse_as(country.citizen)  # what was typed in a window left open is kept for its writer
    assert 'value="iiv" checked' in forms.body(client.get(f"/uz/apply/{draft.id}/to"))


def test_a_session_that_ended_keeps_a_page_of_a_draft(country, browse_as):
    client = browse_as(country.citizen)
    forms.fill_in(client, "appeal", forms.PETITION_PAGES[:2])
    draft = draft_of(country.citizen)
    shown = client.get(f"/uz/apply/{draft.id}/what")
    browse_as(ANONYMOUS)
    led = forms.send(client, shown, {"kind": "complaint", "text": TYPED})
    assert "/uz/sign-in?next=" in led.headers["Location"]
    assert TYPED not in forms.body(client.get(led.headers["Location"]))
    browse_as(country.citizen)
    back = client.get(f"/uz/apply/{draft.id}/what")
    assert f"{TYPED}</textarea>" in forms.body(back)
    assert 'value="complaint" checked' in forms.body(back)
    forms.send(client, back, {"kind": "complaint", "text": TYPED})
    assert draft_of(country.citizen).answers["text"] == TYPED
    assert cases.find_parked(country.citizen, client.cookies.get("darcha_session_typed", "") or "x") is None


def test_a_session_that_ended_before_the_draft_began(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.start(client, "appeal")
    browse_as(ANONYMOUS)
    forms.send(client, shown, {"kind": "complaint", "text": TYPED})
    for other in (country.stranger, ANONYMOUS):
        browse_as(other)
        assert TYPED not in forms.body(client.get("/uz/services/appeal/apply", follow=True))
    browse_as(country.citizen)
    back = client.get("/uz/services/appeal/apply")
    assert f"{TYPED}</textarea>" in forms.body(back)
    forms.send(client, back, {"kind": "complaint", "text": TYPED})
    assert draft_of(country.citizen).answers["text"] == TYPED


def test_after_an_hour_it_is_gone(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.start(client, "appeal")
    browse_as(ANONYMOUS)
    forms.send(client, shown, {"kind": "complaint", "text": TYPED})
    country.now.move_to("2026-03-06T11:00:01+05:00")
    browse_as(country.citizen)
    assert TYPED not in forms.body(client.get("/uz/services/appeal/apply"))


def test_nobody_parks_without_a_form_of_ours(country, browse_as):
    from darcha.kernel.cases.models import ParkedAnswers

    client = browse_as(ANONYMOUS)
    for ticket in ("", "x" * 100, "AQEB" * 40):
        client.post("/uz/services/appeal/apply", {"_ticket": ticket, "_page": "what", "text": TYPED})
    assert ParkedAnswers.objects.count() == 0
    assert client.post("/uz/services/appeal/apply", {}, HTTP_X_AUTOSAVE="1").status_code == 401


def test_only_asked_questions_are_taken(country, browse_as):
    client = browse_as(country.citizen)
    extra = {"state": "approved", "fee": "0", "number": "1", "account_id": "x", "address": "boshqa sahifadan"}
    forms.send(client, forms.start(client, "appeal"), {"kind": "proposal", "text": TYPED, **extra})
    assert draft_of(country.citizen).answers == {"kind": "proposal", "text": TYPED}


def test_a_service_that_needs_a_stronger_proof_asks_for_it(country, browse_as, monkeypatch):
    from dataclasses import replace

    from darcha.kernel.catalogue import api as catalogue

    strong = replace(catalogue.service(world.PETITION), minimum_assurance="mfa")
    monkeypatch.setattr(catalogue, "find_service", lambda key: strong)
    led = browse_as(country.citizen).get("/uz/services/appeal/apply")
    assert led.headers["Location"].startswith("/uz/me/security?next=")
