"""Each of the three services from its form to the receipt and the page of the case, in several languages."""

import pytest

from darcha.kernel.cases import api as cases

from . import forms

SERVICES = [
    ("appeal", forms.PETITION_PAGES, "Yangi", "24.03.2026"),
    ("window-tint-permit", forms.PERMIT_PAGES, "Toʻlov jarayonida", ""),
    ("housing-certificate", forms.CERTIFICATE_PAGES, "Toʻlov jarayonida", ""),
]


@pytest.mark.parametrize(("service", "pages", "state", "due"), SERVICES, ids=[one[0] for one in SERVICES])
def test_from_form_to_receipt(country, browse_as, service, pages, state, due):
    client = browse_as(country.citizen)
    checked = forms.fill_in(client, service, pages)
    assert checked.status_code == 200
    assert "Kanareyeva Qumri" in forms.body(checked)
    receipt = forms.submit(client, checked)
    (row,) = cases.my_cases(country.citizen).items
    assert row.number in forms.body(receipt)
    page = forms.body(client.get(f"/uz/applications/{row.public_id}"))
    assert state in page
    assert due in page
    assert cases.drafts_of(country.citizen) == ()


@pytest.mark.parametrize("lang", ["kaa", "ru", "en", "uz-cyrl"])
def test_in_every_language(country, browse_as, lang):
    client = browse_as(country.citizen)
    checked = forms.fill_in(client, "appeal", forms.PETITION_PAGES, lang)
    receipt = forms.submit(client, checked)
    (row,) = cases.my_cases(country.citizen).items
    assert row.number in forms.body(receipt)
    for part in ("", "/due", "/submitted", "/withdraw", "/wrong"):
        assert client.get(f"/{lang}/applications/{row.public_id}{part}").status_code == 200
    for page in ("applications", "messages"):
        assert client.get(f"/{lang}/{page}").status_code == 200


def test_what_is_known_is_filled_in_with_its_source(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.start(client, "window-tint-permit")
    assert "Chevrolet Cobalt, 01A123BC" in forms.body(shown)
    assert 'value="01A123BC" checked' in forms.body(shown)
    address = forms.fill_in(client, "appeal", forms.PETITION_PAGES[:2])
    assert "Toshkent, Yunusobod, 4-mavze, 12-uy" in forms.body(address)
    assert "field__source" in forms.body(address)


def test_what_one_clears_stays_clear(country, browse_as):
    client = browse_as(country.citizen)
    checked = forms.fill_in(client, "appeal", forms.PETITION_PAGES)
    assert "+998900000001" not in forms.body(checked)
    draft = cases.drafts_of(country.citizen)[0]
    again = client.get(f"/uz/apply/{draft.id}/reply")
    assert 'value=""' in forms.body(again).split('id="phone"')[1][:120]


def test_a_change_leads_back_to_checking(country, browse_as):
    client = browse_as(country.citizen)
    forms.fill_in(client, "appeal", forms.PETITION_PAGES)
    draft = cases.drafts_of(country.citizen)[0]
    shown = client.get(f"/uz/apply/{draft.id}/to?to=check")
    sent = forms.send(client, shown, {"bodies": ["iiv"]})
    assert sent.headers["Location"] == f"/uz/apply/{draft.id}/check"
    assert cases.get_draft(country.citizen, draft.id).answers["bodies"] == ["iiv"]


def test_the_check_page_says_the_fee_and_what_happens_to_the_money(country, browse_as):
    client = browse_as(country.citizen)
    checked = forms.body(forms.fill_in(client, "window-tint-permit", forms.PERMIT_PAGES, "en"))
    assert "2\u202f966\u202f400" in checked or "soʻm" in checked
    assert "you get all the money back" in checked


def test_one_click_twice_is_one_case(country, browse_as):
    client = browse_as(country.citizen)
    checked = forms.fill_in(client, "appeal", forms.PETITION_PAGES)
    first = client.post(checked.request["PATH_INFO"], forms.hidden(checked))
    second = client.post(checked.request["PATH_INFO"], forms.hidden(checked))
    (row,) = cases.my_cases(country.citizen).items
    assert first.headers["Location"] == f"/uz/applications/{row.public_id}/submitted"
    assert str(row.public_id) in second.headers["Location"]


def test_going_back_after_sending_leads_to_the_case(country, browse_as):
    client = browse_as(country.citizen)
    checked = forms.fill_in(client, "appeal", forms.PETITION_PAGES)
    draft = cases.drafts_of(country.citizen)[0]
    forms.submit(client, checked)
    (row,) = cases.my_cases(country.citizen).items
    for page in ("what", "check"):
        assert client.get(f"/uz/apply/{draft.id}/{page}").headers["Location"] == f"/uz/applications/{row.public_id}"


def test_it_cannot_be_sent_unfinished(country, browse_as):
    client = browse_as(country.citizen)
    forms.fill_in(client, "appeal", forms.PETITION_PAGES[:1])
    draft = cases.drafts_of(country.citizen)[0]
    shown = client.get(f"/uz/apply/{draft.id}/check")
    assert f"/uz/apply/{draft.id}/to?to=check#bodies" in forms.body(shown)
    assert client.post(f"/uz/apply/{draft.id}/check", {"_key": "k"}).status_code == 422
    assert cases.my_cases(country.citizen).items == ()


def test_of_several_bodies_the_writer_names_the_one_that_answers(country, browse_as):
    client = browse_as(country.citizen)
    shown = forms.fill_in(client, "appeal", forms.PETITION_PAGES[:1])
    asked = forms.send(client, shown, {"bodies": ["adliya", "iiv"]})
    again = client.get(asked.headers["Location"])
    assert 'name="_lead_bodies"' in forms.body(again)
    done = forms.send(client, again, {"bodies": ["adliya", "iiv"], "_lead_bodies": "iiv"})
    assert done.headers["Location"].endswith("/reply")
    assert cases.drafts_of(country.citizen)[0].answers["bodies"] == ["iiv", "adliya"]
    forged = forms.send(client, again, {"bodies": ["adliya", "iiv"], "_lead_bodies": "hech-kim"})
    assert forged.status_code == 302
    assert set(cases.drafts_of(country.citizen)[0].answers["bodies"]) == {"iiv", "adliya"}


def test_checking_names_the_last_day(country, browse_as):
    client = browse_as(country.citizen)
    assert "24.03.2026" in forms.body(forms.fill_in(client, "appeal", forms.PETITION_PAGES))
