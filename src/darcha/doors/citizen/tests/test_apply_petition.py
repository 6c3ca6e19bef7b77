"""A petition through the pages: together with others, for somebody else, and never to the body complained about."""

import pytest

from darcha.kernel.cases import api as cases

from . import forms

WHAT, TO, REPLY = forms.PETITION_PAGES
COMPLAINT = {**WHAT, "kind": "complaint"}
LANGUAGES = ("uz", "kaa", "ru", "en", "uz-cyrl")


def reached(client, *pages, lang="uz"):
    return forms.fill_in(client, "appeal", pages, lang)


ABOVE = {
    "uz": "Vazirlar Mahkamasi",
    "kaa": "Ministrler Kabineti",
    "ru": "Кабинет Министров",
    "en": "Cabinet of Ministers",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_article_25_the_form_says_which_body_above_gets_it_and_why(country, browse_as, lang):
    client = browse_as(country.citizen)
    to = {"bodies": ["adliya"], "about_body": "adliya", "about_official": "Boshliq"}
    checked = reached(client, COMPLAINT, to, REPLY, lang=lang)
    banner = forms.body(checked).split("banner--info")[1][:900]
    assert ABOVE.get(lang, "Вазирлар Маҳкамаси") in banner
    assert "25" in banner
    receipt = forms.submit(client, checked)
    assert "№" in forms.body(receipt)
    row = cases.my_cases(country.citizen).items[0]
    assert row.body == "vazirlar-mahkamasi"
    line = next(one for one in cases.timeline(country.citizen, row.public_id) if one.code == "sent_above")
    assert line.params == {"about_body": "adliya", "to_body": "vazirlar-mahkamasi"}


def test_article_25_above_whom_nobody_stands_cannot_be_sent_past_the_form(country, browse_as):
    client = browse_as(country.citizen)
    shown = reached(client, COMPLAINT)
    top = {"bodies": ["vazirlar-mahkamasi"], "about_body": "vazirlar-mahkamasi", "about_official": "Boshliq"}
    wrong = forms.send(client, shown, top)
    assert wrong.status_code == 422
    assert 'id="bodies-error"' in forms.body(wrong)
    assert 'value="Boshliq"' in forms.body(wrong)  # nothing typed is lost
    draft = cases.drafts_of(country.citizen)[0]
    cases.save_draft(
        country.citizen, service_key="appeal", answers=REPLY, language="uz", draft_id=draft.id, based_on=draft.revision
    )
    sent = client.post(f"/uz/apply/{draft.id}/check", {"_key": "k"})
    assert sent.status_code == 422
    assert f"/uz/apply/{draft.id}/to" in forms.body(sent)
    assert cases.my_cases(country.citizen).items == ()


def test_article_25_whoever_turns_the_complaint_into_an_application_is_not_held_up(country, browse_as):
    client = browse_as(country.citizen)
    shown = reached(client, COMPLAINT)
    forms.send(client, shown, {"bodies": ["adliya"], "about_body": "adliya"})
    draft = cases.drafts_of(country.citizen)[0]
    forms.send(client, client.get(f"/uz/apply/{draft.id}/what"), WHAT)
    sent = forms.send(client, client.get(f"/uz/apply/{draft.id}/to"), TO)
    assert sent.headers["Location"].endswith("/reply")


def test_article_3_together_with_others(country, browse_as):
    client = browse_as(country.citizen)
    lines = "Aliyev Bahodir, Nukus, Doʻslik 5\nKarimova Oy, Toshkent"
    checked = reached(client, WHAT, TO, {**REPLY, "writes": "together"}, {"people": lines})
    assert "Aliyev Bahodir, Nukus" in forms.body(checked)
    forms.submit(client, checked)
    row = cases.my_cases(country.citizen).items[0]
    assert cases.case_for(country.citizen, row.public_id).answers["people"] == lines


def test_article_29_for_somebody_else_also_without_a_paper(country, browse_as):
    client = browse_as(country.citizen)
    other = {"people": "Aliyeva Nigora, Nukus, 5"}
    checked = reached(client, WHAT, TO, {**REPLY, "writes": "for-another"}, other)
    assert "№" in forms.body(forms.submit(client, checked))


def test_article_22_when_one_learned_of_it_is_asked_of_complaints_alone(country, browse_as):
    client = browse_as(country.citizen)
    assert 'name="learned_on-day"' in forms.body(reached(client, COMPLAINT))
    assert 'name="learned_on-day"' not in forms.body(reached(client, WHAT))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_service_names_no_head_of_a_body_that_was_not_chosen(country, browse_as, lang):
    client = browse_as(country.citizen)
    page = forms.body(client.get(f"/{lang}/services/appeal"))
    head = {"uz": "Rahbar", "kaa": "Basshı", "ru": "Руководитель", "en": "Head of the body", "uz-cyrl": "Раҳбар"}[lang]
    cabinet = {"uz": "Vazirlar Mahkamasi", "kaa": "Ministrler Kabineti", "ru": "Кабинет", "en": "Cabinet of Ministers"}
    assert f"{head}, {cabinet.get(lang, 'Вазирлар')}" not in page
    assert head not in page
